import type { TelegramChannel } from '../bot/channels/telegram.ts'
import type { Memory } from '../bot/respond.ts'
import type { Database } from '../db/database.ts'
import type { Assets } from './assets.ts'
import type { Zalo } from './zalo.ts'

/** Everything the app needs from the runtime it runs on. */
export interface Services {
  memory: Memory
  /** Where the officers' desk keeps its own things. */
  database: Database
  assets: Assets
  telegram?: TelegramChannel
  zalo?: Zalo
  /** Where the world reaches this service, when somebody has set it. */
  publicUrl?: string
  /** The open channels, as people read them. */
  channels: string[]
  /** Resolves when the database answers. */
  ping(): Promise<void>
  now(): number
  /** Lets work go on after the reply: `waitUntil` on Workers, nothing to do on Node. */
  later(work: Promise<unknown>): void
}

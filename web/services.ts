import type { Context } from 'hono'
import type { TelegramChannel } from '../bot/channels/telegram.ts'
import type { ReminderDoor } from '../bot/reminder-door.ts'
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
  /** What signs officers' sessions; the database keeps one of its own when it is not set. */
  deskSecret?: string
  /** The channels through which people can be written to without having asked just now. */
  doors?: readonly ReminderDoor[]
  /** The open channels, as people read them. */
  channels: string[]
  /** Resolves when the database answers. */
  ping(): Promise<void>
  now(): number
  /** The address a request comes from, as far as it can be trusted. */
  address?(context: Context): string | undefined
  /** Lets work go on after the reply: `waitUntil` on Workers, nothing to do on Node. */
  later(work: Promise<unknown>): void
}

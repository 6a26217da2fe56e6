import type { Channel } from './message.ts'

/** A channel, or the whole service, that an officer switched off. */
export interface Off {
  channel: Channel | 'all'
  officer: string
  /** Said to citizens as it stands. */
  reason: string
  at: number
}

/** Remembers what is switched off; what was switched when and why is never deleted. Implemented in db/. */
export interface SwitchStore {
  /** Why a channel does not answer now, if it does not; the whole service's reason before the channel's own. */
  holding(channel: Channel): Promise<Off | undefined>
  /** Everything that is off now. */
  off(): Promise<Off[]>
  flip(change: Off & { off: boolean }): Promise<void>
}

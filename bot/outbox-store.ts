import type { Day } from '../content/day.ts'
import type { Channel } from './message.ts'
import type { Notice } from './reminders.ts'

/** A reminder for one chat, taken out to be sent. */
export interface Parcel {
  id: number
  chat: string
  text: string
}

/** What became of a reminder. `failed`: nobody knows whether it arrived, and so it is not sent again. */
export type Outcome = 'sent' | 'failed' | 'dropped'

/** Reminders to send, each at most once for a chat, a fair and an occasion. Implemented in db/. */
export interface OutboxStore {
  /**
   * Writes a notice for the next chats of a channel that had subscribed when it was due, `most` at a time.
   * Says how many; 0 when all have it. Goes on where a killed process stopped.
   */
  plan(notice: Notice, channel: Channel, most: number): Promise<number>
  /** Takes back what is not sent yet of a fair and was due before a moment: an officer changed it then. */
  withdraw(fair: Day, dueBefore: number): Promise<void>
  /** Ids of what a channel is to send, oldest first. */
  due(channel: Channel, now: number, most: number): Promise<number[]>
  /**
   * Takes a reminder for sending, exactly once: from here on it is never sent again, whatever happens.
   * Undefined when another process has it, or the chat has stopped or cannot be reached.
   */
  claim(id: number, now: number): Promise<Parcel | undefined>
  settle(id: number, outcome: Outcome): Promise<void>
  /** Puts back a reminder that was surely not sent. */
  putBack(id: number): Promise<void>
  /** Marks as failed what was handed over between two moments and never settled: its process was killed. Says how many. */
  giveUpUnsettled(from: number, before: number): Promise<number>
  /** Drops what is not sent and was due before a moment: of one occasion, or of all. */
  dropLate(occasion: Notice['occasion'] | 'any', dueBefore: number, now: number): Promise<void>
  /** Deletes the oldest that are settled and were due before a moment, `most` at a time. */
  forget(dueBefore: number, most: number): Promise<void>
}

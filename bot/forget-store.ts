import type { Channel } from './message.ts'

/** How many of each were deleted. */
export interface Forgotten {
  turns: number
  subscriptions: number
  /** Reminders that were not sent yet. */
  reminders: number
  feedback: number
  handoffs: number
  /** Questions in the officers' inbox. */
  questions: number
  /** Messages that were not answered yet. */
  pending: number
}

/** Deletes what is kept about a chat. Implemented in db/. */
export interface ForgetStore {
  /** All or nothing. What is being answered at this moment stays until it is done, which deletes its words. */
  forget(channel: Channel, conversation: string, at: number): Promise<Forgotten>
}

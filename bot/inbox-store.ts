import type { Channel } from './message.ts'

/** A question no entry answered, waiting for an officer. The text is masked. */
export interface InboxQuestion {
  question: string
  channel: Channel
  conversation: string
  at: number
  reason: 'unknown' | 'asked-for-a-person' | 'not-helpful'
}

/** Keeps what citizens asked and nobody could answer. Implemented in db/. */
export interface InboxStore {
  add(question: InboxQuestion): Promise<void>
  /** Newest first. */
  waiting(limit: number): Promise<(InboxQuestion & { id: number })[]>
}

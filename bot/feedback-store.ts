import type { Opinion } from './feedback.ts'
import type { Channel } from './message.ts'

/** An opinion with where it came from. */
export interface Feedback extends Opinion {
  channel: Channel
  conversation: string
  /** The revision the answer took into account. */
  revision: number
  at: number
}

/** Remembers what citizens thought of answers, once for a conversation, entry and revision. Implemented in db/. */
export interface FeedbackStore {
  /** Keeps an opinion; a later one of the same citizen replaces it. True when "not helpful" is news. */
  note(feedback: Feedback): Promise<boolean>
  /** The revision that was answered from when the conversation last got an entry. */
  revisionShown(conversation: string, entry: string): Promise<number | undefined>
  /** What was said of an entry, newest first. */
  of(entry: string, limit: number): Promise<Feedback[]>
}

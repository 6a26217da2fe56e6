import type { Channel } from './message.ts'

/**
 * What became of a text that a platform was given. `refused`: its rules do not allow it now (Zalo, when the citizen has been
 * silent for too long). Milliseconds: it was surely not delivered and may be tried again then. A fault that is thrown means
 * that nobody knows.
 */
export type Handed = 'sent' | 'unreachable' | 'refused' | { retryAfterMs: number }

/** A channel through which people can be written to without having asked just now. */
export interface ReminderDoor {
  channel: Channel
  /** `chat` is its conversation's id. */
  send(chat: string, text: string): Promise<Handed>
}

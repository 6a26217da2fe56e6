import type { Conversation, Turn } from './conversation.ts'
import type { Channel } from './message.ts'

/** Keeps conversations, and what has already been received. Implemented in db/. */
export interface ConversationStore {
  /**
   * The conversation with its newest turns (at most `limit`, oldest first); started if there is none. An id of
   * another channel, or one that is an address on another channel (`telegram:7`), is not found and starts anew.
   */
  open(channel: Channel, id: string, limit: number): Promise<Conversation>
  /** Adds a turn. */
  keep(id: string, turn: Turn, revision: number): Promise<void>
  /** True exactly once for a channel's message id: the caller who gets it must answer the message. */
  firstSight(channel: Channel, messageId: string, at: number): Promise<boolean>
}

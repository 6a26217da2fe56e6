import type { Channel } from './message.ts'

/** Remembers chats that blocked us or are gone, so that nothing is sent there again. Implemented in db/. */
export interface UnreachableStore {
  /** Says that a chat cannot be reached, and why; the first reason stays. `chat` is its conversation's id. */
  mark(channel: Channel, chat: string, at: number, reason: string): Promise<void>
  /** Since when a chat cannot be reached; undefined when it can. */
  since(channel: Channel, chat: string): Promise<number | undefined>
  /** A chat that wrote itself can be reached again. */
  clear(channel: Channel, chat: string): Promise<void>
}

import type { Channel } from './message.ts'

/** Who wants to be reminded of job fairs. `chat` is its conversation's id. Implemented in db/. */
export interface SubscriptionStore {
  /** Subscribes a chat from a moment on; false when it was subscribed already. */
  start(channel: Channel, chat: string, at: number): Promise<boolean>
  /** Ends it at once: what waits to be sent to the chat is dropped in the same step. False when it was not subscribed. */
  stop(channel: Channel, chat: string, at: number): Promise<boolean>
  /** How many chats of each channel want it and can be reached, in the order of the channels’ names. */
  reach(): Promise<{ channel: Channel; chats: number }[]>
}

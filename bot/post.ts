import type { Channel } from './message.ts'
import type { ReminderDoor } from './reminder-door.ts'

/**
 * Writes to a chat that did not just ask: an officer's reply. `chat` is its conversation's id. Says whether the
 * platform took it: it may refuse the text, or the chat can be reached no more; throws when it is worth trying again.
 */
export type Post = (channel: Channel, chat: string, text: string) => Promise<Posted>
export type Posted = 'sent' | 'refused' | 'unreachable'

/** Posts through the channels that are open; a channel that is closed meanwhile is a fault, so that it is tried again. */
export function postThrough(doors: readonly ReminderDoor[]): Post {
  return async (channel, chat, text) => {
    const door = doors.find(each => each.channel === channel)
    if (!door) throw new Error(`nothing can be sent: ${channel} is not open`)
    const handed = await door.send(chat, text)
    if (typeof handed === 'object') throw new Error(`${channel} asks to wait ${handed.retryAfterMs} ms`)
    return handed
  }
}

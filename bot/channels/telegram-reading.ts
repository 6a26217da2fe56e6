import * as z from 'zod'
import type { Unreadable } from './about-sent.ts'

const Chat = z.object({ id: z.int(), type: z.enum(['private', 'group', 'supergroup', 'channel']) })
const From = z.object({ id: z.int(), is_bot: z.boolean().default(false) })
/** That a message held it is all we keep: no file, place or phone number of a citizen reaches the database. */
const held = z
  .unknown()
  .transform(value => (value === undefined ? undefined : true))
  .optional()

const Message = z.object({
  message_id: z.int(),
  date: z.int(),
  edit_date: z.int().optional(),
  chat: Chat,
  from: From.optional(),
  via_bot: From.optional(),
  message_thread_id: z.int().optional(),
  is_topic_message: z.boolean().optional(),
  reply_to_message: z.object({ from: From.optional() }).optional(),
  media_group_id: z.string().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: held,
  document: held,
  voice: held,
  audio: held,
  video: held,
  video_note: held,
  sticker: held,
  animation: held,
  location: held,
  venue: held,
  contact: held,
  poll: held,
  dice: held,
})
type Message = z.infer<typeof Message>

/**
 * An update with what the bot reads of it, and nothing else. A part that is not as Telegram describes it is left
 * out, so that one surprise never costs the update's number.
 */
export const Update = z.object({
  update_id: z.int(),
  message: Message.optional().catch(undefined),
  edited_message: Message.optional().catch(undefined),
  callback_query: z
    .object({
      id: z.string(),
      from: From,
      data: z.string().optional(),
      message: Message.pick({ message_id: true, chat: true, message_thread_id: true, is_topic_message: true })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  inline_query: z.object({ id: z.string(), from: From, query: z.string() }).optional().catch(undefined),
  my_chat_member: z
    .object({ chat: Chat, new_chat_member: z.object({ status: z.string() }) })
    .optional()
    .catch(undefined),
})
export type Update = z.infer<typeof Update>

/** What `Update` reads; Telegram is asked for these and no others. */
export const READ = ['message', 'edited_message', 'callback_query', 'inline_query', 'my_chat_member'] as const

/** Where an answer goes. In groups it replies to the message, so that people see whom it answers. */
export interface Place {
  chat: number
  thread?: number
  replyTo?: number
}

/** What an update means for the bot. */
export type Incoming =
  | { kind: 'said'; place: Place; text: string }
  | { kind: 'sent'; place: Place; what: Unreadable; album: string | undefined }
  | { kind: 'pressed'; query: string; data: string; place: Place | undefined }
  | { kind: 'searched'; query: string; text: string }
  | { kind: 'left' | 'joined'; chat: number }

/** The bot itself. Its name is needed only outside of private chats. */
export interface Me {
  id: number
  username?: string
}

const EDIT_COUNTS_S = 120 // who corrects later than this has read the answer

/** Whether the bot's name must be known to read it. */
export function needsName(update: Update): boolean {
  const message = update.message ?? update.edited_message
  return update.inline_query !== undefined || (message !== undefined && message.chat.type !== 'private')
}

/** What is worked on one after the other: a chat, or a person who searches. */
export function laneOf(update: Update): string {
  const { message, edited_message, callback_query, inline_query, my_chat_member } = update
  const chat = message ?? edited_message ?? callback_query?.message ?? my_chat_member
  if (chat) return `chat ${chat.chat.id}`
  return `person ${callback_query?.from.id ?? inline_query?.from.id ?? ''}`
}

/** The words of an update in which danger could be told. */
export function wordsOf({ message, edited_message }: Update): string {
  const said = message ?? edited_message
  return said?.text ?? said?.caption ?? ''
}

/** What an update asks of the bot; undefined when it asks nothing. */
export function readUpdate(update: Update, me: Me): Incoming | undefined {
  const { message, edited_message, callback_query, inline_query, my_chat_member } = update
  if (message) return readMessage(message, me)
  if (edited_message) return readEdit(edited_message, me)
  if (callback_query) {
    const { id, data, message: under } = callback_query
    return { kind: 'pressed', query: id, data: data ?? '', place: under && placeOf(under) }
  }
  if (inline_query) return { kind: 'searched', query: inline_query.id, text: inline_query.query }
  if (my_chat_member) {
    const gone = ['kicked', 'left'].includes(my_chat_member.new_chat_member.status)
    return { kind: gone ? 'left' : 'joined', chat: my_chat_member.chat.id }
  }
  return undefined
}

function readEdit(message: Message, me: Me): Incoming | undefined {
  const late = (message.edit_date ?? Number.POSITIVE_INFINITY) - message.date > EDIT_COUNTS_S
  const read = late ? undefined : readMessage(message, me)
  return read?.kind === 'said' ? read : undefined // a live location is "edited" every few seconds
}

function readMessage(message: Message, me: Me): Incoming | undefined {
  const { chat, from, via_bot } = message
  if (chat.type === 'channel' || from?.is_bot || via_bot?.id === me.id) return undefined
  const words = message.text ?? message.caption
  if (chat.type === 'private') {
    if (words !== undefined) return { kind: 'said', place: placeOf(message), text: words }
    const what = sentIn(message)
    return what && { kind: 'sent', place: placeOf(message), what, album: message.media_group_id }
  }
  const text = words === undefined ? undefined : saidToUs(words, message.reply_to_message?.from?.id === me.id, me)
  return text === undefined
    ? undefined
    : { kind: 'said', place: { ...placeOf(message), replyTo: message.message_id }, text }
}

/** In a group: the words said to the bot, without its name; undefined when they are for others. */
function saidToUs(words: string, isReply: boolean, me: Me): string | undefined {
  const [command, to] = /^\/[a-z0-9_]+(?:@(\w+))?/i.exec(words) ?? []
  if (command && to) return to.toLowerCase() === me.username?.toLowerCase() ? words : undefined
  if (command) return words
  const name = new RegExp(`@${me.username ?? ''}(?!\\w)`, 'gi')
  const without = me.username ? words.replace(name, ' ').replace(/ +/g, ' ').trim() : words
  return isReply || without !== words.trim() ? without : undefined
}

function placeOf(at: Pick<Message, 'chat' | 'message_thread_id' | 'is_topic_message'>): Place {
  const thread = at.is_topic_message ? at.message_thread_id : undefined
  return { chat: at.chat.id, ...(thread === undefined ? {} : { thread }) }
}

function sentIn(message: Message): Unreadable | undefined {
  if (message.photo) return 'photo'
  if (message.animation || message.sticker || message.poll || message.dice) return 'other'
  if (message.document) return 'document'
  if (message.voice || message.audio || message.video || message.video_note) return 'sound'
  if (message.location || message.venue) return 'location'
  return message.contact ? 'contact' : undefined // else somebody joined, a message was pinned, and the like
}

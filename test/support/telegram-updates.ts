import type { TelegramChannel } from '../../bot/channels/telegram.ts'

export const TOKEN = '123:abc'
export const SECRET = 'a-secret-of-ours'
export const botInfo = { id: 123, is_bot: true, first_name: 'Hỏi đáp', username: 'hoi_dap_bot' } as never

/** An update as Telegram delivers it, worked on to the end. */
export async function delivered(bot: TelegramChannel, update: unknown): Promise<Response> {
  const work: Promise<unknown>[] = []
  const reply = await bot.webhook(request(update, SECRET), promise => work.push(promise))
  await Promise.all(work)
  return reply
}

export function request(body: unknown, secret?: string): Request {
  return new Request('https://hoi-dap.example/telegram', {
    method: 'POST',
    headers: secret ? { 'x-telegram-bot-api-secret-token': secret } : {},
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

const person = (id: number) => ({ id, is_bot: false, first_name: 'Citizen' })
const alone = (id: number) => ({ id, type: 'private', first_name: 'Citizen' })
const GROUP = { id: -100500, type: 'supergroup', title: 'Khu nhà trọ' }

/** A message in a chat with the bot alone. */
export const said = (id: number, text: string, chat = 42) => ({
  update_id: id,
  message: { message_id: id, date: 1, chat: alone(chat), from: person(chat), text },
})

/** Something else than text, in a chat with the bot alone. */
export const sent = (id: number, what: object) => ({
  update_id: id,
  message: { message_id: id, date: 1, chat: alone(42), from: person(42), ...what },
})

/** A message corrected so many seconds after it was sent. */
export const edited = (id: number, text: string, after: number) => ({
  update_id: id,
  edited_message: { ...said(id, text).message, edit_date: 1 + after },
})

export const pressed = (id: number, data: string, chat: object = alone(42)) => ({
  update_id: id,
  callback_query: {
    id: String(id),
    from: person(42),
    chat_instance: '1',
    data,
    message: { message_id: 1, date: 1, chat, text: 'x' },
  },
})

/** A message in a group with others. */
export const inGroup = (id: number, text: string, more: object = {}) => ({
  update_id: id,
  message: { message_id: id, date: 1, chat: GROUP, from: person(42), text, ...more },
})

export const searched = (id: number, query: string) => ({
  update_id: id,
  inline_query: { id: String(id), from: person(42), query, offset: '' },
})

/** What the bot is in a chat now: kicked, member. */
export const member = (id: number, status: string) => ({
  update_id: id,
  my_chat_member: { chat: alone(42), from: person(42), date: 1, new_chat_member: { status, user: person(123) } },
})

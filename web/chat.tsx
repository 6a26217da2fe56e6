import type { Context } from 'hono'
import * as z from 'zod'
import { TURNS_REMEMBERED } from '../bot/conversation.ts'
import { respond } from '../bot/respond.ts'
import { urgentAnswer } from '../bot/steps/urgent.ts'
import { mask } from '../bot/understanding/mask.ts'
import { wording } from '../content/wording.ts'
import { TEXT_LIMIT } from './api/shapes.ts'
import type { Door } from './app.tsx'
import { refuse } from './faults.tsx'
import { ChatPage } from './pages/chat-page.tsx'
import { Exchange } from './parts/exchange.tsx'
import { show } from './show.ts'

const Field = z.string().catch('')
const Fields = z.object({ text: Field, conversation: Field, label: Field })

/** `GET /`: the chat, empty. */
export function showChat(context: Context<Door>): Response {
  return show(
    context,
    <ChatPage services={context.var.services} chat={{ conversation: crypto.randomUUID(), earlier: [] }} />,
  )
}

/** `POST /`: one question by form; the page again with the answer, or just the exchange when the script asks. */
export async function answerForm(context: Context<Door>): Promise<Response> {
  const { services } = context.var
  const { memory, now } = services
  if (context.req.header('sec-fetch-site') === 'cross-site')
    return refuse(context, 403, 'Yêu cầu đến từ trang khác nên không được nhận.')
  if (
    !/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(context.req.header('content-type') ?? '')
  ) {
    return refuse(context, 415, 'Kiểu dữ liệu gửi lên không đúng.')
  }
  const body = await context.req.parseBody().catch(() => undefined)
  if (!body) return refuse(context, 400, 'Không đọc được nội dung gửi lên.')
  const fields = Fields.parse(body)
  const text = fields.text.replaceAll('\r\n', '\n').trim() // a browser counts a line break as one, and sends two
  const conversation = fields.conversation || crypto.randomUUID()
  const fragment = context.req.header('x-fragment') !== undefined

  const says = text === '' ? wording.nothingSaid : text.length > TEXT_LIMIT ? wording.tooLong(TEXT_LIMIT) : undefined
  if (says !== undefined) {
    const urgent = urgentAnswer(text, memory.library.knowledge)
    if (!urgent)
      return show(
        context,
        <ChatPage services={services} chat={{ conversation, earlier: [], refused: { typed: fields.text, says } }} />,
        422,
      )
    const latest = { said: mask(text).slice(0, TEXT_LIMIT), answer: urgent }
    return fragment
      ? context.html(<Exchange {...latest} conversation={conversation} />)
      : show(context, <ChatPage services={services} chat={{ conversation, earlier: [], latest }} />)
  }

  const responded = await respond({ channel: 'web', conversation, text, at: now() }, memory)
  const latest = {
    said: /^[#@&]/.test(text) && fields.label ? fields.label.slice(0, 200) : mask(text),
    answer: responded.answer,
  }
  if (fragment) return context.html(<Exchange {...latest} conversation={responded.conversation} />)
  const { turns } = await memory.conversations
    .open('web', responded.conversation, TURNS_REMEMBERED)
    .catch(() => ({ turns: [] }))
  // Not every message is kept as a turn: a wish to be forgotten and a feedback button are not.
  const earlier = turns.at(-1)?.said === mask(text) ? turns.slice(0, -1) : turns
  return show(
    context,
    <ChatPage services={services} chat={{ conversation: responded.conversation, earlier, latest }} />,
  )
}

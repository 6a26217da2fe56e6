import type { Context } from 'hono'
import * as z from 'zod'
import { TURNS_REMEMBERED } from '../bot/conversation.ts'
import { reply } from '../bot/reply.ts'
import { respond } from '../bot/respond.ts'
import { urgentAnswer } from '../bot/steps/urgent.ts'
import { mask } from '../bot/understanding/mask.ts'
import { wording } from '../content/wording.ts'
import { TEXT_LIMIT } from './api/shapes.ts'
import type { Door } from './app.tsx'
import { lastAnswered } from './chat-again.tsx'
import { isFramed } from './headers.ts'
import { type Chat, ChatPage } from './pages/chat-page.tsx'
import { Exchange } from './parts/exchange.tsx'
import { postedFields } from './posted-fields.ts'
import { mustWait } from './rate-limit.ts'
import { show } from './show.ts'

const Field = z.string().catch('')
const Fields = z.object({
  text: Field,
  conversation: Field.transform(id => id.slice(0, 80)),
  label: Field,
  again: Field,
})

/** `GET /`: the chat, empty, or with the questions of a topic, which the widget's page may be about (`?topic=bhtn`). */
export function showChat(context: Context<Door>): Response {
  const { memory, now } = context.var.services
  const { knowledge } = memory.library
  const topic = knowledge.topics.get(context.req.query('topic') ?? '')
  const latest = topic && { said: topic.short, answer: reply({ text: `@${topic.id}`, at: now() }, [], knowledge) }
  return showPage(context, { conversation: crypto.randomUUID(), earlier: [], ...(latest ? { latest } : {}) })
}

/** `POST /`: one question by form; the page again with the answer, or just the exchange when the script asks. */
export async function answerForm(context: Context<Door>): Promise<Response> {
  const { memory, now } = context.var.services
  const body = await postedFields(context)
  if (body instanceof Response) return body
  const fields = Fields.parse(body)
  const text = fields.text.replaceAll('\r\n', '\n').trim() // a browser counts a line break as one, and sends two
  const conversation = fields.conversation || crypto.randomUUID()

  const refusal = refusalOf(text, () => mustWait(context, fields.conversation))
  if (refusal) {
    const urgent = urgentAnswer(text, memory.library.knowledge)
    if (urgent) return showLatest(context, { said: mask(text).slice(0, TEXT_LIMIT), answer: urgent }, conversation, [])
    if (refusal.wait) context.header('retry-after', String(refusal.wait))
    if (isForScript(context)) return context.text(refusal.says, refusal.status)
    const refused = { typed: fields.text, says: refusal.says }
    return showPage(context, { conversation, earlier: [], refused }, refusal.status)
  }

  const answered = fields.again ? await lastAnswered(memory, conversation, mask(text)) : undefined
  if (answered) return showLatest(context, answered, conversation, [])
  const responded = await respond({ channel: 'web', conversation, text, at: now() }, memory)
  const latest = {
    said: /^[#@&]/.test(text) && fields.label ? fields.label.slice(0, 200) : mask(text),
    answer: responded.answer,
  }
  if (isForScript(context)) return showLatest(context, latest, responded.conversation, [])
  const { turns } = await memory.conversations
    .open('web', responded.conversation, TURNS_REMEMBERED)
    .catch(() => ({ turns: [] }))
  // Not every message is kept as a turn: a wish to be forgotten and a feedback button are not.
  const earlier = turns.at(-1)?.said === mask(text) ? turns.slice(0, -1) : turns
  return showLatest(context, latest, responded.conversation, earlier)
}

interface Refusal {
  says: string
  status: 422 | 429
  wait?: number
}

function refusalOf(text: string, mustWait: () => number): Refusal | undefined {
  if (text === '') return { says: wording.nothingSaid, status: 422 }
  if (text.length > TEXT_LIMIT) return { says: wording.tooLong(TEXT_LIMIT), status: 422 }
  const wait = mustWait()
  return wait > 0 ? { says: wording.tooFast(wait), status: 429, wait } : undefined
}

function isForScript(context: Context): boolean {
  return context.req.header('x-fragment') !== undefined
}

function showLatest(
  context: Context<Door>,
  latest: NonNullable<Chat['latest']>,
  conversation: string,
  earlier: Chat['earlier'],
): Response {
  return isForScript(context)
    ? context.html((<Exchange {...latest} conversation={conversation} framed={isFramed(context)} />).toString())
    : showPage(context, { conversation, earlier, latest })
}

function showPage(context: Context<Door>, chat: Chat, status = 200): Response {
  return show(context, <ChatPage services={context.var.services} chat={chat} framed={isFramed(context)} />, status)
}

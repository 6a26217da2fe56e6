import type { Context } from 'hono'
import * as z from 'zod'
import { opinionIn } from '../bot/feedback.ts'
import { nameEntry } from '../bot/found.ts'
import { respond } from '../bot/respond.ts'
import { mask } from '../bot/understanding/mask.ts'
import { wording } from '../content/wording.ts'
import { TEXT_LIMIT } from './api/shapes.ts'
import type { Door } from './app.tsx'
import { answerForm } from './chat.tsx'
import { entryToday } from './entry-today.ts'
import { refuse } from './faults.tsx'
import { showMissing } from './missing-entry.tsx'
import { ChatPage } from './pages/chat-page.tsx'
import { EntryPage } from './pages/entry-page.tsx'
import { postedFields } from './posted-fields.ts'
import { mustWait } from './rate-limit.ts'
import { show } from './show.ts'

const Field = z.string().catch('')
const Fields = z.object({ text: Field, conversation: Field.transform(id => id.slice(0, 80)) })

/** `POST /hoi/…`: an opinion on the entry, or a question that goes on about it and opens the chat. */
export async function postEntry(context: Context<Door>): Promise<Response> {
  const body = await postedFields(context)
  if (body instanceof Response) return body
  const fields = Fields.parse(body)
  const id = context.req.param('id') ?? ''
  const text = fields.text.replaceAll('\r\n', '\n').trim()
  const opinion = opinionIn(text)
  if (opinion?.entry === id) {
    const wait = mustWait(context, fields.conversation)
    return wait > 0 ? refuse(context, 429, wording.tooFast(wait)) : noteOpinion(context, id, text, fields.conversation)
  }
  const isEntry = context.var.services.memory.library.knowledge.entries.has(id)
  const fits = text !== '' && text.length <= TEXT_LIMIT
  // What cannot be taken is refused by the chat, with the words kept; danger is answered there all the same.
  return isEntry && fits && mustWait(context, '') === 0 ? askOn(context, id, text) : answerForm(context)
}

async function noteOpinion(context: Context<Door>, id: string, text: string, conversation: string): Promise<Response> {
  const { services } = context.var
  const shown = await entryToday(id, services)
  if (typeof shown === 'string') return showMissing(context, shown)
  const { answer, conversation: kept } = await respond(
    { channel: 'web', conversation: conversation || crypto.randomUUID(), text, at: services.now() },
    services.memory,
  )
  const noted = { says: answer.text, actions: answer.actions, conversation: kept }
  return show(context, <EntryPage services={services} shown={{ ...shown, noted }} />)
}

/** Opens a conversation as if the entry had just been answered, so that "cần giấy tờ gì?" is understood. */
async function askOn(context: Context<Door>, id: string, text: string): Promise<Response> {
  const { services } = context.var
  const { memory, now } = services
  const say = (said: string, conversation: string) =>
    respond({ channel: 'web', conversation, text: said, at: now() }, memory)
  const start = crypto.randomUUID()
  const opened = await say(nameEntry(id), start).catch(fault => {
    memory.report('a conversation about an entry could not be opened; the question was answered without it', fault)
    return { conversation: start }
  })
  const { answer, conversation } = await say(text, opened.conversation)
  const chat = { conversation, earlier: [], latest: { said: mask(text), answer } }
  return show(context, <ChatPage services={services} chat={chat} />)
}

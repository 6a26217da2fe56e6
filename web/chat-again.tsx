import type { Context } from 'hono'
import * as z from 'zod'
import { TURNS_REMEMBERED, type Turn } from '../bot/conversation.ts'
import { reply } from '../bot/reply.ts'
import type { Memory } from '../bot/respond.ts'
import { SECTIONS, type SectionKey } from '../content/entry.ts'
import type { Knowledge } from '../content/knowledge.ts'
import { wording } from '../content/wording.ts'
import type { Door } from './app.tsx'
import { Exchange } from './parts/exchange.tsx'
import { postedFields } from './posted-fields.ts'

const Fields = z.object({ conversation: z.string().max(80).catch('') })

/**
 * `POST /tro-lai`: the newest exchanges of a conversation as `<li>`s, for a page that was reloaded. Answers are not kept:
 * the same words after the same turns give the same answer, as of the day they were asked. The id comes in the body,
 * so that it stands in no address and no log.
 */
export async function showAgain(context: Context<Door>): Promise<Response> {
  const { memory } = context.var.services
  const body = await postedFields(context)
  if (body instanceof Response) return body
  const { conversation } = Fields.parse(body)
  if (!conversation) return context.html('')
  const { id, turns } = await memory.conversations.open('web', conversation, TURNS_REMEMBERED)
  const framed = context.req.query('embed') === '1'
  const exchanges = exchangesOf(turns, memory.library.knowledge).map(({ said, answer }) =>
    (<Exchange said={said} answer={answer} conversation={id} framed={framed} latest={false} />).toString(),
  )
  return context.html(exchanges.join(''))
}

/** The newest exchange when it was about these very words: a page that lost the answer asks again. */
export async function lastAnswered(memory: Memory, conversation: string, said: string) {
  const { turns } = await memory.conversations.open('web', conversation, TURNS_REMEMBERED).catch(() => ({ turns: [] }))
  return turns.at(-1)?.said === said ? exchangesOf(turns, memory.library.knowledge, turns.length - 1)[0] : undefined
}

function exchangesOf(turns: readonly Turn[], knowledge: Knowledge, from = 0) {
  return turns.flatMap((turn, at) => {
    if (at < from) return []
    const answer = reply({ text: turn.said, at: turn.at }, turns.slice(0, at), knowledge)
    // Otherwise a person had the conversation, or the content has changed since: what was said then is not known.
    return answer.kind === turn.kind ? [{ said: saidBy(turn.said, knowledge), answer }] : []
  })
}

/** A citizen's words, or the label of the button that was pressed. */
function saidBy(text: string, { entries, topics }: Knowledge): string {
  const [, mark, id = '', part] = /^([#@])([a-z0-9-]+)(?::([a-z]+))?$/.exec(text) ?? []
  if (mark === '@') return topics.get(id)?.short ?? text
  if (mark !== '#') return text
  return (part === 'all' ? wording.fullText : SECTIONS[part as SectionKey]) ?? entries.get(id)?.question ?? text
}

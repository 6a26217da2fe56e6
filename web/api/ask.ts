import type { Context } from 'hono'
import type * as z from 'zod'
import type { Answer } from '../../bot/answer.ts'
import { type Responded, respond } from '../../bot/respond.ts'
import { urgentAnswer } from '../../bot/steps/urgent.ts'
import { isDay, noonOf } from '../../content/day.ts'
import { wording } from '../../content/wording.ts'
import type { Door } from '../app.tsx'
import { refuse } from '../faults.tsx'
import { mustWait } from '../rate-limit.ts'
import { Question, type Reply } from './shapes.ts'

/** `POST /api/ask`: one question, one answer. Danger is answered even in a text that is too long. */
export async function ask(context: Context<Door>): Promise<Response> {
  const { memory, now } = context.var.services
  if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) {
    return refuse(context, 415, 'Hãy gửi JSON với content-type: application/json.')
  }
  let body: unknown
  try {
    body = JSON.parse(await context.req.text())
  } catch {
    return refuse(context, 400, 'JSON không đọc được.')
  }
  const question = Question.safeParse(body, { reportInput: true })
  if (!question.success) {
    const urgent = urgentAnswer(textIn(body), memory.library.knowledge)
    if (urgent) return context.json(replyOf({ answer: urgent, conversation: '', revision: memory.library.revision }))
    return refuse(context, 422, 'Câu hỏi chưa đúng.', fieldsOf(question.error))
  }
  const { text, conversation, at } = question.data
  const wait = mustWait(context, conversation ?? '')
  if (wait > 0) {
    const urgent = urgentAnswer(text, memory.library.knowledge)
    if (urgent) return context.json(replyOf({ answer: urgent, conversation: '', revision: memory.library.revision }))
    context.header('retry-after', String(wait))
    return refuse(context, 429, wording.tooFast(wait))
  }
  const responded = await respond(
    {
      channel: 'api',
      conversation: conversation ?? crypto.randomUUID(),
      text,
      at: at === undefined ? now() : isDay(at) ? noonOf(at) : Date.parse(at),
    },
    memory,
  )
  return context.json(replyOf(responded))
}

function replyOf({ answer, conversation, revision }: Responded): Reply {
  return {
    kind: answer.kind,
    text: answer.text,
    entries: entriesOf(answer),
    citations: 'citations' in answer ? answer.citations : [],
    actions: answer.actions.map(({ label, kind, value }) => ({ label, kind, value })),
    conversation,
    revision,
  }
}

function entriesOf(answer: Answer): Reply['entries'] {
  return answer.considered.map(({ id, question, score }) => ({ id, question, score }))
}

function fieldsOf(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map(issue => [issue.path.join('.') || 'body', inVietnamese(issue)]))
}

const KINDS: Record<string, string> = { string: 'một chuỗi chữ', object: 'một đối tượng JSON' }

function inVietnamese(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? 'còn thiếu' : `sai kiểu, cần ${KINDS[issue.expected] ?? issue.expected}`
  if (issue.code === 'unrecognized_keys') return `không có mục ${issue.keys.join(', ')}`
  return issue.message
}

function textIn(body: unknown): string {
  return typeof body === 'object' && body !== null && 'text' in body && typeof body.text === 'string' ? body.text : ''
}

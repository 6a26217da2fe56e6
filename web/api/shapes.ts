import * as z from 'zod'
import { isDay } from '../../content/day.ts'

export const TEXT_LIMIT = 2000

const Moment = z
  .string()
  .refine(
    text => isDay(text) || (isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))),
    'phải là ngày có thật, ví dụ 2027-01-10',
  )

/** What `POST /api/ask` takes. */
export const Question = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1, 'chưa có câu hỏi')
    .max(TEXT_LIMIT, `dài quá ${TEXT_LIMIT} chữ cái`)
    .describe('The citizen’s question.'),
  conversation: z
    .string()
    .max(80, 'dài quá 80 chữ cái')
    .optional()
    .describe('The id of an earlier reply, to go on with the same conversation.'),
  at: Moment.optional().describe('Answer as of this day (ISO date or date-time).'),
})

const Action = z.object({
  label: z.string(),
  kind: z
    .enum(['say', 'call', 'open'])
    .describe(
      'say: send value as the next text; call: a phone number; open: an address, of this service when it starts with /.',
    ),
  value: z.string(),
})

/** What it gives. */
export const Reply = z.object({
  kind: z.enum(['found', 'choice', 'fairs', 'urgent', 'question', 'courtesy', 'declined', 'unknown', 'waiting']),
  text: z.string().describe('The answer as plain text, in Vietnamese.'),
  entries: z
    .array(z.object({ id: z.string(), question: z.string(), score: z.number() }))
    .describe('The entries considered, best first.'),
  citations: z.array(z.object({ label: z.string(), section: z.string().optional(), url: z.string().optional() })),
  actions: z.array(Action),
  conversation: z.string(),
  revision: z.int().describe('The newest revision the answer took into account.'),
})
export type Reply = z.infer<typeof Reply>

/** What `POST /api/suggest` takes and gives. */
export const Typed = z.strictObject({
  text: z.string().trim().max(TEXT_LIMIT).describe('What is being typed. It is neither kept nor logged.'),
})
export const Suggestions = z.object({
  questions: z.array(z.object({ id: z.string(), question: z.string() })).describe('Best first, at most five.'),
})

export const Refusal = z.object({ error: z.string(), fields: z.record(z.string(), z.string()).optional() })

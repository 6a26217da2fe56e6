/**
 * `npm run --silent ask -- [--at 2027-01-10] "câu hỏi"` prints the answer as a person reads it.
 * `--jsonl` reads lines `{"id","q"}` on standard input and writes, in order,
 * `{"id","kind","entry","entries","text","ms"}`.
 */
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import type { Answer } from '../bot/answer.ts'
import { reply } from '../bot/reply.ts'
import { checkedContent, learnedIn } from '../content/checked.ts'
import { isDay, noonOf } from '../content/day.ts'
import { type Knowledge, knowledgeOf } from '../content/knowledge.ts'
import { answerAsText } from './answer-as-text.ts'

const Line = z.object({ id: z.union([z.string(), z.number()]), q: z.string() })

function fail(says: string): never {
  console.error(says)
  process.exit(1)
}

function answerTo(text: string, knowledge: Knowledge, at: number): { answer: Answer; ms: number } {
  const start = performance.now()
  const answer = reply({ text, at }, [], knowledge)
  return { answer, ms: Math.round((performance.now() - start) * 100) / 100 }
}

async function answerLines(knowledge: Knowledge, at: number): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    const { id, q } = Line.parse(JSON.parse(line))
    const { answer, ms } = answerTo(q, knowledge, at)
    const entries = [
      ...new Set([...(answer.kind === 'found' ? [answer.entry] : []), ...answer.considered.map(each => each.id)]),
    ]
    const entry = answer.kind === 'found' ? answer.entry : null
    process.stdout.write(`${JSON.stringify({ id, kind: answer.kind, entry, entries, text: answer.text, ms })}\n`)
  }
}

try {
  const { values, positionals } = parseArgs({
    options: { at: { type: 'string' }, jsonl: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (values.at !== undefined && !isDay(values.at))
    fail(`--at ${values.at}: phải là ngày có thật, ví dụ --at 2027-01-10`)
  const at = values.at ? noonOf(values.at) : Date.now()
  const knowledge = knowledgeOf(checkedContent() ?? (await import('../content/folder.ts')).contentIn(), learnedIn())
  if (values.jsonl) await answerLines(knowledge, at)
  else if (positionals.length === 0)
    fail('Viết câu hỏi sau --, ví dụ: npm run --silent ask -- "bao giờ có sàn việc làm"')
  else console.log(answerAsText(answerTo(positionals.join(' '), knowledge, at).answer))
} catch (fault) {
  fail(fault instanceof Error ? fault.message : String(fault))
}

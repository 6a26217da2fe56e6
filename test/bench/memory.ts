/** `memory.ts FILE`: what a process takes that starts from such a file, as the service does from its own, and answers once. */
import { readFileSync } from 'node:fs'
import { reply } from '../../bot/reply.ts'
import type { Content } from '../../content/content.ts'
import { noonOf } from '../../content/day.ts'
import { knowledgeOf } from '../../content/knowledge.ts'
import type { Learned } from '../../content/learned.ts'

export interface Prepared {
  content: Content
  learned: Learned
}

const { content, learned } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Prepared
// The service keeps both: what an officer changes is read anew, the rest as it was learned.
const service = { learned, knowledge: knowledgeOf(content, learned) }
reply({ text: 'nghỉ việc bao lâu thì nộp hồ sơ', at: noonOf('2026-11-23') }, [], service.knowledge)
globalThis.gc?.()
const { rss, heapUsed, external } = process.memoryUsage() // `external` holds the array buffers, too
console.log(JSON.stringify({ rss, held: heapUsed + external, keeps: Object.keys(service) }))

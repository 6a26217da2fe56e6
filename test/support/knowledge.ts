import type { Answer } from '../../bot/answer.ts'
import type { Turn } from '../../bot/conversation.ts'
import { reply } from '../../bot/reply.ts'
import { learnedIn } from '../../content/checked.ts'
import { noonOf } from '../../content/day.ts'
import { contentIn } from '../../content/folder.ts'
import { type Knowledge, knowledgeOf } from '../../content/knowledge.ts'

/** The day the fact sheets were made: what the stories take for today. */
export const TODAY = '2026-11-23'

let shipped: Knowledge | undefined

/** The content as it is shipped; packed once per test file. */
export function knowledge(): Knowledge {
  shipped ??= knowledgeOf(contentIn(), learnedIn())
  return shipped
}

/** The bot's answer to a citizen who says this on a day. */
export function ask(text: string, { on = TODAY, after = [] as Turn[] } = {}): Answer {
  return reply({ text, at: noonOf(on) }, after, knowledge())
}

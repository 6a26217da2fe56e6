import type { Context } from 'hono'
import { isTooShort } from '../../bot/steps/say-more.ts'
import { topicsNamed } from '../../bot/steps/topic.ts'
import { type Day, dayInVietnam } from '../../content/day.ts'
import type { Entry } from '../../content/entry.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { search } from '../../content/search/search.ts'
import { entriesInForce, type Topic } from '../../content/topic.ts'
import { wording } from '../../content/wording.ts'
import type { Door } from '../app.tsx'
import { caughtUp } from '../caught-up.ts'
import { refuse } from '../faults.tsx'
import { networkOf } from '../rate-limit.ts'
import { Typed } from './shapes.ts'

const MOST = 5
const LEAST = 4 // letters: fewer suggest everything
const LIKELY = 0.03 // less likely entries, among those that may answer, are no help
const NOTHING = 0.5

/** `POST /api/suggest`: entries that what is being typed may be about. In the body, since addresses are logged. */
export async function suggest(context: Context<Door>): Promise<Response> {
  const { services, limits } = context.var
  const { memory, now, address } = services
  const network = networkOf(address?.(context))
  const wait = network ? limits.suggestions(network, now()) : 0
  if (wait > 0) {
    context.header('retry-after', String(wait))
    return refuse(context, 429, wording.tooFast(wait))
  }
  const typed = Typed.safeParse(await context.req.json().catch(() => undefined))
  if (!typed.success) return refuse(context, 422, 'Chữ gửi lên chưa đúng.')
  await caughtUp(services)
  const questions = suggestionsFor(typed.data.text, memory.library.knowledge, now())
  return context.json({ questions: questions.map(({ id, question }) => ({ id, question })) })
}

/** Nothing for a text that tells of danger: its own answer must not be passed by. */
function suggestionsFor(text: string, knowledge: Knowledge, now: number): Entry[] {
  if (text.length < LEAST || knowledge.alarm.hears(text)) return []
  const day = dayInVietnam(now)
  // The last word may be half typed: then the words before it tell more.
  for (const read of [text, text.replace(/\s*\S+$/, '')]) {
    const named = topicsNamed(read, knowledge)
    if (named.length > 0) return firstOf(named, knowledge, day)
    const found = search(read, knowledge.index, day)
    const { matches, none } = found
    // Of few words none is certain, and yet some are likelier than others.
    if (none < NOTHING || isTooShort(read, found))
      return matches
        .filter(match => match.chance >= LIKELY * (1 - none))
        .slice(0, MOST)
        .map(match => match.found)
  }
  return []
}

/** The most asked questions of the topics, a few of each. */
function firstOf(topics: readonly Topic[], { content }: Knowledge, day: Day): Entry[] {
  const lists = topics.map(topic => entriesInForce(topic, content.entries, day))
  return Array.from({ length: MOST }, (_, round) => lists.flatMap(list => list[round] ?? []))
    .flat()
    .slice(0, MOST)
}

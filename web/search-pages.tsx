import type { Context } from 'hono'
import * as z from 'zod'
import { situationOf } from '../bot/reply.ts'
import { decline } from '../bot/steps/decline.ts'
import { isTooShort } from '../bot/steps/say-more.ts'
import { topicsNamed } from '../bot/steps/topic.ts'
import { urgentAnswer } from '../bot/steps/urgent.ts'
import { mask } from '../bot/understanding/mask.ts'
import type { Found } from '../content/search/search.ts'
import { wording } from '../content/wording.ts'
import { TEXT_LIMIT } from './api/shapes.ts'
import type { Door } from './app.tsx'
import { caughtUp } from './caught-up.ts'
import { type Looked, SearchPage } from './pages/search-page.tsx'
import { postedFields } from './posted-fields.ts'
import { mustWait } from './rate-limit.ts'
import { show } from './show.ts'
import { showShared } from './show-shared.ts'

const Fields = z.object({ q: z.string().catch('') })

// Surer than this that no entry answers, a list would only mislead; a word or two are looked up as in an index.
const NOTHING = 0.8
const misleads = (typed: string, found: Found) => found.none > NOTHING && !isTooShort(typed, found)

/** `GET /tim`: the empty field. What stands after a question mark is not read: words of citizens stay out of addresses. */
export function showSearch(context: Context<Door>): Promise<Response> {
  return showShared(context, <SearchPage services={context.var.services} />)
}

/** `POST /tim`: the entries that come nearest, and the numbers to call first when the words tell of danger. Keeps nothing. */
export async function lookUp(context: Context<Door>): Promise<Response> {
  const { services } = context.var
  const body = await postedFields(context)
  if (body instanceof Response) return body
  const { q } = Fields.parse(body)
  const typed = q.trim()
  const { knowledge } = services.memory.library
  const urgent = urgentAnswer(typed, knowledge)
  const refused = refusalOf(typed, () => mustWait(context, ''))
  if (refused) {
    const looked: Looked = { typed: q, wrong: refused.says, matches: [], ...(urgent ? { urgent } : {}) }
    return show(context, <SearchPage services={services} looked={looked} />, urgent ? 200 : refused.status)
  }
  await caughtUp(services)
  return show(context, <SearchPage services={services} looked={found(typed, urgent, context)} />)
}

function refusalOf(typed: string, wait: () => number): { says: string; status: number } | undefined {
  if (typed === '') return { says: 'Bạn chưa gõ chữ nào.', status: 422 }
  if (typed.length > TEXT_LIMIT) return { says: wording.tooLong(TEXT_LIMIT), status: 422 }
  const seconds = wait()
  return seconds > 0 ? { says: `Bạn tìm nhanh quá. Chờ ${seconds} giây rồi bấm Tìm lại nhé.`, status: 429 } : undefined
}

function found(typed: string, urgent: Looked['urgent'], context: Context<Door>): Looked {
  const { memory, now } = context.var.services
  const { knowledge } = memory.library
  const situation = situationOf({ text: typed, at: now() }, [], knowledge)
  const result = situation.search()
  const topics = topicsNamed(typed, knowledge)
  const elsewhere = urgent ? undefined : decline(situation)
  return {
    typed: mask(typed), // a personal number is not shown again
    today: situation.day,
    matches: topics.length > 0 || misleads(typed, result) ? [] : result.matches,
    topics,
    ...(urgent ? { urgent } : {}),
    ...(elsewhere ? { elsewhere: elsewhere.text } : {}),
  }
}

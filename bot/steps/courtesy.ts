import type { CourtesyKind } from '../../content/courtesy.ts'
import type { Phrases } from '../../content/search/phrases.ts'
import { readLoosely } from '../../content/search/read-loosely.ts'
import { type Token, tokensOf } from '../../content/search/token.ts'
import { wording } from '../../content/wording.ts'
import type { Action, Answer } from '../answer.ts'
import { topicButtons } from '../topic-buttons.ts'
import type { Situation } from './step.ts'

const NODS = /^(?:👍|👌|🙏|❤|🥰|😊|🙂|😂|😁|\s|\p{Emoji_Modifier}|\ufe0f)+$/u
const OFFERS_TOPICS: ReadonlySet<CourtesyKind> = new Set(['greeting', 'whoAmI'])
// Whoever is in danger and scolds must not lose the numbers: a step after this says them again.
const NOT_IN_DANGER: ReadonlySet<CourtesyKind> = new Set(['sorry', 'whatThen'])

/** Greeting, thanks, good-bye, a nod, a no and a scolding, when the message is nothing else. */
export function courtesy({ message, before, knowledge }: Situation): Answer | undefined {
  if (NODS.test(message.text)) return says(wording.acknowledged)
  const said = tokensOf(message.text)
  if (said.length === 0) return says(wording.nothingSaid, topicButtons(knowledge))
  const { said: kinds, around } = knowledge.courtesies
  const readings = [said, readLoosely(message.text)]
  const found = kinds.find(({ words }) => readings.some(reading => areOnly(reading, words, around)))
  if (!found || (before.at(-1)?.kind === 'urgent' && NOT_IN_DANGER.has(found.kind))) return undefined
  return says(wording[found.kind], OFFERS_TOPICS.has(found.kind) ? topicButtons(knowledge) : [])
}

/** Whether the words are some of these, and nothing else but what may stand around them. */
function areOnly(said: readonly Token[], words: Phrases, around: Phrases): boolean {
  const own = words.placesIn(said)
  const covered = new Set<number>()
  for (const { start, end } of [...own, ...around.placesIn(said)]) for (let at = start; at < end; at++) covered.add(at)
  return own.length > 0 && covered.size === said.length
}

const says = (lead: string, actions: Action[] = []): Answer => ({
  kind: 'courtesy',
  lead,
  text: lead,
  actions,
  considered: [],
})

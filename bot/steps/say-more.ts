import { readLoosely } from '../../content/search/read-loosely.ts'
import type { Found } from '../../content/search/search.ts'
import { termsOf } from '../../content/search/terms.ts'
import { ASKING_WORDS } from '../../content/search/texting.ts'
import { wording } from '../../content/wording.ts'
import type { Action, Answer, Considered } from '../answer.ts'
import { nameTopic, topicButtons } from '../topic-buttons.ts'
import { asksOfAnything } from '../understanding/bare-question.ts'
import { considered } from './from-content.ts'
import type { Situation } from './step.ts'
import { HARDLY_OURS } from './unknown.ts'

const FEW = 2 // words that carry a subject
const LIKELY = 3 // topics offered

/** Too few words to know what is asked ("giấy hẹn", "mới nghỉ"): asks for more, once, instead of passing it on to officers. */
export function sayMore({ message, before, knowledge, search }: Situation): Answer | undefined {
  const last = before.at(-1)
  const words = readLoosely(message.text)
  if (words.length > 0 && asksOfAnything(words.map(({ folded }) => folded).join(' ')))
    return askForMore(topicButtons(knowledge))
  if (last?.kind === 'choice' || last?.kind === 'unknown') return undefined
  if (last?.kind === 'courtesy' && saysLittle(last.said)) return undefined
  const found = search()
  if (!isTooShort(message.text, found)) return undefined
  const likely = [...new Set(found.matches.map(match => match.found.topic))].slice(0, LIKELY)
  const actions: Action[] =
    likely.length > 0
      ? likely.map(id => ({ kind: 'say', label: knowledge.topics.get(id)!.short, value: nameTopic(id) }))
      : topicButtons(knowledge)
  return askForMore(actions, considered(found.matches))
}

function askForMore(actions: Action[], considered: Considered[] = []): Answer {
  return { kind: 'courtesy', lead: wording.sayMore, text: wording.sayMore, actions, considered }
}

/** About our subjects as far as it goes, but too few words to know what is asked. */
export function isTooShort(text: string, { ours = 1 }: Pick<Found, 'ours'>): boolean {
  return saysLittle(text) && ours >= HARDLY_OURS
}

/** Two words at most that carry a subject, and none that asks. */
function saysLittle(text: string): boolean {
  const words = readLoosely(text)
  return !words.some(({ folded }) => ASKING_WORDS.has(folded)) && termsOf(words).unigrams.length <= FEW
}

import { readLoosely } from '../../content/search/read-loosely.ts'
import type { Found, Match } from '../../content/search/search.ts'
import { termsOf } from '../../content/search/terms.ts'
import { ASKING_WORDS } from '../../content/search/texting.ts'
import type { Token } from '../../content/search/token.ts'
import { wording } from '../../content/wording.ts'
import type { Action, Answer, Considered } from '../answer.ts'
import { choiceOf } from '../choice.ts'
import { nameEntry } from '../found.ts'
import { nameTopic, topicButtons } from '../topic-buttons.ts'
import { asksOfAnything } from '../understanding/bare-question.ts'
import { FAR, OFFERED } from './choose.ts'
import { considered } from './from-content.ts'
import type { Situation } from './step.ts'
import { HARDLY_OURS } from './unknown.ts'

const TWO = 2 // words that carry a subject: too few to know what is asked
const FEW = 4 // still few enough to ask back
// From this chance on an entry may be meant. So few words leave little chance to any ("động kinh" 0.02, "chồng mất" 0.01),
// and still the best three hold the right entry: of 70 such messages 66, of 21 that mean nothing sure 8 get an offer.
const MAY_BE_MEANT = 0.005
const MORE_MAY_BE_MEANT = 0.03 // of more words, and of those that are hardly ours

/** Few words ("chồng mất", "vay nuôi bò"): asks which of the likeliest entries is meant, or for more words, once, instead of passing it on to officers. */
export function sayMore({ message, before, knowledge, search }: Situation): Answer | undefined {
  const last = before.at(-1)
  const words = readLoosely(message.text)
  const found = search()
  const namesNothing = words.length > 0 && asksOfAnything(words.map(({ folded }) => folded).join(' '))
  if (namesNothing && !mayBeMeant(found.matches, MORE_MAY_BE_MEANT).length) return askForMore(topicButtons(knowledge))
  if (last?.kind === 'choice' || last?.kind === 'unknown') return undefined
  if (last?.kind === 'courtesy' && saysLittle(readLoosely(last.said))) return undefined
  const tooShort = isTooShort(message.text, found)
  const meant = mayBeMeant(found.matches, tooShort && !namesNothing ? MAY_BE_MEANT : MORE_MAY_BE_MEANT)
  if (meant.length > 0 && subjectsIn(words) <= FEW) return whichIsMeant(meant, knowledge)
  return tooShort ? askForMore(topicButtons(knowledge), considered(found.matches)) : undefined
}

function mayBeMeant(matches: readonly Match[], least: number): Match[] {
  const bar = Math.max(least, FAR * (matches[0]?.chance ?? 0))
  return matches.slice(0, OFFERED).filter(({ chance }) => chance >= bar)
}

/** The likeliest entries, and the list of the first one's topic for whoever means none of them. */
function whichIsMeant(meant: readonly Match[], { topics }: Pick<Situation['knowledge'], 'topics'>): Answer {
  const topic = topics.get(meant[0]!.found.topic)!
  return choiceOf(
    wording.which,
    [
      ...meant.map(({ found }): Action => ({ kind: 'say', label: found.question, value: nameEntry(found.id) })),
      { kind: 'say', label: wording.otherOf(topic.short), value: nameTopic(topic.id) },
    ],
    considered(meant),
  )
}

function askForMore(actions: Action[], considered: Considered[] = []): Answer {
  return { kind: 'courtesy', lead: wording.sayMore, text: wording.sayMore, actions, considered }
}

/** About our subjects as far as it goes, but too few words to know what is asked. */
export function isTooShort(text: string, { ours = 1 }: Pick<Found, 'ours'>): boolean {
  return saysLittle(readLoosely(text)) && ours >= HARDLY_OURS
}

/** Two words at most that carry a subject, and none that asks. */
function saysLittle(words: readonly Token[]): boolean {
  return !words.some(({ folded }) => ASKING_WORDS.has(folded)) && subjectsIn(words) <= TWO
}

const subjectsIn = (words: readonly Token[]): number => termsOf(words).unigrams.length

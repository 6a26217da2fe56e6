import { readFolded, readLoosely } from '../../content/search/read-loosely.ts'
import type { Found } from '../../content/search/search.ts'
import { termsOf } from '../../content/search/terms.ts'
import { ASKING_WORDS } from '../../content/search/texting.ts'
import type { Token } from '../../content/search/token.ts'
import { wording } from '../../content/wording.ts'
import type { Action, Answer, Considered } from '../answer.ts'
import { topicButtons } from '../topic-buttons.ts'
import { asksOfAnything } from '../understanding/bare-question.ts'
import { type Likely, oneOf } from '../understanding/in-light.ts'
import { rivalsAmong, whichEntry } from './choose.ts'
import { considered } from './from-content.ts'
import type { Situation } from './step.ts'
import { HARDLY_OURS } from './unknown.ts'

const TWO = 2 // words that carry a subject: too few to know what is asked
const FEW = 4 // still few enough to ask back
// From this chance on an entry may be meant. So few words leave little to any ("động kinh" 0.02, "bé nhẹ cân" 0.006).
const MAY_BE_MEANT = 0.005
const MORE_MAY_BE_MEANT = 0.1 // of more words, of those that are hardly ours, and of those that can be asked of anything
// The share of what speaks for any entry that those offered must hold: what could mean anything ("6 triệu") speaks a little
// for many. So 48 of 59 messages by a writer that nothing answered get the right entry offered (2 only others), and 73 of
// 198 that mean nothing sure some.
const MOST = 0.8

/** Few words ("chồng mất", "vay nuôi bò"): asks which of the likeliest entries is meant, or for more words, once, instead of passing it on to officers. */
export function sayMore({ message, before, knowledge, search, goingOn }: Situation): Answer | undefined {
  const last = before.at(-1)
  const words = readLoosely(message.text)
  const found = search()
  const namesNothing = words.length > 0 && asksOfAnything(readFolded(message.text))
  const tooShort = isTooShort(message.text, found)
  const meant = mayBeMeant(found, tooShort && !namesNothing ? MAY_BE_MEANT : MORE_MAY_BE_MEANT)
  if (namesNothing && meant.length === 0) return goingOn() ? undefined : askForMore(topicButtons(knowledge))
  if (last?.kind === 'choice' || last?.kind === 'unknown') return undefined
  if (last?.kind === 'courtesy' && saysLittle(readLoosely(last.said))) return undefined
  if (meant.length > 0 && subjectsIn(words) <= FEW) return whichEntry(meant, knowledge)
  return tooShort ? askForMore(topicButtons(knowledge), considered(found.matches)) : undefined
}

/** The likeliest entries, if together they stand out; none otherwise. */
function mayBeMeant({ matches, none }: Found, least: number): Likely[] {
  const meant = (matches[0]?.chance ?? 0) < least ? [] : rivalsAmong(matches)
  return oneOf(meant) >= MOST * (1 - none) ? meant : []
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

import { wording } from '../../content/wording.ts'
import type { Action, Answer } from '../answer.ts'
import { choiceOf } from '../choice.ts'
import { nameEntry } from '../found.ts'
import { considered } from './from-content.ts'
import type { Situation } from './step.ts'

/** How many entries a citizen is asked to choose from, at most. */
export const OFFERED = 3
const FEWEST = 2 // one alone is no choice
// An entry with less than this share of the best one’s chance is no rival: of 824 choices a fifth are shorter than at 0.03,
// and in four the right entry is no longer offered.
export const FAR = 0.08
const NOTHING = 0.55 // above this chance that no entry answers, the best ones are only neighbours
const TOGETHER = 0.2 // below this chance of all that is offered, a choice is no help…
const SURELY_OURS = 0.1 // …but where some entry answers for sure ("trợ cấp"), it helps more than to know nothing

/** One clarifying choice of two or three, never a second in a row. */
export function choose({ before, search }: Pick<Situation, 'before' | 'search'>): Answer | undefined {
  if (before.at(-1)?.kind === 'choice') return undefined
  const { matches, none } = search()
  const best = matches[0]
  if (!best || none > NOTHING) return undefined
  const rivals = matches.slice(0, OFFERED).filter((match, at) => at < FEWEST || match.chance >= FAR * best.chance)
  if (none > SURELY_OURS && rivals.reduce((sum, match) => sum + match.chance, 0) < TOGETHER) return undefined
  const actions = rivals.map(
    (match): Action => ({ kind: 'say', label: match.found.question, value: nameEntry(match.found.id) }),
  )
  return choiceOf(wording.which, actions, considered(rivals))
}

import { wording } from '../../content/wording.ts'
import type { Action, Answer } from '../answer.ts'
import { nameEntry } from '../found.ts'
import { considered } from './from-content.ts'
import type { Situation } from './step.ts'

/** From this confidence on the best entries are offered as a choice; below it they are only neighbours. */
export const UNSURE = 0.13
const OFFERED = 3
const NEAR = 0.5 // an entry scored below this share of the best is no rival

/** One clarifying choice of two or three, never a second in a row. */
export function choose({ before, search }: Situation): Answer | undefined {
  if (before.at(-1)?.kind === 'choice') return undefined
  const { matches, confidence } = search()
  if (confidence < UNSURE) return undefined
  const best = matches[0]!
  const rivals = matches.slice(0, OFFERED).filter(match => match.score >= NEAR * best.score)
  if (rivals.length === 0) return undefined
  const actions = rivals.map(
    (match): Action => ({ kind: 'say', label: match.found.question, value: nameEntry(match.found.id) }),
  )
  return {
    kind: 'choice',
    lead: wording.which,
    text: [wording.which, ...rivals.map((match, at) => `${at + 1}. ${match.found.question}`)].join('\n'),
    actions,
    considered: considered(rivals, confidence),
  }
}

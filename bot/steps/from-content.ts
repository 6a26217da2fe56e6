import type { Match } from '../../content/search/search.ts'
import type { Answer, Considered } from '../answer.ts'
import { foundAnswer } from '../found.ts'
import { aspectsOf } from '../understanding/aspect.ts'
import type { Situation } from './step.ts'

/** From this confidence on an entry is given as the answer; below it, wrong would be likelier than 1 in 10. */
export const SURE = 0.3

/** The entry that answers, with the parts the question asks for. */
export function fromContent({ message, day, knowledge, search }: Situation): Answer | undefined {
  const { matches, confidence } = search()
  const best = matches[0]
  if (!best || confidence < SURE) return undefined
  return foundAnswer(best.found, aspectsOf(message.text).slice(0, 1), day, knowledge, considered(matches, confidence))
}

/** The matches for an API's reader: the first with the confidence, the others in proportion. */
export function considered(matches: readonly Match[], confidence: number): Considered[] {
  const top = matches[0]?.score ?? 1
  return matches.slice(0, 5).map(match => ({
    id: match.found.id,
    question: match.found.question,
    score: Math.round(1000 * confidence * (match.score / top)) / 1000,
  }))
}

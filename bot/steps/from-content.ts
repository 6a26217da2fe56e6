import type { Match } from '../../content/search/search.ts'
import type { Answer, Considered } from '../answer.ts'
import { foundAnswer } from '../found.ts'
import { aspectsOf } from '../understanding/aspect.ts'
import type { Situation } from './step.ts'

/** From this confidence on an entry is given as the answer; below it, wrong would be likelier than 1 in 10. */
export const SURE = 0.3

/** The entry that answers, with the parts the question asks for. */
export function fromContent({ message, day, knowledge, search }: Situation): Answer | undefined {
  const { matches, confidence, read } = search()
  const best = matches[0]
  if (!best || confidence < SURE || best.score < LEAST_EVIDENCE || isTie(matches, confidence, read.length))
    return undefined
  return foundAnswer(best.found, aspectsOf(message.text).slice(0, 1), day, knowledge, considered(matches, confidence))
}

// An entry that shares this little with the question is only the least far away: "bảo hiểm cho con trâu".
const LEAST_EVIDENCE = 1.1
const SURE_DESPITE_TIE = 0.8
const TIE = 0.08 // a lead smaller than this share of the score is none
const FEW_WORDS = 4
const TIE_OF_FEW_WORDS = 0.25 // "bảo hiểm" alone could be anything

function isTie([first, second]: readonly Match[], confidence: number, words: number): boolean {
  if (!first || !second) return false
  const lead = (first.score - second.score) / first.score
  return words <= FEW_WORDS ? lead < TIE_OF_FEW_WORDS : confidence < SURE_DESPITE_TIE && lead < TIE
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

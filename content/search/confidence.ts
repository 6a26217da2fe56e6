import type { Ranked } from './rank.ts'

/**
 * The chance that the best entry answers the question, from 0 to 1: a logistic over how much of the question
 * the entry holds, how near it is to one of the entry's wordings, and how far ahead it is of the next entry.
 * The weights are fitted by `npm run eval -- --fit` on the tuning half of the golden questions.
 */
export function confidenceOf(ranked: readonly Ranked[]): number {
  const [first, second] = ranked
  if (!first) return 0
  const margin = second ? (first.score - second.score) / first.score : 1
  const sum =
    WEIGHTS.constant +
    WEIGHTS.coverage * first.coverage +
    WEIGHTS.pairCoverage * first.pairCoverage +
    WEIGHTS.likeness * first.likeness +
    WEIGHTS.wordingHeld * first.wordingHeld +
    WEIGHTS.margin * margin
  return 1 / (1 + Math.exp(-sum))
}

const WEIGHTS = { constant: -5, coverage: 3.5, pairCoverage: 3, likeness: 4, wordingHeld: 1, margin: 3 }

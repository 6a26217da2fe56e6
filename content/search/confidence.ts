import type { Ranked } from './rank.ts'

/** What the chance of a right answer is judged by. Each is from 0 to 1. */
export interface Features {
  coverage: number
  pairCoverage: number
  margin: number
  chance: number
}

/**
 * The chance that the best entry answers the question, from 0 to 1: a logistic over how much of the question
 * the entry holds, how sure the classifier is, and how far ahead the entry is of the next.
 * The weights are fitted by `npm run fit` on golden questions and on wordings held out of the index.
 */
export function confidenceOf(ranked: readonly Ranked[]): number {
  if (ranked.length === 0) return 0
  const features = featuresOf(ranked)
  const sum = Object.entries(features).reduce(
    (total, [name, value]) => total + WEIGHTS[name as keyof Features] * value,
    WEIGHTS.constant,
  )
  return 1 / (1 + Math.exp(-sum))
}

/** The features of the best of at least one ranked entry. */
export function featuresOf(ranked: readonly Ranked[]): Features {
  const [first, second] = ranked as [Ranked, Ranked?]
  return {
    coverage: first.coverage,
    pairCoverage: first.pairCoverage,
    margin: second ? (first.score - second.score) / first.score : 1,
    chance: first.chance,
  }
}

const WEIGHTS = { constant: -3.4, coverage: 1.6, pairCoverage: 1.9, margin: 2.4, chance: 2.1 }

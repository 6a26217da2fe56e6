import type { Asked, Ranked } from './rank.ts'

/** The evidence that no entry answers. */
export interface Doubts {
  /** One. */
  always: number
  /** The share of the question's words that no entry holds. */
  unknown: number
  /** How many words carry a subject, on a logarithmic scale. */
  length: number
  /** How few words carry a subject: 1 for one, 1/2 for two … */
  brief: number
  /** The same where no word asks: "giấy hẹn". */
  unasked: number
  /** How little the best entry covers. */
  uncovered: number
  /** How unlike our subjects the message is, as log odds within ±4; 0 before anything is learned. */
  foreign: number
}

/** Fitted by `npm run fit` together with the weights of the signals. */
const WEIGHTS: Readonly<Record<keyof Doubts, number>> = {
  always: 9.61,
  unknown: -0.13,
  length: 0.76,
  brief: 4.8,
  unasked: 2.88,
  uncovered: -0.11,
  foreign: 0.96,
}

export function doubtsOf(asked: Asked, ranked: readonly Ranked[], ours = 0.5): Doubts {
  let covered = 0
  for (const { signals } of ranked) covered = Math.max(covered, signals.coverage)
  const brief = 1 / Math.max(1, asked.terms.unigrams.length)
  return {
    always: 1,
    unknown: asked.unknown,
    length: Math.log(1 + asked.terms.unigrams.length),
    brief,
    unasked: asked.asks ? 0 : brief,
    uncovered: 1 - covered,
    foreign: Math.max(-4, Math.min(4, Math.log((1 - ours) / ours))),
  }
}

export const DOUBT_NAMES = Object.keys(WEIGHTS) as (keyof Doubts)[]

/** The chance of each ranked entry to be the right one, in their order, and the chance that none is. Together they are 1. */
export function chancesOf(ranked: readonly Ranked[], doubts: Doubts): { chances: number[]; none: number } {
  let doubt = 0
  for (const name of DOUBT_NAMES) doubt += WEIGHTS[name] * doubts[name]
  const most = Math.max(doubt, ranked[0]?.score ?? doubt)
  let total = Math.exp(doubt - most)
  for (const { score } of ranked) total += Math.exp(score - most)
  return { chances: ranked.map(({ score }) => Math.exp(score - most) / total), none: Math.exp(doubt - most) / total }
}

/** The evidence that an entry answers a question. Each is about 0 to 1. */
export interface Signals {
  /** BM25 of words, words with marks and pairs of words, over what the question could reach. */
  words: number
  /** The share of the question's words (by idf) that the entry holds anywhere. */
  coverage: number
  /** The same for words typed with marks; like coverage when none were. */
  marks: number
  /** The share of the question's words that the entry's ways of asking hold. */
  waysCoverage: number
  /** Likeness to the nearest way of asking: shared weight over all weight of both. */
  likeness: number
  /** The share of that way's weight that the question holds. */
  wayHeld: number
  /** The entry's part among the twenty ways of asking nearest to the question. */
  votes: number
  /** What the classifier thinks, on a logarithmic scale. */
  evidence: number
  /** What the classifier thinks of the entry's topic as a whole. */
  topic: number
}

/** Fitted by `npm run fit`: with these the exponential of the score is as likely as the entry is right. */
const WEIGHTS: Readonly<Record<keyof Signals, number>> = {
  words: -0.07,
  coverage: -0.53,
  marks: 0.72,
  waysCoverage: 1.16,
  likeness: -0.68,
  wayHeld: 0.56,
  votes: 2.21,
  evidence: 7.46,
  topic: 1.81,
}
// Where nothing was learned, words alone decide: the weights above count on the classifier and on many ways of asking.
const UNLEARNED: Readonly<Partial<Record<keyof Signals, number>>> = { words: 4, likeness: 4 }

const SAME = 0.999
const WORD_FOR_WORD = 20 // an entry's own wording finds the entry, whatever else speaks for another

export function scoreOf(signals: Signals, learned: boolean): number {
  const weights = learned ? WEIGHTS : UNLEARNED
  let score = signals.likeness > SAME ? WORD_FOR_WORD : 0
  for (const name of SIGNAL_NAMES) score += (weights[name] ?? 0) * signals[name]
  return score
}

export const SIGNAL_NAMES = Object.keys(WEIGHTS) as (keyof Signals)[]

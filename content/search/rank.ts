import type { SearchIndex } from './search-index.ts'
import { type Terms, termsOf } from './terms.ts'
import type { Token } from './token.ts'

/** Weights of the kinds of evidence in an entry's score, tuned on the golden questions (npm run eval). */
const WEIGHT = { folded: 0.5, accented: 1, pair: 3 } as const
const CANDIDATES = 200 // MiniSearch's best; beyond them no right entry was ever seen
const RARE_IDF = 1.2 // commoner terms do not choose candidates while rarer ones are there
const MOST_TERMS = 12 // of a long message, the rarest terms choose the candidates

/** How an entry compares with a question. Every figure but `score` is from 0 to 1. */
export interface Ranked {
  /** Position in the index. */
  entry: number
  score: number
  /** The share of the question's weight (idf) that the entry holds. */
  coverage: number
  pairCoverage: number
  /** Likeness to the entry's nearest wording: shared weight over all weight of both. */
  likeness: number
  /** The share of the nearest wording's weight that the question holds. */
  wordingHeld: number
  /** The classifier's chance. */
  chance: number
}

/** The entries nearest to a question that was read with the index's own vocabulary, best first. */
export function rank(tokens: readonly Token[], index: SearchIndex, allowed: (entry: number) => boolean): Ranked[] {
  const terms = termsOf(tokens)
  const unknownIdf = Math.log(1 + index.entries.length) // a word no entry holds is as rare as can be
  const idf = (term: string) => index.terms.idf(term) ?? unknownIdf
  const chances = index.classifier?.chances(tokens)
  const candidates = [...new Set([...candidatesFor(terms, index), ...likeliest(chances)])].filter(allowed)
  if (candidates.length === 0) return []

  const score = new Float32Array(index.entries.length)
  const held = new Float32Array(index.entries.length)
  const pairsHeld = new Float32Array(index.entries.length)
  const gather = (list: readonly string[], weight: number, into?: Float32Array) => {
    for (const term of list) {
      const postings = index.terms.get(term)
      if (!postings) continue
      for (let at = 0; at < postings.at.length; at++) {
        const entry = postings.at[at]!
        score[entry]! += weight * postings.impact[at]!
        if (into) into[entry]! += postings.idf
      }
    }
  }
  gather(terms.unigrams, WEIGHT.folded, held)
  gather(terms.accented, WEIGHT.accented)
  gather(terms.pairs, WEIGHT.pair, pairsHeld)
  const mass = sum(terms.unigrams.map(idf))
  const pairMass = sum(terms.pairs.map(idf))
  const nearest = nearestWordings(terms, index, mass + pairMass)

  return candidates
    .map(entry => {
      const coverage = mass > 0 ? held[entry]! / mass : 0
      const chance = chances?.[entry] ?? 0
      const near = nearest.get(entry) ?? { likeness: 0, wordingHeld: 0 }
      const lexical = mass > 0 ? (score[entry]! * Math.sqrt(coverage)) / (mass + pairMass) : 0
      return {
        entry,
        score:
          lexical +
          LIKENESS_WEIGHT * near.likeness +
          (near.likeness > SAME ? WORD_FOR_WORD : 0) +
          CHANCE_WEIGHT * evidenceOf(chance),
        chance,
        coverage,
        pairCoverage: pairMass > 0 ? pairsHeld[entry]! / pairMass : 0,
        ...near,
      }
    })
    .sort((a, b) => b.score - a.score || a.entry - b.entry)
}

const LIKENESS_WEIGHT = 1
const SAME = 0.999
const WORD_FOR_WORD = 20 // an entry's own wording finds the entry, whatever else speaks for another
const CHANCE_WEIGHT = 0.45
const LEAST_CHANCE = 1e-4 // below it chances are noise
const LIKELIEST = 12 // entries the classifier may add to the candidates

/** A chance as evidence from 0 to 1, on a logarithmic scale. */
function evidenceOf(chance: number): number {
  return Math.log((chance + LEAST_CHANCE) / LEAST_CHANCE) / Math.log(1 / LEAST_CHANCE)
}

function likeliest(chances: Float32Array | undefined): number[] {
  if (!chances) return []
  return [...chances.keys()]
    .sort((a, b) => chances[b]! - chances[a]!)
    .slice(0, LIKELIEST)
    .filter(entry => chances[entry]! > 0.01)
}

function candidatesFor(terms: Terms, index: SearchIndex): number[] {
  const known = [...terms.unigrams, ...terms.accented].filter(term => index.terms.has(term))
  const byRarity = known.sort((a, b) => index.terms.idf(b)! - index.terms.idf(a)!).slice(0, MOST_TERMS)
  const rare = byRarity.filter(term => index.terms.idf(term)! >= RARE_IDF)
  const chosen = rare.length > 0 ? rare : byRarity
  if (chosen.length === 0) return []
  return index.mini
    .search({ combineWith: 'OR', queries: [chosen.join(' ')] })
    .map(result => ({ id: index.positions.get(result.id as string)!, score: result.score / result.queryTerms.length })) // undo MiniSearch's multiplier
    .sort((a, b) => b.score - a.score)
    .slice(0, CANDIDATES)
    .map(({ id }) => id)
}

function nearestWordings(
  terms: Terms,
  index: SearchIndex,
  questionMass: number,
): Map<number, { likeness: number; wordingHeld: number }> {
  const shared = new Float32Array(index.wordings.length)
  for (const term of [...terms.unigrams, ...terms.pairs]) {
    const postings = index.wordingTerms.get(term)
    if (!postings) continue
    for (const wording of postings.at) shared[wording]! += postings.idf
  }
  const nearest = new Map<number, { likeness: number; wordingHeld: number }>()
  for (const [number, weight] of shared.entries()) {
    if (weight === 0) continue
    const wording = index.wordings[number]!
    const likeness = weight / (wording.mass + questionMass - weight)
    const best = nearest.get(wording.entry)
    if (!best || likeness > best.likeness) nearest.set(wording.entry, { likeness, wordingHeld: weight / wording.mass })
  }
  return nearest
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

import { type Gist, gistFor, type PackedGist } from './gist.ts'
import { magnitudesIn } from './magnitudes.ts'
import { type PackedPointers, type Pointers, pointersFor } from './pointers.ts'
import { softmax } from './softmax.ts'
import { accentedTerm, pairTerm, unigram } from './terms.ts'
import type { Token } from './token.ts'

/**
 * A small classifier over what entries say: it learns at build time which words point to which entry, so that a
 * question in other words than the entry's still finds it. Two models with the same words, which err on different
 * questions: what each word says by itself (pointers), and what the words say together (gist). Packed, under 1 MB.
 */
export interface PackedClassifier {
  /** One a line; the position is the feature's number. */
  features: string
  /** Entry ids; the position is the entry's number. */
  entries: string[]
  pointers: PackedPointers
  gist: PackedGist
}

export interface Classifier {
  /** The chance of each entry (position in the index) given a question's words; 0 for entries it was not trained on. */
  chances(tokens: readonly Token[]): Float32Array
}

/** The features of a text: folded syllables, pairs of them, accented syllables, and how large its numbers are. */
export function classifierFeatures(tokens: readonly Token[]): string[] {
  const features: string[] = []
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1]
    const mark = accentedTerm(token)
    features.push(unigram(token))
    if (next) features.push(pairTerm(token, next))
    if (mark) features.push(mark)
  }
  return [...features, ...magnitudesIn(tokens)]
}

// How much of each model's opinion counts, on a logarithmic scale; chosen with five-fold cross-validation.
const POINTERS_SAY = 0.7
const GIST_SAYS = 0.5

/** Unpacks a classifier for the entries of an index, by id. */
export function classifierFor(packed: PackedClassifier, entryIds: readonly string[]): Classifier {
  const numbers = new Map(packed.features.split('\n').map((feature, number) => [feature, number]))
  const pointers: Pointers = pointersFor(packed.pointers, numbers.size)
  const gist: Gist = gistFor(packed.gist, packed.entries.length)
  const places = new Map(entryIds.map((id, place) => [id, place]))
  const placeOf = Int32Array.from(packed.entries.map(id => places.get(id) ?? -1))

  return {
    chances(tokens) {
      const chances = new Float32Array(entryIds.length)
      const known = classifierFeatures(tokens).flatMap(feature => numbers.get(feature) ?? [])
      if (known.length === 0) return chances
      const meant = gist.scores(known)
      const both = pointers
        .scores(known)
        .map((score, entry) =>
          placeOf[entry]! < 0 ? Number.NEGATIVE_INFINITY : POINTERS_SAY * score + GIST_SAYS * meant[entry]!,
        )
      softmax(both)
      for (const [entry, place] of placeOf.entries()) if (place >= 0) chances[place] = both[entry]!
      return chances
    },
  }
}

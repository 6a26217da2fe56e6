import { signedBytes } from './bytes.ts'
import type { Token } from './token.ts'

/**
 * A small linear classifier over what entries say: it learns at build time which words point to which entry, so that
 * a question in other words than the entry's still finds it. Packed as bytes, well under 1 MB.
 */
export interface PackedClassifier {
  dimensions: number
  /** One a line; the position is the row in `inputs`. */
  features: string
  /** Entry ids; the position is the row in `outputs`. */
  entries: string[]
  /** Rows of signed bytes, base64. A weight is its byte times the scale. */
  inputs: string
  inputScale: number
  outputs: string
  outputScale: number
}

export interface Classifier {
  /** The chance of each entry (position in the index) given a question's words; 0 for entries it was not trained on. */
  chances(tokens: readonly Token[]): Float32Array
}

/** The features of a text: folded syllables, pairs of them, and accented syllables. */
export function classifierFeatures(tokens: readonly Token[]): string[] {
  const features: string[] = []
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1]
    features.push(token.folded)
    if (next) features.push(`${token.folded} ${next.folded}`)
    if (token.accented !== undefined) features.push(`'${token.accented}`)
  }
  return features
}

/** Unpacks a classifier for the entries of an index, by id. */
export function classifierFor(packed: PackedClassifier, entryIds: readonly string[]): Classifier {
  const { dimensions } = packed
  const rows = new Map(packed.features.split('\n').map((feature, row) => [feature, row]))
  const inputs = signedBytes(packed.inputs)
  const outputs = signedBytes(packed.outputs)
  const places = new Map(entryIds.map((id, place) => [id, place]))
  const placeOf = Int32Array.from(packed.entries.map(id => places.get(id) ?? -1))

  return {
    chances(tokens) {
      const chances = new Float32Array(entryIds.length)
      const known = classifierFeatures(tokens).flatMap(feature => rows.get(feature) ?? [])
      if (known.length === 0) return chances
      const hidden = new Float32Array(dimensions)
      for (const row of known) for (let d = 0; d < dimensions; d++) hidden[d]! += inputs[row * dimensions + d]!
      const scale = (packed.inputScale * packed.outputScale) / Math.sqrt(known.length)
      const logits = new Float32Array(placeOf.length)
      let most = Number.NEGATIVE_INFINITY
      for (let row = 0; row < placeOf.length; row++) {
        if (placeOf[row]! < 0) continue
        let sum = 0
        for (let d = 0; d < dimensions; d++) sum += outputs[row * dimensions + d]! * hidden[d]!
        logits[row] = sum * scale
        most = Math.max(most, logits[row]!)
      }
      let total = 0
      for (let row = 0; row < placeOf.length; row++) if (placeOf[row]! >= 0) total += Math.exp(logits[row]! - most)
      for (let row = 0; row < placeOf.length; row++)
        if (placeOf[row]! >= 0) chances[placeOf[row]!] = Math.exp(logits[row]! - most) / total
      return chances
    },
  }
}

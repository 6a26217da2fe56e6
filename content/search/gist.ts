import { fromLetters } from './bytes.ts'

/** What the words of a question say together: a few dozen numbers, compared with the same numbers of each entry. */
export interface PackedGist {
  dimensions: number
  /** A row of letters for each feature. A weight is its letter's number times the scale. */
  inputs: string
  inputScale: number
  /** The same for each entry. */
  outputs: string
  outputScale: number
}

export interface Gist {
  /** A score for each entry, the softmax of which is its chance. `features` are numbers, once for each occurrence. */
  scores(features: readonly number[]): Float32Array
}

export function gistFor(packed: PackedGist, entries: number): Gist {
  const { dimensions } = packed
  const inputs = fromLetters(packed.inputs)
  const outputs = fromLetters(packed.outputs)
  return {
    scores(features) {
      const hidden = new Float32Array(dimensions)
      for (const row of features) for (let d = 0; d < dimensions; d++) hidden[d]! += inputs[row * dimensions + d]!
      const scale = (packed.inputScale * packed.outputScale) / Math.sqrt(features.length)
      const scores = new Float32Array(entries)
      for (let entry = 0; entry < entries; entry++) {
        let sum = 0
        for (let d = 0; d < dimensions; d++) sum += outputs[entry * dimensions + d]! * hidden[d]!
        scores[entry] = sum * scale
      }
      return scores
    },
  }
}

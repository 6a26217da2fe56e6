import { fromLetters, NumberReader, signedBytes } from './bytes.ts'

/** What each word of a question says by itself: for, or against, the few entries it has a weight for. */
export interface PackedPointers {
  /** The idf of each feature in signed bytes, base64. */
  idfs: string
  /** For each entry the numbers of its features, rising. */
  features: string[]
  /** For each entry the weights of those, a letter each. */
  weights: string[]
  /** A weight is its letter's number times this. */
  scale: number
}

export interface Pointers {
  /** A score for each entry, the softmax of which is its chance. `features` are numbers. */
  scores(features: readonly number[]): Float32Array
}

export function pointersFor(packed: PackedPointers, howMany: number): Pointers {
  const idfs = signedBytes(packed.idfs)
  const rows = packed.features.map(each => new NumberReader(each).rising())
  const weights = packed.weights.map(fromLetters)

  // By feature, because a question has few of them.
  const starts = new Int32Array(howMany + 1)
  for (const row of rows) for (const feature of row) starts[feature + 1]!++
  for (let feature = 0; feature < howMany; feature++) starts[feature + 1]! += starts[feature]!
  const entryAt = new Int32Array(starts[howMany]!)
  const weightAt = new Int8Array(starts[howMany]!)
  const filled = starts.slice()
  for (const [entry, row] of rows.entries())
    for (const [at, feature] of row.entries()) {
      const spot = filled[feature]!++
      entryAt[spot] = entry
      weightAt[spot] = weights[entry]![at]!
    }

  return {
    scores(features) {
      const present = [...new Set(features)]
      const length = lengthOf(present, idfs)
      const scores = new Float32Array(rows.length)
      for (const feature of present) {
        const share = (packed.scale * idfs[feature]!) / length
        for (let spot = starts[feature]!; spot < starts[feature + 1]!; spot++)
          scores[entryAt[spot]!]! += share * weightAt[spot]!
      }
      return scores
    },
  }
}

/** The Euclidean length of a question: long and short ones weigh the same. */
export function lengthOf(features: readonly number[], idfs: ArrayLike<number>): number {
  let squares = 0
  for (const feature of features) squares += idfs[feature]! ** 2
  return Math.sqrt(squares) || 1
}

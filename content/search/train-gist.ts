import { packWeights } from './bytes.ts'
import { diceFrom, shuffled } from './dice.ts'
import type { PackedGist } from './gist.ts'
import { softmax } from './softmax.ts'
import type { Sample } from './train-classifier.ts'

const DIMENSIONS = 48
const ROUNDS = 12
const RATE = 0.3
const LEVELS = 7 // finer steps than these change few answers and take room
const LARGEST = 5 // weights beyond so many times the usual size are rare, and would make the steps coarse
const DROPPED = 0.5 // features left out at random each time, so that no single word decides

/** Learns a few numbers for each word and each entry, such that those of a question's words add up to its entry's. */
export function trainGist(samples: readonly Sample[], sizes: { features: number; entries: number }): PackedGist {
  const dice = diceFrom(1)
  const inputs = new Float32Array(sizes.features * DIMENSIONS).map(() => (dice() - 0.5) / DIMENSIONS)
  const outputs = new Float32Array(sizes.entries * DIMENSIONS)
  const hidden = new Float32Array(DIMENSIONS)
  const back = new Float32Array(DIMENSIONS)
  const chance = new Float32Array(sizes.entries)

  for (let round = 0; round < ROUNDS; round++) {
    for (const { features, entry, worth } of shuffled(samples, dice)) {
      const rate = RATE * worth * (1 - round / ROUNDS)
      const seen = features.filter(() => dice() >= DROPPED)
      if (seen.length === 0) continue
      const share = 1 / Math.sqrt(seen.length)
      hidden.fill(0)
      for (const row of seen) {
        for (let d = 0; d < DIMENSIONS; d++) hidden[d]! += inputs[row * DIMENSIONS + d]! * share
      }
      for (let row = 0; row < chance.length; row++) {
        let sum = 0
        for (let d = 0; d < DIMENSIONS; d++) sum += outputs[row * DIMENSIONS + d]! * hidden[d]!
        chance[row] = sum
      }
      softmax(chance)
      back.fill(0)
      for (let row = 0; row < sizes.entries; row++) {
        const error = rate * ((row === entry ? 1 : 0) - chance[row]!)
        if (Math.abs(error) < 1e-6) continue
        for (let d = 0; d < DIMENSIONS; d++) {
          back[d]! += error * outputs[row * DIMENSIONS + d]!
          outputs[row * DIMENSIONS + d]! += error * hidden[d]!
        }
      }
      for (const row of seen) for (let d = 0; d < DIMENSIONS; d++) inputs[row * DIMENSIONS + d]! += back[d]! * share
    }
  }
  const packedInputs = packWeights(limited(inputs), LEVELS)
  const packedOutputs = packWeights(outputs)
  return {
    dimensions: DIMENSIONS,
    inputs: packedInputs.bytes,
    inputScale: packedInputs.scale,
    outputs: packedOutputs.bytes,
    outputScale: packedOutputs.scale,
  }
}

function limited(weights: Float32Array): Float32Array {
  const usual = Math.sqrt(weights.reduce((sum, weight) => sum + weight ** 2, 0) / weights.length)
  return weights.map(weight => Math.max(-LARGEST * usual, Math.min(LARGEST * usual, weight)))
}

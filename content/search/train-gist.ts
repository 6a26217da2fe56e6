import { MOST_IN_LETTER, scaleOf, toLetters } from './bytes.ts'
import { diceFrom, shuffled } from './dice.ts'
import type { PackedGist } from './gist.ts'
import { type Sample, type Sizes, UNMARKED } from './sample.ts'
import { softmax } from './softmax.ts'

// Two small ones that began differently err less together than one of twice the size, and differ less from one training
// to the next (the classifier alone, of 178 questions: loss 0.29 and 0.31 with one, by two seeds; 0.27 and 0.28 with two).
export const GIST_SEEDS = [1, 2] as const
const DIMENSIONS = 48 // of each, a multiple of four
const ROUNDS = 8
const RATE = 0.3
const LEVELS = 2 // finer steps change few answers; twice the numbers in the same room change more
const LARGEST = 3 // weights beyond so many times the usual size are rare, and would make the steps coarser
const DROPPED = 0.5 // features left out at random each time, so that no single word decides
const NOTHING = 5e-4 // smaller chances teach nothing, and most are

/** A row of numbers for each word and for each entry. */
export interface LearnedGist {
  inputs: Float32Array
  outputs: Float32Array
}

/** Those that began with each of the seeds, side by side. */
export function packGists(learned: readonly LearnedGist[]): PackedGist {
  const coarse = limited(sideBySide(learned.map(each => each.inputs)))
  const inputScale = scaleOf(coarse, LEVELS)
  const outputs = sideBySide(learned.map(each => each.outputs)).map(weight => weight / learned.length)
  const outputScale = scaleOf(outputs, MOST_IN_LETTER)
  return {
    dimensions: learned.length * DIMENSIONS,
    inputs: toLetters(coarse.map(weight => Math.round(weight / inputScale))),
    inputScale,
    outputs: toLetters(outputs.map(weight => Math.round(weight / outputScale))),
    outputScale,
  }
}

/** Learns a few numbers for each word and each entry, such that those of a question's words add up to its entry's. */
export function learnGist(samples: readonly Sample[], sizes: Sizes, seed: (typeof GIST_SEEDS)[number]): LearnedGist {
  const dice = diceFrom(seed)
  const inputs = new Float32Array(sizes.features * DIMENSIONS).map(() => (dice() - 0.5) / DIMENSIONS)
  const outputs = new Float32Array(sizes.entries * DIMENSIONS)
  const hidden = new Float32Array(DIMENSIONS)
  const back = new Float32Array(DIMENSIONS)
  const chances = new Float32Array(sizes.entries)

  for (let round = 0; round < ROUNDS; round++) {
    for (const { features, unmarked, entry, worth } of shuffled(samples, dice)) {
      const rate = RATE * worth * (1 - round / ROUNDS)
      const seen = (dice() < UNMARKED ? unmarked : features).filter(() => dice() >= DROPPED)
      if (seen.length === 0) continue
      const share = 1 / Math.sqrt(seen.length)
      hidden.fill(0)
      for (const row of seen) addRow(hidden, 0, share, inputs, row * DIMENSIONS)
      for (let row = 0; row < sizes.entries; row++) chances[row] = product(outputs, row * DIMENSIONS, hidden)
      softmax(chances)
      back.fill(0)
      for (let row = 0; row < sizes.entries; row++) {
        if (row !== entry && chances[row]! < NOTHING) continue
        const error = rate * ((row === entry ? 1 : 0) - chances[row]!)
        addRow(back, 0, error, outputs, row * DIMENSIONS)
        addRow(outputs, row * DIMENSIONS, error, hidden, 0)
      }
      for (const row of seen) addRow(inputs, row * DIMENSIONS, share, back, 0)
    }
  }
  return { inputs, outputs }
}

/** The rows of several tables, joined. */
function sideBySide(tables: readonly Float32Array[]): Float32Array {
  const width = tables.length * DIMENSIONS
  const joined = new Float32Array(tables[0]!.length * tables.length)
  for (const [at, table] of tables.entries())
    for (let from = 0; from < table.length; from += DIMENSIONS)
      joined.set(table.subarray(from, from + DIMENSIONS), (from / DIMENSIONS) * width + at * DIMENSIONS)
  return joined
}

/** Nearly all of the time goes into these two, hence four at a time. */
function product(rows: Float32Array, from: number, hidden: Float32Array): number {
  let a = 0
  let b = 0
  let c = 0
  let e = 0
  for (let d = 0, at = from; d < DIMENSIONS; d += 4, at += 4) {
    a += rows[at]! * hidden[d]!
    b += rows[at + 1]! * hidden[d + 1]!
    c += rows[at + 2]! * hidden[d + 2]!
    e += rows[at + 3]! * hidden[d + 3]!
  }
  return a + b + c + e
}

function addRow(to: Float32Array, at: number, times: number, from: Float32Array, start: number): void {
  for (let d = 0; d < DIMENSIONS; d += 4) {
    to[at + d]! += times * from[start + d]!
    to[at + d + 1]! += times * from[start + d + 1]!
    to[at + d + 2]! += times * from[start + d + 2]!
    to[at + d + 3]! += times * from[start + d + 3]!
  }
}

function limited(weights: Float32Array): Float32Array {
  const usual = Math.sqrt(weights.reduce((sum, weight) => sum + weight ** 2, 0) / weights.length)
  return weights.map(weight => Math.max(-LARGEST * usual, Math.min(LARGEST * usual, weight)))
}

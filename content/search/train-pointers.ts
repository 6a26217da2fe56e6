import { NumberWriter, packWeights, scaleOf, toLetters } from './bytes.ts'
import { diceFrom, shuffled } from './dice.ts'
import { lengthOf, type PackedPointers } from './pointers.ts'
import { type Sample, type Sizes, UNMARKED } from './sample.ts'
import { softmax } from './softmax.ts'

const ROUNDS = 8
const PRUNED_AFTER = 4 // rounds; in the others the weights that stay make up for those that went
const KEPT = 340_000 // weights, of fifteen million: nearly all are close to nothing
const LEVELS = 15 // finer steps than these change no answer and take room
const RATE = 10
const DECAY = 1e-6 // how fast weights fade that nothing keeps up, for each sample, beside the rate
const DROPPED = 0.5 // features left out at random each time
const NOTHING = 1e-3 // smaller errors teach nothing

/** A multinomial logistic regression over tf-idf, pruned: learns for each word which entries it points to. */
export function trainPointers(samples: readonly Sample[], sizes: Sizes): PackedPointers {
  const dice = diceFrom(1)
  const idfs = idfsOf(samples, sizes.features)
  const textOf = (features: Int32Array) => {
    const once = [...new Set(features)]
    return { features: once, length: lengthOf(once, idfs) }
  }
  const texts = samples.map(({ features, unmarked, entry, worth }) => ({
    entry,
    worth,
    typed: textOf(features),
    unmarked: textOf(unmarked),
  }))
  let weights: Weights = everyWeight(sizes)
  const errors = new Float32Array(sizes.entries)

  for (let round = 0; round < ROUNDS; round++) {
    const rate = RATE * (1 - round / ROUNDS)
    if (round === PRUNED_AFTER) weights = pruned(weights, sizes)
    for (const { typed, unmarked, entry, worth } of shuffled(texts, dice)) {
      weights.scale *= 1 - rate * DECAY
      const { features, length } = dice() < UNMARKED ? unmarked : typed
      const share = 1 / (length * Math.sqrt(1 - DROPPED))
      const seen = features.filter(() => dice() >= DROPPED)
      errors.fill(0)
      for (const feature of seen) addScores(weights, feature, share * idfs[feature]!, errors)
      softmax(errors)
      const wrong: number[] = []
      for (let each = 0; each < errors.length; each++) {
        const error = (each === entry ? 1 : 0) - errors[each]!
        errors[each] = Math.abs(error) < NOTHING ? 0 : error
        if (errors[each] !== 0) wrong.push(each)
      }
      for (const feature of seen) learn(weights, feature, rate * worth * share * idfs[feature]!, errors, wrong)
    }
  }
  return packed(weights, idfs, sizes)
}

/** Those of feature `n` are from `starts[n]` to `starts[n + 1]`. */
interface Weights {
  starts: Int32Array
  entries: Uint16Array
  /** A weight is its value times the scale, so that all can fade at once. */
  values: Float32Array
  scale: number
}

function addScores(weights: Weights, feature: number, value: number, scores: Float32Array): void {
  const { starts, entries, values } = weights
  const end = starts[feature + 1]!
  const times = value * weights.scale
  for (let at = starts[feature]!; at < end; at++) scores[entries[at]!]! += times * values[at]!
}

/** `wrong` are the entries with an error: most of the time goes into this, so rows that hold every entry skip the others. */
function learn(weights: Weights, feature: number, step: number, errors: Float32Array, wrong: readonly number[]): void {
  const { starts, entries, values } = weights
  const start = starts[feature]!
  const end = starts[feature + 1]!
  const times = step / weights.scale
  if (end - start === errors.length) for (const entry of wrong) values[start + entry]! += times * errors[entry]!
  else for (let at = start; at < end; at++) values[at]! += times * errors[entries[at]!]!
}

function everyWeight({ features, entries }: Sizes): Weights {
  return {
    starts: Int32Array.from({ length: features + 1 }, (_, feature) => feature * entries),
    entries: Uint16Array.from({ length: features * entries }, (_, at) => at % entries),
    values: new Float32Array(features * entries),
    scale: 1,
  }
}

/** The largest of them. */
function pruned(weights: Weights, { features }: { features: number }): Weights {
  const least = weights.values.map(Math.abs).sort().at(-KEPT) ?? 0
  const kept: number[] = []
  const starts = new Int32Array(features + 1)
  for (let feature = 0; feature < features; feature++) {
    for (let at = weights.starts[feature]!; at < weights.starts[feature + 1]!; at++)
      if (Math.abs(weights.values[at]!) >= least) kept.push(at)
    starts[feature + 1] = kept.length
  }
  return {
    starts,
    entries: Uint16Array.from(kept, at => weights.entries[at]!),
    values: Float32Array.from(kept, at => weights.values[at]!),
    scale: weights.scale,
  }
}

function idfsOf(samples: readonly Sample[], features: number): Float32Array {
  const holding = new Float32Array(features)
  for (const sample of samples) for (const feature of new Set(sample.features)) holding[feature]!++
  return holding.map(count => Math.log(samples.length / count))
}

function packed({ starts, entries, values, scale: faded }: Weights, idfs: Float32Array, sizes: Sizes): PackedPointers {
  const step = scaleOf(values, LEVELS)
  const rows = Array.from({ length: sizes.entries }, () => ({ features: [] as number[], numbers: [] as number[] }))
  for (let feature = 0; feature < sizes.features; feature++)
    for (let at = starts[feature]!; at < starts[feature + 1]!; at++) {
      const number = Math.round(values[at]! / step)
      if (number === 0) continue
      const row = rows[entries[at]!]!
      row.features.push(feature)
      row.numbers.push(number)
    }
  return {
    idfs: packWeights(idfs).bytes,
    features: rows.map(row => risingNumbers(row.features)),
    weights: rows.map(row => toLetters(row.numbers)),
    scale: step * faded,
  }
}

function risingNumbers(numbers: readonly number[]): string {
  const out = new NumberWriter()
  out.addRising(numbers)
  return out.toText()
}

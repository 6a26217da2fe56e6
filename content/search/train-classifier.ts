import type { Entry } from '../entry.ts'
import { packWeights } from './bytes.ts'
import { classifierFeatures, type PackedClassifier } from './classifier.ts'
import { diceFrom } from './dice.ts'
import { searchableOf } from './passages.ts'
import type { SearchIndex } from './search-index.ts'
import { tokensOf } from './token.ts'

// Chosen on the tuning half of the golden questions: more dimensions bring half a point, fewer lose two.
const DIMENSIONS = 48
const ROUNDS = 12
const RATE = 0.3
const DROPPED = 0.5 // features left out at random each time, so that no single word decides
const WORTH = { wording: 1, asked: 0.5, keywords: 0.3, sentence: 0.2 } as const
// Two or three words name a subject and say little of what is asked: the index finds them by themselves.
const SHORT = 6 // syllables
// Rarer words teach the details of a story, not what it asks for; and without them the whole stays under 1 MB.
const RAREST = 3
const RAREST_ANYWHERE = 4
const RAREST_PAIR = 6

interface Sample {
  features: Int32Array
  entry: number
  worth: number
}

/**
 * Trains on every wording, keyword and sentence of the entries, and on questions `asked` beyond them, by entry id.
 * Deterministic; takes most of the two minutes that learning takes.
 */
export function trainClassifier(
  entries: readonly Entry[],
  index: Pick<SearchIndex, 'synonyms'>,
  asked: ReadonlyMap<string, readonly string[]> = new Map(),
): PackedClassifier {
  const dice = diceFrom(1)
  const { samples, features } = samplesOf(entries, index, asked)
  const inputs = new Float32Array(features.length * DIMENSIONS).map(() => (dice() - 0.5) / DIMENSIONS)
  const outputs = new Float32Array(entries.length * DIMENSIONS)
  const hidden = new Float32Array(DIMENSIONS)
  const back = new Float32Array(DIMENSIONS)
  const chance = new Float32Array(entries.length)

  for (let round = 0; round < ROUNDS; round++) {
    for (const { features: present, entry, worth } of shuffled(samples, dice)) {
      const rate = RATE * worth * (1 - round / ROUNDS)
      const seen = present.filter(() => dice() >= DROPPED)
      if (seen.length === 0) continue
      const share = 1 / Math.sqrt(seen.length)
      hidden.fill(0)
      for (const row of seen) {
        for (let d = 0; d < DIMENSIONS; d++) hidden[d]! += inputs[row * DIMENSIONS + d]! * share
      }
      softmax(hidden, outputs, chance)
      back.fill(0)
      for (let row = 0; row < entries.length; row++) {
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
  const packedInputs = packWeights(inputs)
  const packedOutputs = packWeights(outputs)
  return {
    dimensions: DIMENSIONS,
    features: features.join('\n'),
    entries: entries.map(entry => entry.id),
    inputs: packedInputs.bytes,
    inputScale: packedInputs.scale,
    outputs: packedOutputs.bytes,
    outputScale: packedOutputs.scale,
  }
}

function samplesOf(
  entries: readonly Entry[],
  { synonyms }: Pick<SearchIndex, 'synonyms'>,
  asked: ReadonlyMap<string, readonly string[]>,
): { samples: Sample[]; features: string[] } {
  const texts = entries.flatMap((entry, number) => {
    const { wordings, keywords, lead, body } = searchableOf(entry)
    const sentences = `${lead}. ${body}`.split(/[.!?:;\n]+/).filter(sentence => sentence.trim().length > 12)
    return [
      ...(asked.get(entry.id) ?? []).map(text => ({ text, entry: number, worth: WORTH.asked as number })),
      ...wordings.map(text => ({
        text,
        entry: number,
        worth: (tokensOf(text).length <= SHORT ? WORTH.keywords : WORTH.wording) as number,
      })),
      { text: keywords, entry: number, worth: WORTH.keywords },
      ...sentences.map(text => ({ text, entry: number, worth: WORTH.sentence })),
    ].map(({ text, ...rest }) => ({ ...rest, found: classifierFeatures(synonyms.apply(tokensOf(text))) }))
  })
  const inWays = new Map<string, number>()
  const anywhere = new Map<string, number>()
  for (const { found, worth } of texts) {
    for (const feature of new Set(found)) {
      anywhere.set(feature, (anywhere.get(feature) ?? 0) + 1)
      if (worth >= WORTH.asked) inWays.set(feature, (inWays.get(feature) ?? 0) + 1)
    }
  }
  const features = [...anywhere]
    .filter(([feature, count]) => {
      const ways = inWays.get(feature) ?? 0
      return feature.includes(' ') ? ways >= RAREST_PAIR : ways >= RAREST || count >= RAREST_ANYWHERE
    })
    .map(([feature]) => feature)
  const rows = new Map(features.map((feature, row) => [feature, row]))
  const samples = texts
    .map(({ found, entry, worth }) => ({
      features: Int32Array.from(found.flatMap(feature => rows.get(feature) ?? [])),
      entry,
      worth,
    }))
    .filter(sample => sample.features.length > 0)
  return { samples, features }
}

function softmax(hidden: Float32Array, outputs: Float32Array, chance: Float32Array): void {
  let most = Number.NEGATIVE_INFINITY
  for (let row = 0; row < chance.length; row++) {
    let sum = 0
    for (let d = 0; d < DIMENSIONS; d++) sum += outputs[row * DIMENSIONS + d]! * hidden[d]!
    chance[row] = sum
    most = Math.max(most, sum)
  }
  let total = 0
  for (let row = 0; row < chance.length; row++) total += chance[row] = Math.exp(chance[row]! - most)
  for (let row = 0; row < chance.length; row++) chance[row]! /= total
}

function shuffled<T>(list: readonly T[], dice: () => number): T[] {
  const out = [...list]
  for (let at = out.length - 1; at > 0; at--) {
    const other = Math.floor(dice() * (at + 1))
    ;[out[at], out[other]] = [out[other]!, out[at]!]
  }
  return out
}

import { diceFrom } from './search/dice.ts'
import { FeatureWeights, type PackedFeatureWeights, packFeatureWeights } from './search/feature-weights.ts'
import { accentedTerm, isAccented, pairTerm, unigram } from './search/terms.ts'
import type { Token } from './search/token.ts'

/**
 * What example messages of two kinds taught about the words that tell them apart: a weight for each syllable and pair
 * of syllables. One such model hears danger where no sign was written for it, one tells danger at this moment from danger
 * that lasts, one our subjects from others'.
 */
export interface MessageModel {
  bias: number
  weights: FeatureWeights
}

export interface PackedMessageModel extends PackedFeatureWeights {
  bias: number
}

export interface Heard {
  /** The chance, from 0 to 1, that the message is of the first kind. */
  chance: number
  /** The words that spoke loudest for it. */
  words: string[]
}

/** Syllables and neighbouring pairs, without marks and with: what a model has weights for. */
export function messageFeatures(tokens: readonly Token[]): Set<string> {
  const features = new Set<string>()
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1]
    const third = tokens[at + 2]
    const mark = accentedTerm(token)
    features.add(unigram(token))
    if (mark) features.add(mark)
    if (next) features.add(pairTerm(token, next))
    if (third) features.add(`${token.folded} _ ${third.folded}`)
  }
  return features
}

export function hear(model: MessageModel, tokens: readonly Token[]): Heard {
  const spoken: [string, number][] = []
  let sum = 0
  let known = 0
  for (const feature of messageFeatures(tokens)) {
    const weight = model.weights.get(feature)
    if (weight === undefined) continue
    known++
    sum += weight
    if (weight > 0 && !isAccented(feature)) spoken.push([feature, weight])
  }
  const scale = known > 0 ? 1 / Math.sqrt(known) : 0 // a long story must not decide by its length alone
  return {
    chance: 1 / (1 + Math.exp(-(model.bias + sum * scale))),
    words: spoken
      .sort((a, b) => b[1] - a[1])
      .slice(0, 5)
      .map(([feature]) => feature),
  }
}

export function unpackMessageModel(packed: PackedMessageModel): MessageModel {
  return { bias: packed.bias, weights: new FeatureWeights(packed) }
}

/** Learns to tell two kinds of messages apart, leaving a share of the features out at random. Deterministic. */
export function learnMessages(
  first: readonly (readonly Token[])[],
  second: readonly (readonly Token[])[],
  dropped = DROPPED,
): PackedMessageModel {
  const counts = new Map<string, number>()
  const samples = [...first.map(tokens => ({ tokens, y: 1 })), ...second.map(tokens => ({ tokens, y: 0 }))].map(
    ({ tokens, y }) => {
      const features = [...messageFeatures(tokens)]
      for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
      return { features, y }
    },
  )
  const rows = new Map([...counts].filter(([, count]) => count >= RAREST).map(([feature], row) => [feature, row]))
  const weights = new Float64Array(rows.size)
  const ready = samples.map(({ features, y }) => ({ y, present: features.flatMap(feature => rows.get(feature) ?? []) }))
  // The rarer kind weighs more, so that both are learned.
  const share = second.length / Math.max(1, first.length)
  const worth = [Math.sqrt(Math.max(1, 1 / share)), Math.sqrt(Math.max(1, share))]
  const dice = diceFrom(1)
  let bias = 0
  for (let round = 0; round < ROUNDS; round++) {
    // Every 7919th sample, wrapping round: mixed, and the same each time.
    for (let step = 0, at = round % ready.length; step < ready.length; step++, at = (at + 7919) % ready.length) {
      const { present: all, y } = ready[at]!
      const present = all.filter(() => dice() >= dropped)
      if (present.length === 0) continue
      const scale = 1 / Math.sqrt(present.length)
      let sum = 0
      for (const row of present) sum += weights[row]!
      const error = (y - 1 / (1 + Math.exp(-(bias + sum * scale)))) * RATE * worth[y]! * (1 - round / ROUNDS)
      bias += error * 0.1
      for (const row of present) weights[row] = weights[row]! * (1 - DECAY) + error * scale
    }
  }
  const kept = [...rows].flatMap(([feature, row]) =>
    Math.abs(weights[row]!) >= LEAST_WEIGHT ? [[feature, weights[row]!] as const] : [],
  )
  return { bias: Math.round(bias * 1000) / 1000, ...packFeatureWeights(kept) }
}

const RAREST = 3
const ROUNDS = 30
const RATE = 0.5
const DECAY = 1e-4
const DROPPED = 0.4 // so that no single word decides
const LEAST_WEIGHT = 0.12

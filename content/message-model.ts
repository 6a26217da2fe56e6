import { FeatureWeights, type PackedFeatureWeights } from './search/feature-weights.ts'
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

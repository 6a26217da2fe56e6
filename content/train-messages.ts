import { messageFeatures, type PackedMessageModel } from './message-model.ts'
import { diceFrom } from './search/dice.ts'
import { packFeatureWeights } from './search/feature-weights.ts'
import type { Token } from './search/token.ts'

const RAREST = 3
const ROUNDS = 30
const RATE = 0.5
const DECAY = 1e-4
const DROPPED = 0.4 // so that no single word decides
const LEAST_WEIGHT = 0.12

type Messages = Iterable<readonly Token[]>

/** Learns to tell two kinds of messages apart, leaving a share of the features out at random. Deterministic. */
export function learnMessages(first: Messages, second: Messages, dropped = DROPPED): PackedMessageModel {
  const { features, messages, ofFirst } = samplesOf(first, second)
  const weights = new Float64Array(features.length)
  // The rarer kind weighs more, so that both are learned.
  const share = (messages.length - ofFirst) / Math.max(1, ofFirst)
  const worth = [Math.sqrt(Math.max(1, 1 / share)), Math.sqrt(Math.max(1, share))]
  const dice = diceFrom(1)
  const present = new Int32Array(messages.reduce((most, { length }) => Math.max(most, length), 0))
  let bias = 0
  for (let round = 0; round < ROUNDS; round++) {
    // Every 7919th message, wrapping round: mixed, and the same each time.
    for (
      let step = 0, at = round % messages.length;
      step < messages.length;
      step++, at = (at + 7919) % messages.length
    ) {
      const message = messages[at]!
      let count = 0
      for (let each = 0; each < message.length; each++) if (dice() >= dropped) present[count++] = message[each]!
      if (count === 0) continue
      const scale = 1 / Math.sqrt(count)
      let sum = 0
      for (let each = 0; each < count; each++) sum += weights[present[each]!]!
      const y = at < ofFirst ? 1 : 0
      const error = (y - 1 / (1 + Math.exp(-(bias + sum * scale)))) * RATE * worth[y]! * (1 - round / ROUNDS)
      bias += error * 0.1
      for (let each = 0; each < count; each++) {
        const feature = present[each]!
        weights[feature] = weights[feature]! * (1 - DECAY) + error * scale
      }
    }
  }
  const kept = features.flatMap((feature, at) =>
    Math.abs(weights[at]!) >= LEAST_WEIGHT ? [[feature, weights[at]!] as const] : [],
  )
  return { bias: Math.round(bias * 1000) / 1000, ...packFeatureWeights(kept) }
}

/** The features that are common enough, and each message as their numbers; those of the first kind come first. */
function samplesOf(first: Messages, second: Messages): { features: string[]; messages: Int32Array[]; ofFirst: number } {
  const numbers = new Map<string, number>()
  const counts: number[] = []
  const numberOf = (feature: string): number => {
    let number = numbers.get(feature)
    if (number === undefined) {
      number = counts.push(0) - 1
      numbers.set(feature, number)
    }
    counts[number]!++
    return number
  }
  const numbered = (messages: Messages) =>
    Array.from(messages, tokens => Int32Array.from(messageFeatures(tokens), numberOf))
  const read = [numbered(first), numbered(second)] as const
  const features: string[] = []
  const places = new Int32Array(counts.length).fill(-1)
  for (const [feature, number] of numbers) if (counts[number]! >= RAREST) places[number] = features.push(feature) - 1
  return {
    features,
    messages: read.flat().map(message => message.map(number => places[number]!).filter(place => place >= 0)),
    ofFirst: read[0].length,
  }
}

import type { Token } from './search/token.ts'

/**
 * What example messages taught about the words of danger: a weight for each syllable and pair of syllables.
 * It hears what no sign was written for; the signs of urgent.yml still fire by themselves.
 */
export interface DangerModel {
  bias: number
  weights: Record<string, number>
}

export interface Heard {
  /** The chance, from 0 to 1, that the message tells of danger. */
  chance: number
  /** The words that spoke loudest for danger. */
  words: string[]
}

/** Syllables and neighbouring pairs, without marks and with: what the model has weights for. */
export function dangerFeatures(tokens: readonly Token[]): Set<string> {
  const features = new Set<string>()
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1]
    const third = tokens[at + 2]
    features.add(token.folded)
    if (token.accented !== undefined) features.add(`'${token.accented}`)
    if (next) features.add(`${token.folded} ${next.folded}`)
    if (third) features.add(`${token.folded} _ ${third.folded}`)
  }
  return features
}

export function listen(model: DangerModel, tokens: readonly Token[]): Heard {
  const spoken: [string, number][] = []
  let sum = 0
  let known = 0
  for (const feature of dangerFeatures(tokens)) {
    const weight = model.weights[feature]
    if (weight === undefined) continue
    known++
    sum += weight
    if (weight > 0) spoken.push([feature, weight])
  }
  const scale = known > 0 ? 1 / Math.sqrt(known) : 0 // a long story must not be danger by its length alone
  return {
    chance: 1 / (1 + Math.exp(-(model.bias + sum * scale))),
    words: spoken
      .sort((a, b) => b[1] - a[1])
      .slice(0, 5)
      .map(([feature]) => feature),
  }
}

/** Learns from messages of danger and calm ones. Deterministic. */
export function learnDanger(danger: readonly (readonly Token[])[], calm: readonly (readonly Token[])[]): DangerModel {
  const counts = new Map<string, number>()
  const samples = [...danger.map(tokens => ({ tokens, y: 1 })), ...calm.map(tokens => ({ tokens, y: 0 }))].map(
    ({ tokens, y }) => {
      const features = [...dangerFeatures(tokens)]
      for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
      return { features, y }
    },
  )
  const rows = new Map([...counts].filter(([, count]) => count >= RAREST).map(([feature], row) => [feature, row]))
  const weights = new Float64Array(rows.size)
  const ready = samples.map(({ features, y }) => ({ y, present: features.flatMap(feature => rows.get(feature) ?? []) }))
  const worth = [1, ready.filter(each => each.y === 0).length / Math.max(1, ready.filter(each => each.y === 1).length)]
  let bias = 0
  for (let round = 0; round < ROUNDS; round++) {
    // Every 7919th sample, wrapping round: mixed, and the same each time.
    for (let step = 0, at = round % ready.length; step < ready.length; step++, at = (at + 7919) % ready.length) {
      const { present, y } = ready[at]!
      if (present.length === 0) continue
      const scale = 1 / Math.sqrt(present.length)
      let sum = 0
      for (const row of present) sum += weights[row]!
      const error = (y - 1 / (1 + Math.exp(-(bias + sum * scale)))) * RATE * Math.sqrt(worth[y]!) * (1 - round / ROUNDS)
      bias += error * 0.1
      for (const row of present) weights[row] = weights[row]! * (1 - DECAY) + error * scale
    }
  }
  const kept = [...rows]
    .map(([feature, row]) => [feature, Math.round(weights[row]! * 100) / 100] as const)
    .filter(([, weight]) => Math.abs(weight) >= LEAST_WEIGHT)
  return { bias: Math.round(bias * 100) / 100, weights: Object.fromEntries(kept) }
}

const RAREST = 3
const ROUNDS = 30
const RATE = 0.5
const DECAY = 1e-5
const LEAST_WEIGHT = 0.12

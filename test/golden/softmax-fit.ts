/** A question with its candidates, as evidence. */
export interface Evidence {
  candidates: { right: boolean; signals: number[] }[]
  /** The evidence that no candidate is right. */
  doubts: number[]
  /** How much it counts. */
  worth: number
}

export interface Weights {
  signals: number[]
  doubts: number[]
}

/**
 * Fits a softmax over the candidates and "none of them", by Adam on the likelihood of the right ones: one model decides
 * both the order and how sure it is. Deterministic.
 */
export function fitted(samples: readonly Evidence[], { steps, decay }: { steps: number; decay: number }): Weights {
  const [first] = samples
  const size = first?.candidates[0]?.signals.length ?? 0
  const weights = Array.from({ length: size + (first?.doubts.length ?? 0) }, () => 0)
  const moments = weights.map(() => ({ mean: 0, square: 0 }))
  const all = samples.reduce((sum, each) => sum + each.worth, 0)
  for (let step = 1; step <= steps; step++) {
    const gradient = weights.map(weight => -decay * weight)
    for (const sample of samples) {
      const { chances, none } = chancesIn(sample, parts(weights, size))
      const rightly = sample.candidates.reduce((sum, each, at) => sum + (each.right ? chances[at]! : 0), 0)
      const share = sample.worth / all
      for (const [at, { right, signals }] of sample.candidates.entries()) {
        const pull = ((right && rightly > 0 ? chances[at]! / rightly : 0) - chances[at]!) * share
        for (const [name, value] of signals.entries()) gradient[name]! += pull * value
      }
      const pull = ((rightly > 0 ? 0 : 1) - none) * share
      for (const [name, value] of sample.doubts.entries()) gradient[size + name]! += pull * value
    }
    for (const [at, moment] of moments.entries()) {
      moment.mean = 0.9 * moment.mean + 0.1 * gradient[at]!
      moment.square = 0.99 * moment.square + 0.01 * gradient[at]! ** 2
      weights[at]! +=
        (0.05 * (moment.mean / (1 - 0.9 ** step))) / (Math.sqrt(moment.square / (1 - 0.99 ** step)) + 1e-8)
    }
  }
  return parts(weights, size)
}

const parts = (weights: readonly number[], size: number): Weights => ({
  signals: weights.slice(0, size),
  doubts: weights.slice(size),
})

export function chancesIn(
  { candidates, doubts }: Pick<Evidence, 'candidates' | 'doubts'>,
  weights: Weights,
): { chances: number[]; none: number } {
  const scores = candidates.map(({ signals }) => product(signals, weights.signals))
  const doubt = product(doubts, weights.doubts)
  const most = Math.max(doubt, ...scores)
  const total = scores.reduce((sum, score) => sum + Math.exp(score - most), Math.exp(doubt - most))
  return { chances: scores.map(score => Math.exp(score - most) / total), none: Math.exp(doubt - most) / total }
}

const product = (values: readonly number[], weights: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * weights[at]!, 0)

/** The weights by their names, to be written into the code. */
export const written = (names: readonly string[], weights: readonly number[]): string =>
  `{ ${names.map((name, at) => `${name}: ${weights[at]!.toFixed(2)}`).join(', ')} }`

/** Turns scores into chances, in their place. */
export function softmax(scores: Float32Array): void {
  let most = Number.NEGATIVE_INFINITY
  for (let at = 0; at < scores.length; at++) most = Math.max(most, scores[at]!)
  let total = 0
  for (let at = 0; at < scores.length; at++) total += scores[at] = Math.exp(scores[at]! - most)
  for (let at = 0; at < scores.length; at++) scores[at]! /= total
}

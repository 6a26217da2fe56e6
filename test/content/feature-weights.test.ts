import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FeatureWeights, packFeatureWeights } from '../../content/search/feature-weights.ts'

const someWeights = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 12 }), fc.double({ min: -5, max: 5, noNaN: true })), {
    selector: ([feature]) => feature,
    minLength: 1,
    maxLength: 200,
  })
  .map(pairs => new Map(pairs))

describe('Packed weights of features', () => {
  it('are what was packed, as near as a 127th of the largest', () => {
    fc.assert(
      fc.property(someWeights, weights => {
        const packed = packFeatureWeights(weights)
        const kept = new FeatureWeights(packed)
        for (const [feature, weight] of weights)
          expect(Math.abs(kept.get(feature)! - weight)).toBeLessThanOrEqual(packed.scale / 2 + 1e-9)
      }),
    )
  })

  it('know a feature from others, and nothing of those that have none', () => {
    const kept = new FeatureWeights(packFeatureWeights([...'abcdefgh'].map(letter => [letter, 1] as const)))
    expect(kept.size).toBe(8)
    expect(kept.get('a')).toBeCloseTo(1)
    for (const feature of ['A', 'aa', 'á', 'z', ' a', '']) expect(kept.get(feature)).toBeUndefined()
  })

  it('are the same in whatever order they come', () => {
    const pairs = [...'abcdefgh'].map((letter, at) => [letter, at] as const)
    expect(packFeatureWeights([...pairs].reverse())).toEqual(packFeatureWeights(pairs))
  })
})

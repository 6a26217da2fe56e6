import { describe, expect, it } from 'vitest'
import type { TryStore } from '../../content/desk/try-store.ts'

const SECOND = 1000
const PATIENCE = { free: 3, wait: 10 * SECOND, longest: 60 * SECOND, forget: 3600 * SECOND }
const NOW = 1_700_000_000_000

/** What every count of tries promises. `open` gives an empty one. */
export function promisesOfATryStore(name: string, open: () => Promise<TryStore>): void {
  describe(`Somebody who guesses, ${name},`, () => {
    it('waits after the free tries, twice as long each time, up to the longest', async () => {
      const store = await open()
      for (let free = 0; free < 3; free++) expect(await store.claim('Lan', PATIENCE, NOW)).toBe(0)
      let now = NOW
      for (const seconds of [10, 20, 40, 60, 60]) {
        expect(await store.claim('Lan', PATIENCE, now)).toBe(seconds * SECOND)
        expect(await store.claim('Lan', PATIENCE, now + seconds * SECOND - 1)).toBe(1) // asking too early costs nothing
        now += seconds * SECOND
        expect(await store.claim('Lan', PATIENCE, now)).toBe(0)
      }
    })

    it('gets no more free tries by asking fifty times at once', async () => {
      const store = await open()
      const waits = await Promise.all(Array.from({ length: 50 }, () => store.claim('Lan', PATIENCE, NOW)))
      expect(waits.filter(wait => wait === 0)).toHaveLength(3)
    })

    it('keeps nobody else waiting, and neither whoever then was who they said, nor a next day', async () => {
      const store = await open()
      for (let tries = 0; tries < 4; tries++) await store.claim('Lan', PATIENCE, NOW)
      expect(await store.claim("Lan'; DROP TABLE tries; --", PATIENCE, NOW)).toBe(0)
      expect(await store.claim('Lan', PATIENCE, NOW)).toBeGreaterThan(0)
      await store.forget('Lan', NOW)
      for (let free = 0; free < 3; free++) expect(await store.claim('Lan', PATIENCE, NOW)).toBe(0)
      expect(await store.claim('Lan', PATIENCE, NOW)).toBeGreaterThan(0)
      const nextDay = NOW + PATIENCE.forget + 1
      for (let free = 0; free < 3; free++) expect(await store.claim('Lan', PATIENCE, nextDay)).toBe(0)
    })

    it('cannot use an officer’s code once more, also of fifty at once, until it has long been void', async () => {
      const store = await open()
      const taken = await Promise.all(Array.from({ length: 50 }, () => store.take('Lan', '123456', NOW)))
      expect(taken.filter(Boolean)).toHaveLength(1)
      expect([await store.take('Minh', '123456', NOW), await store.take('Lan', '654321', NOW)]).toEqual([true, true])
      await store.giveBack('Lan', '654321') // it was wrong
      expect([await store.take('Lan', '654321', NOW), await store.take('Minh', '123456', NOW)]).toEqual([true, false])
      expect(await store.take('Lan', '123456', NOW + 90 * SECOND)).toBe(false)
      expect(await store.take('Lan', '123456', NOW + 3600 * SECOND)).toBe(true)
    })
  })
}

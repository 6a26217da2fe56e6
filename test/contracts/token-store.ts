import { describe, expect, it } from 'vitest'
import type { TokenStore } from '../../bot/token-store.ts'

/** What every store of tokens promises. `open` gives an empty one. */
export function promisesOfATokenStore(name: string, open: () => Promise<TokenStore>): void {
  describe(`A platform's tokens, ${name}`, () => {
    it('begin with the refresh token of the settings, once', async () => {
      const store = await open()
      const first = { access: '', refresh: 'r0', expires: 0, version: 0 }
      expect(await store.open('oa', 'r0')).toEqual(first)
      expect(await store.open('oa', 'another')).toEqual(first)
      expect((await store.open('other', 'r9')).refresh).toBe('r9')
    })

    it('are asked for by exactly one of fifty processes at once', async () => {
      const store = await open()
      await store.open('oa', 'r0')
      const claims = await Promise.all(Array.from({ length: 50 }, () => store.claim('oa', 0, 100, 200)))
      expect(claims.filter(Boolean)).toHaveLength(1)
    })

    it('are renewed, and a process that still holds the old version learns it', async () => {
      const store = await open()
      await store.open('oa', 'r0')
      await store.claim('oa', 0, 100, 200)
      expect(await store.renew('oa', 0, { access: 'a1', refresh: 'r1', expires: 900 })).toBe(true)
      expect(await store.open('oa', 'r0')).toEqual({ access: 'a1', refresh: 'r1', expires: 900, version: 1 })
      expect(await store.claim('oa', 0, 300, 400)).toBe(false)
      expect(await store.renew('oa', 0, { access: 'x', refresh: 'x', expires: 1 })).toBe(false)
      expect((await store.open('oa', 'r0')).refresh).toBe('r1')
      expect(await store.claim('oa', 1, 150, 250)).toBe(true)
    })

    it('can be asked for again when the process that claimed them died', async () => {
      const store = await open()
      await store.open('oa', 'r0')
      await store.claim('oa', 0, 100, 200)
      expect(await store.claim('oa', 0, 199, 299)).toBe(false)
      expect(await store.claim('oa', 0, 200, 300)).toBe(true)
    })

    it('can be asked for at once when a claim is given back, and not by whom it was taken from', async () => {
      const store = await open()
      await store.open('oa', 'r0')
      await store.claim('oa', 0, 100, 200)
      await store.claim('oa', 0, 200, 300)
      await store.release('oa', 0, 200)
      expect(await store.claim('oa', 0, 210, 310)).toBe(false)
      await store.release('oa', 0, 300)
      expect(await store.claim('oa', 0, 210, 310)).toBe(true)
    })
  })
}

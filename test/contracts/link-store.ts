import { describe, expect, it } from 'vitest'
import type { LinkStore } from '../../content/desk/link-store.ts'

const A = 'https://a.example/'
const B = 'https://b.example/?x=1&y=\'"'

/** What every list of links promises. `open` gives an empty one. */
export function promisesOfALinkStore(name: string, open: () => Promise<LinkStore>): void {
  describe(`Links that are checked, ${name}`, () => {
    it('fail since the first of several failures in a row, until they answer', async () => {
      const links = await open()
      expect([await links.failing(), await links.lastCheck()]).toEqual([[], undefined])
      await links.note({ url: A, at: 1, status: 404, isDead: true })
      await links.note({ url: B, at: 1, status: 200, isDead: false })
      await links.note({ url: A, at: 2, status: 0, isDead: true })
      expect(await links.failing()).toEqual([{ url: A, checkedAt: 2, status: 0, failingSince: 1 }])
      await links.note({ url: A, at: 3, status: 200, isDead: false })
      await links.note({ url: B, at: 3, status: 500, isDead: true })
      expect(await links.failing()).toEqual([{ url: B, checkedAt: 3, status: 500, failingSince: 3 }])
      expect(await links.lastCheck()).toBe(3)
    })

    it('are forgotten when no text names them any more', async () => {
      const links = await open()
      for (const url of [A, B]) await links.note({ url, at: 1, status: 404, isDead: true })
      await links.keepOnly([B])
      expect((await links.failing()).map(each => each.url)).toEqual([B])
      await links.keepOnly([])
      expect(await links.failing()).toEqual([])
    })
  })
}

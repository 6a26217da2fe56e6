import { describe, expect, it } from 'vitest'
import type { UnreachableStore } from '../../bot/unreachable-store.ts'

/** What every store of unreachable chats promises. `open` gives an empty one. */
export function promisesOfAnUnreachableStore(name: string, open: () => Promise<UnreachableStore>): void {
  describe(`A chat that blocked the bot, ${name}`, () => {
    it('is known until it writes itself', async () => {
      const store = await open()
      expect(await store.since('telegram', 'telegram:7')).toBeUndefined()
      await store.mark('telegram', 'telegram:7', 1, 'bot was blocked')
      expect(await store.since('telegram', 'telegram:7')).toBe(1)
      await store.clear('telegram', 'telegram:7')
      expect(await store.since('telegram', 'telegram:7')).toBeUndefined()
    })

    it('may be marked twice, and cleared when it never was', async () => {
      const store = await open()
      await store.clear('telegram', 'telegram:7')
      await store.mark('telegram', 'telegram:7', 1, 'bot was blocked')
      await store.mark('telegram', 'telegram:7', 2, 'kicked')
      expect(await store.since('telegram', 'telegram:7')).toBe(1)
      await store.clear('telegram', 'telegram:7')
      expect(await store.since('telegram', 'telegram:7')).toBeUndefined()
    })

    it('is one chat of one channel', async () => {
      const store = await open()
      await store.mark('telegram', '7', 1, 'bot was blocked')
      await store.mark('telegram', '8', 1, 'bot was blocked')
      expect([await store.since('zalo-bot', '7'), await store.since('telegram', '9')]).toEqual([undefined, undefined])
      await store.clear('telegram', '8')
      expect(await store.since('telegram', '7')).toBe(1)
    })
  })
}

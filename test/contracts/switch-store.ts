import { describe, expect, it } from 'vitest'
import type { SwitchStore } from '../../bot/switch-store.ts'

/** What every store of off-switches promises. `open` gives an empty one. */
export function promisesOfASwitchStore(name: string, open: () => Promise<SwitchStore>): void {
  describe(`An officer who switches off, ${name}`, () => {
    const lan = { officer: 'Lan', reason: 'đang sửa nội dung.', at: 1 }

    it('finds everything on at first', async () => {
      const store = await open()
      expect([await store.off(), await store.holding('telegram')]).toEqual([[], undefined])
    })

    it('switches one channel and not the others, and on again', async () => {
      const store = await open()
      await store.flip({ channel: 'telegram', off: true, ...lan })
      expect(await store.holding('telegram')).toEqual({ channel: 'telegram', ...lan })
      expect(await store.holding('web')).toBeUndefined()
      await store.flip({ channel: 'telegram', off: false, ...lan, at: 2 })
      expect([await store.off(), await store.holding('telegram')]).toEqual([[], undefined])
    })

    it('gives the newest reason', async () => {
      const store = await open()
      await store.flip({ channel: 'web', off: true, ...lan })
      await store.flip({ channel: 'web', off: true, officer: 'Hoa', reason: 'máy hỏng.', at: 2 })
      expect(await store.off()).toEqual([{ channel: 'web', officer: 'Hoa', reason: 'máy hỏng.', at: 2 }])
    })

    it('switches the whole service, whose reason comes before the channel’s; the channel stays off after it', async () => {
      const store = await open()
      await store.flip({ channel: 'zalo-oa', off: true, ...lan })
      await store.flip({ channel: 'all', off: true, officer: 'Hoa', reason: 'bảo trì.', at: 2 })
      expect((await store.holding('zalo-oa'))?.reason).toBe('bảo trì.')
      expect((await store.holding('api'))?.reason).toBe('bảo trì.')
      expect((await store.off()).map(each => each.channel)).toEqual(['all', 'zalo-oa'])
      await store.flip({ channel: 'all', off: false, officer: 'Hoa', reason: 'xong.', at: 3 })
      expect((await store.holding('zalo-oa'))?.reason).toBe(lan.reason)
      expect(await store.holding('api')).toBeUndefined()
    })
  })
}

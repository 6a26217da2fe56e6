import { describe, expect, it } from 'vitest'
import type { DeskSettingStore } from '../../content/desk/desk-setting-store.ts'

/** What every store of the desk's settings promises. `open` gives an empty one. */
export function promisesOfADeskSettingStore(name: string, open: () => Promise<DeskSettingStore>): void {
  describe(`An administrator who decides for the desk, ${name},`, () => {
    it('finds every setting off at first, and each as it was set last', async () => {
      const store = await open()
      expect(await store.read()).toStrictEqual({ onePersonMayPublish: false, secondFactorRequired: false })
      await store.set('onePersonMayPublish', true)
      expect(await store.read()).toStrictEqual({ onePersonMayPublish: true, secondFactorRequired: false })
      await store.set('secondFactorRequired', true)
      await store.set('onePersonMayPublish', false)
      expect(await store.read()).toStrictEqual({ onePersonMayPublish: false, secondFactorRequired: true })
    })

    it('never decides about the secret: whichever process came first has', async () => {
      const store = await open()
      const told = await Promise.all(Array.from({ length: 10 }, (_, at) => store.secret(`bí mật ${at}`)))
      expect(new Set(told).size).toBe(1)
      await store.set('secondFactorRequired', true)
      expect(await store.secret('mới')).toBe(told[0])
    })
  })
}

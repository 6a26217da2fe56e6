import { describe, expect, it } from 'vitest'
import type { Working, WorkingStore } from '../../content/desk/working-store.ts'

/** What every store of unsaved text promises. `open` gives an empty one. */
export function promisesOfAWorkingStore(name: string, open: () => Promise<WorkingStore>): void {
  describe(`An officer who has not saved yet, ${name}`, () => {
    it('finds the newest of what was typed, as it was typed', async () => {
      const store = await open()
      await store.keep('Lan', 'thai-san', working({ lead: 'đang' }, 1))
      const newest = working(
        { lead: `dở — '; DROP TABLE workings; -- “ngoặc”`, 'section-who': 'dòng một\ndòng hai' },
        2,
      )
      await store.keep('Lan', 'thai-san', newest)
      expect(await store.of('Lan', 'thai-san')).toStrictEqual(newest)
    })

    it('keeps apart what each officer typed into each entry', async () => {
      const store = await open()
      await store.keep('Lan', 'thai-san', working({ lead: 'của Lan' }))
      await store.keep('Minh', 'thai-san', working({ lead: 'của Minh' }))
      await store.keep('Lan', 'om-dau', working({ lead: 'ốm đau' }))
      await store.drop('Lan', 'thai-san')
      expect(await store.of('Lan', 'thai-san')).toBeUndefined()
      expect((await store.of('Minh', 'thai-san'))?.fields.lead).toBe('của Minh')
      expect((await store.of('Lan', 'om-dau'))?.fields.lead).toBe('ốm đau')
    })

    it('finds nothing where nothing was typed, and may throw it away', async () => {
      const store = await open()
      expect(await store.of('Lan', 'thai-san')).toBeUndefined()
      await expect(store.drop('Lan', 'thai-san')).resolves.toBeUndefined()
    })
  })
}

function working(fields: Record<string, string>, at = 1): Working {
  return { fields, seen: 3, at }
}

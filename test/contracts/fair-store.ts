import { describe, expect, it } from 'vitest'
import type { FairNotice } from '../../content/fair.ts'
import type { FairStore, NewFairChange } from '../../content/fair-store.ts'

/** What every log of changes to job fairs promises. `open` gives an empty one. */
export function promisesOfAFairStore(name: string, open: () => Promise<FairStore>): void {
  describe(`Officers who work on job fairs, ${name}`, () => {
    it('leave a history when two change one fair in a row, each as it was saved', async () => {
      const store = await open()
      const first = fairChange({
        status: 'moved',
        movedTo: '2026-12-14',
        note: "“dời” — '; DROP TABLE fair_changes; --",
      })
      const second = { ...fairChange({ status: 'cancelled' }), officer: 'anh Tuấn', at: 1_700_000_000_001 }
      expect(await store.append(first, 0)).toBe(1)
      expect(await store.append(fairChange({ date: '2026-12-25' }), 0)).toBe(2)
      expect(await store.append(second, 1)).toBe(3)
      expect(await store.history('2026-12-10')).toStrictEqual([
        { number: 1, planned: '2026-12-10', ...first },
        { number: 3, planned: '2026-12-10', ...second },
      ])
      expect(await store.history('2027-01-10')).toEqual([])
    })

    it('are refused when somebody changed the same fair meanwhile, not when it was another', async () => {
      const store = await open()
      await store.append(fairChange(), 0)
      await store.append(fairChange({ date: '2026-12-25' }), 0)
      expect(await store.append(fairChange({ status: 'cancelled' }), 0)).toBeUndefined()
      expect(await store.append(fairChange({ status: 'cancelled' }), 1)).toBe(3)
      expect((await store.history('2026-12-10')).map(each => each.change.status)).toEqual(['confirmed', 'cancelled'])
    })

    it('succeed alone when ten save at once', async () => {
      const store = await open()
      const saved = await Promise.all(Array.from({ length: 10 }, () => store.append(fairChange(), 0)))
      expect(saved.filter(number => number !== undefined)).toHaveLength(1)
    })
  })

  describe(`A library that follows job fairs, ${name}`, () => {
    it('reads whole changes after the number it knows, oldest first', async () => {
      const store = await open()
      await store.append(fairChange(), 0)
      await store.append(fairChange({ date: '2026-12-25', companies: ['Cty A'] }), 0)
      await store.append(fairChange({ status: 'cancelled' }), 1)
      expect((await store.changesAfter(0)).map(each => each.number)).toEqual([1, 2, 3])
      expect(await store.changesAfter(2)).toStrictEqual([
        { number: 3, planned: '2026-12-10', ...fairChange({ status: 'cancelled' }) },
      ])
      expect(await store.changesAfter(3)).toEqual([])
    })
  })
}

/** A change that confirms a fair; name what matters. */
export function fairChange(what: Partial<FairNotice> = {}): NewFairChange {
  return {
    change: { date: '2026-12-10', status: 'confirmed', companies: [], source: 'thông báo của trung tâm', ...what },
    officer: 'chị Hạnh',
    at: 1_700_000_000_000,
    reason: 'Trung tâm báo',
  }
}

import { describe, expect, it } from 'vitest'
import type { NewContentChange } from '../../content/desk/content-change.ts'
import type { ContentChangeStore } from '../../content/desk/content-change-store.ts'

/** What every log of changes to amounts, synonyms and signs of danger promises. `open` gives an empty one. */
export function promisesOfAContentChangeStore(name: string, open: () => Promise<ContentChangeStore>): void {
  describe(`Officers who change content, ${name}`, () => {
    it('find every change again by its number and by what it changed, as it was saved', async () => {
      const log = await open()
      const first = change({ value: { means: "“ốm” — '; DROP TABLE content_changes; --", words: ['bệnh'] } })
      const second = change({ kind: 'published', officer: 'anh Tuấn' })
      expect(await log.append(first, 0)).toBe(1)
      expect(await log.append(change({ part: 'amount', key: 'muc-tham-chieu' }), 0)).toBe(2)
      expect(await log.append(second, 1)).toBe(3)
      expect(await log.find(1)).toStrictEqual({ number: 1, ...first })
      expect(await log.find(4)).toBeUndefined()
      expect(await log.history('synonyms', 'ốm')).toStrictEqual([
        { number: 1, ...first },
        { number: 3, ...second },
      ])
      expect((await log.history('amount')).map(each => each.number)).toEqual([2])
    })

    it('are refused when somebody changed the same meanwhile, not when it was something else', async () => {
      const log = await open()
      await log.append(change(), 0)
      expect(await log.append(change({ key: 'sinh con' }), 0)).toBe(2)
      expect(await log.append(change(), 0)).toBeUndefined()
      const saved = await Promise.all(Array.from({ length: 10 }, () => log.append(change(), 1)))
      expect(saved.filter(number => number !== undefined)).toHaveLength(1)
    })
  })

  describe(`A library that follows changes to content, ${name}`, () => {
    it('reads what was published and withdrawn after the number it knows, oldest first', async () => {
      const log = await open()
      for (const [seen, kind] of (['submitted', 'published', 'sent-back', 'withdrawn'] as const).entries())
        await log.append(change({ kind }), seen)
      expect((await log.liveAfter(0)).map(each => each.kind)).toEqual(['published', 'withdrawn'])
      expect((await log.liveAfter(2)).map(each => each.number)).toEqual([4])
      expect(await log.liveAfter(4)).toEqual([])
    })
  })
}

export function change(over: Partial<NewContentChange> = {}): NewContentChange {
  return {
    part: 'synonyms',
    key: 'ốm',
    kind: 'submitted',
    value: null,
    officer: 'chị Hạnh',
    at: 1_700_000_000_000,
    reason: 'Người dân gọi thế',
    ...over,
  }
}

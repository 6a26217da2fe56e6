import { describe, expect, it } from 'vitest'
import type { Entry } from '../../content/entry.ts'
import type { EntryStore } from '../../content/entry-store.ts'
import type { NewRevision } from '../../content/revision.ts'

/** What every log of revisions promises. `open` gives an empty one. */
export function promisesOfAnEntryStore(name: string, open: () => Promise<EntryStore>): void {
  describe(`An officer who works on entries, ${name}`, () => {
    it('finds every revision of an entry as it was saved, oldest first', async () => {
      const store = await open()
      const first = revision({
        kind: 'draft',
        entry: entry({ lead: "Dạ, “ốm đau” — '; DROP TABLE revisions; --" }),
      })
      const second = revision({
        kind: 'published',
        at: 1_700_000_000_001,
        officer: 'chị Hạnh',
        reason: 'Luật mới',
      })
      await store.append(first, 0)
      await store.append(revision({ entryId: 'om-dau' }), 0)
      await store.append(second, 1)
      expect(await store.history('thai-san')).toStrictEqual([
        { number: 1, ...first },
        { number: 3, ...second },
      ])
    })

    it('finds an entry that was saved before a field was added, with that field', async () => {
      const store = await open()
      const { notWhen: _, ...before } = entry({})
      await store.append(revision({ entry: before as Entry }), 0)
      expect((await store.history('thai-san'))[0]?.entry).toStrictEqual(entry({}))
    })

    it('finds no history of an entry nobody touched', async () => {
      const store = await open()
      await store.append(revision({ entryId: 'om-dau' }), 0)
      expect(await store.history('thai-san')).toEqual([])
    })

    it('gets numbers that rise by one, also after a refused edit', async () => {
      const store = await open()
      expect(await store.append(revision(), 0)).toBe(1)
      expect(await store.append(revision(), 0)).toBeUndefined()
      expect(await store.append(revision(), 1)).toBe(2)
      expect(await store.append(revision({ entryId: 'om-dau' }), 0)).toBe(3)
    })

    it('is refused when somebody saved the entry meanwhile, and the log stays as it was', async () => {
      const store = await open()
      await store.append(revision({ officer: 'chị Hạnh' }), 0)
      await store.append(revision({ officer: 'anh Tuấn' }), 1)
      expect(await store.append(revision({ officer: 'chị Hạnh' }), 1)).toBeUndefined()
      expect((await store.history('thai-san')).map(each => each.officer)).toEqual(['chị Hạnh', 'anh Tuấn'])
    })

    it('is not disturbed by work on other entries', async () => {
      const store = await open()
      await store.append(revision(), 0)
      await store.append(revision({ entryId: 'om-dau' }), 0)
      expect(await store.append(revision(), 1)).toBe(3)
    })

    it('is the only one to succeed when ten save at once', async () => {
      const store = await open()
      const saved = await Promise.all(Array.from({ length: 10 }, () => store.append(revision(), 0)))
      expect(saved.filter(number => number !== undefined)).toHaveLength(1)
      expect(await store.history('thai-san')).toHaveLength(1)
    })
  })

  describe(`The desk, ${name}`, () => {
    it('reads the newest revision of each entry, whatever its kind', async () => {
      const store = await open()
      expect(await store.newest()).toEqual([])
      await store.append(revision({ kind: 'published' }), 0)
      await store.append(revision({ entryId: 'om-dau', kind: 'submitted' }), 0)
      await store.append(revision({ kind: 'draft', entry: entry({ lead: 'mới' }) }), 1)
      const newest = await store.newest()
      expect(newest.map(({ number, entryId, kind }) => [number, entryId, kind])).toEqual([
        [2, 'om-dau', 'submitted'],
        [3, 'thai-san', 'draft'],
      ])
      expect(newest[1]!.entry.lead).toBe('mới')
    })

    it('reads what is due to be published: scheduled, its time come, and not touched since', async () => {
      const store = await open()
      const due = revision({ kind: 'scheduled', from: 500 })
      await store.append(due, 0)
      await store.append(revision({ entryId: 'om-dau', kind: 'scheduled', from: 501 }), 0)
      await store.append(revision({ entryId: 'tu-tuat', kind: 'scheduled', from: 400 }), 0)
      await store.append(revision({ entryId: 'tu-tuat', kind: 'draft' }), 3)
      await store.append(revision({ entryId: 'huu-tri', kind: 'published' }), 0)
      expect(await store.due(499)).toEqual([])
      expect(await store.due(500)).toStrictEqual([{ number: 1, ...due }])
      expect((await store.due(501)).map(({ number }) => number)).toEqual([1, 2])
    })
  })

  describe(`A library that follows the log, ${name}`, () => {
    it('reads what was published and withdrawn after the number it knows, oldest first', async () => {
      const store = await open()
      const kinds = ['published', 'draft', 'withdrawn', 'submitted', 'published', 'draft', 'withdrawn'] as const
      for (const [seen, kind] of kinds.entries()) await store.append(revision({ kind }), seen)
      const read = async (number: number) => (await store.liveAfter(number)).map(each => [each.number, each.kind])
      expect(await read(0)).toEqual([
        [1, 'published'],
        [3, 'withdrawn'],
        [5, 'published'],
        [7, 'withdrawn'],
      ])
      expect(await read(3)).toEqual([
        [5, 'published'],
        [7, 'withdrawn'],
      ])
      expect(await read(7)).toEqual([])
    })

    it('reads whole revisions', async () => {
      const store = await open()
      const published = revision({ entry: entry({ validUntil: '2027-06-30' }) })
      await store.append(published, 0)
      expect(await store.liveAfter(0)).toStrictEqual([{ number: 1, ...published }])
    })
  })
}

/** A revision that publishes; name what matters. */
export function revision(what: Partial<NewRevision> = {}): NewRevision {
  const { entryId = 'thai-san' } = what
  const usual = { entryId, kind: 'published' as const, entry: entry({ id: entryId }), officer: 'chị Hạnh' }
  return { ...usual, at: 1_700_000_000_000, reason: 'Sửa câu chữ', ...what }
}

function entry(what: Partial<Entry>): Entry {
  return {
    id: 'thai-san',
    topic: 'bhxh',
    question: 'Sinh con thì được hưởng gì?',
    alsoAskedAs: ['de con duoc bao nhieu'],
    keywords: [],
    notWhen: [],
    lead: 'Dạ, chị được nghỉ 6 tháng.',
    sections: [{ key: 'who', text: 'Người đóng đủ.' }],
    sources: [],
    confidence: 'A',
    validFrom: '2025-07-01',
    reviewBy: '2027-01-01',
    owner: 'bhxh-tinh',
    related: [],
    ...what,
  }
}

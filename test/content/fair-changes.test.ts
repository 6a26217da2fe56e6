import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FairNotice } from '../../content/fair.ts'
import { fairsBetween } from '../../content/fair-calendar.ts'
import { Library } from '../../content/library.ts'
import { knowledge, TODAY } from '../support/knowledge.ts'
import { memory, type TestMemory } from '../support/memory.ts'

let kept: TestMemory
beforeEach(() => {
  kept = memory()
})
afterEach(() => kept.close())

const tell = (notice: Partial<FairNotice>, seen: number, at = Date.parse('2026-12-01T02:00:00Z')) =>
  kept.fairs.append(
    {
      change: { date: '2026-12-10', status: 'confirmed', companies: [], source: 'thông báo', ...notice },
      officer: 'chị Hạnh',
      at,
      reason: 'Trung tâm báo',
    },
    seen,
  )

const december = (library: Library) =>
  fairsBetween('2026-12-01', '2026-12-31', library.knowledge.content.fairs, TODAY).map(fair => [
    fair.planned,
    fair.date,
    fair.status,
    fair.edition,
  ])

describe('An officer’s change to a fair', () => {
  it('replaces what was known of it, and the next change replaces that', async () => {
    const { library } = kept
    await tell({ status: 'moved', movedTo: '2026-12-14', place: 'Nhà văn hoá' }, 0)
    await library.catchUp(kept)
    expect(december(library)).toEqual([
      ['2026-12-10', '2026-12-14', 'moved', 1],
      ['2026-12-25', '2026-12-25', 'expected', 0],
    ])
    await tell({ status: 'cancelled' }, 1)
    await library.catchUp(kept)
    expect(december(library)[0]).toEqual(['2026-12-10', '2026-12-10', 'cancelled', 2])
    expect(fairsBetween('2026-12-10', '2026-12-10', library.knowledge.content.fairs, TODAY)[0]).toEqual(
      expect.objectContaining({ place: library.knowledge.content.fairs.usualPlace, announced: '2026-12-01' }),
    )
  })

  it('is numbered the same for one who reads both at once, and counts on from a notice in the file', async () => {
    await tell({ status: 'moved', movedTo: '2026-12-14' }, 0)
    await tell({ status: 'cancelled' }, 1)
    await kept.library.catchUp(kept)
    expect(december(kept.library)[0]).toEqual(['2026-12-10', '2026-12-10', 'cancelled', 2])

    const { content } = knowledge()
    const inFile = { date: '2026-12-10', status: 'confirmed' as const, companies: [], source: 'x', edition: 4 }
    const shipped = { ...content, fairs: { ...content.fairs, notices: [inFile] } }
    const other = new Library(shipped, undefined, { ...knowledge(), content: shipped })
    await other.catchUp(kept)
    expect(december(other)[0]).toEqual(['2026-12-10', '2026-12-10', 'cancelled', 6])
  })

  it('is counted once when a hundred messages catch up at the same time', async () => {
    await tell({}, 0)
    await Promise.all(Array.from({ length: 100 }, () => kept.library.catchUp(kept)))
    expect(december(kept.library)[0]).toEqual(['2026-12-10', '2026-12-10', 'confirmed', 1])
    expect(kept.library.fairChange).toBe(1)
  })

  it('leaves the index as it is and survives an entry published after it', async () => {
    const { library, entries } = kept
    const { index } = library.knowledge
    await tell({ status: 'cancelled' }, 0)
    await library.catchUp(kept)
    expect(library.knowledge.index).toBe(index)
    const entry = { ...library.knowledge.entries.get('vl-san-mang-gi')!, lead: 'Mang căn cước.' }
    await entries.append({ entryId: entry.id, kind: 'published', entry, officer: 'chị Hạnh', at: 1, reason: '' }, 0)
    await library.catchUp(kept)
    expect(library.knowledge.entries.get(entry.id)?.lead).toBe('Mang căn cước.')
    expect(december(library)[0]?.[2]).toBe('cancelled')
  })

  it('costs one read of each log when nothing is new', async () => {
    const asked: string[] = []
    const watch = <T extends object>(store: T): T =>
      new Proxy(store, {
        get: (target, name) => {
          asked.push(String(name))
          return Reflect.get(target, name)
        },
      })
    const before = kept.library.knowledge
    await kept.library.catchUp({
      entries: watch(kept.entries),
      fairs: watch(kept.fairs),
      changes: watch(kept.changes),
    })
    expect(asked).toEqual(['liveAfter', 'changesAfter', 'liveAfter'])
    expect(kept.library.knowledge).toBe(before)
  })

  it('reaches entries although the log of fairs cannot be read, and the fault is told', async () => {
    const entry = { ...kept.library.knowledge.entries.get('vl-san-mang-gi')!, lead: 'Mang căn cước.' }
    await kept.entries.append({ entryId: entry.id, kind: 'published', entry, officer: 'a', at: 1, reason: '' }, 0)
    const broken = { ...kept.fairs, changesAfter: () => Promise.reject(new Error('disk full')) }
    await expect(kept.library.catchUp({ ...kept, fairs: broken })).rejects.toThrow('disk full')
    expect(kept.library.knowledge.entries.get(entry.id)?.lead).toBe('Mang căn cước.')
  })
})

import { type Day, dayInVietnam } from '../../content/day.ts'
import type { EntryStore } from '../../content/entry-store.ts'

interface ReadDays {
  number: number
  days: Map<string, Day>
}

// The log only grows: what was read of it once need not be read again.
const known = new WeakMap<EntryStore, ReadDays>()

/** The day on which an officer published each entry last; entries that are as shipped are not in it. */
export async function readDays(entries: EntryStore): Promise<ReadonlyMap<string, Day>> {
  const found = known.get(entries) ?? { number: 0, days: new Map<string, Day>() }
  known.set(entries, found)
  for (const { number, kind, entryId, at } of await entries.liveAfter(found.number)) {
    if (kind === 'published') found.days.set(entryId, dayInVietnam(at))
    found.number = Math.max(found.number, number)
  }
  return found.days
}

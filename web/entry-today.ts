import { type Day, dayInVietnam } from '../content/day.ts'
import { entryOn } from '../content/entry-on.ts'
import type { Missing } from './missing-entry.tsx'
import type { EntryShown } from './pages/entry-page.tsx'
import type { Services } from './services.ts'

/**
 * The entry as it answers today, or why there is none. Brings the library up to date first; while the database cannot
 * be read, what is in memory is shown and says so.
 */
export async function entryToday(id: string, { memory, now }: Services): Promise<EntryShown | Missing> {
  const { library } = memory
  const today: Day = dayInVietnam(now())
  const read = await Promise.all([memory.entries.history(id), library.catchUp(memory)]).then(
    ([history]) => ({ isNewest: true, is: entryOn(today, library.shipped(id), history) }),
    fault => {
      memory.report('an entry was shown without the newest changes', fault)
      return { isNewest: false, is: undefined }
    },
  )
  const entry = library.knowledge.entries.get(id)
  if (!entry) return read.is ? 'withdrawn' : 'unknown'
  return { entry, today, published: read.is?.since, isNewest: read.isNewest }
}

import type { ActStore } from '../../content/desk/act-store.ts'
import type { EntryStore } from '../../content/entry-store.ts'

/** Who publishes what was scheduled: nobody by hand. */
export const MACHINE = 'máy'

/**
 * Publishes every scheduled text whose time has come, on behalf of the officer who approved it; returns how many.
 * A text that somebody edited since is not published: the log takes a revision only after the one that was scheduled.
 */
export async function publishDue(now: number, entries: EntryStore, acts: ActStore): Promise<number> {
  let published = 0
  for (const { number, entryId, entry, officer, reason } of await entries.due(now)) {
    const why = `Đến giờ ${officer} đã hẹn: ${reason}`
    const added = await entries.append(
      { entryId, kind: 'published', entry, officer: MACHINE, at: now, reason: why },
      number,
    )
    if (added === undefined) continue // an officer, or another process, came first
    published++
    await acts.add({ at: now, officer: MACHINE, act: 'Đăng theo hẹn', subject: entryId, reason: why })
  }
  return published
}

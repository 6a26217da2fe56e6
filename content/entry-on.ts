import { type Day, dayInVietnam } from './day.ts'
import type { Entry } from './entry.ts'
import type { Revision } from './revision.ts'

/** What an entry was on a day. */
export interface EntryOn {
  /** Undefined while it was withdrawn. */
  entry: Entry | undefined
  /** The day an officer published or withdrew it; undefined for the text as shipped. */
  since: Day | undefined
}

/**
 * The entry that answered at the end of a day: the newest published or withdrawn revision by then, or the shipped text
 * before any. Undefined when there was none yet. `history` is every revision, oldest first; drafts are nobody's answer.
 */
export function entryOn(day: Day, shipped: Entry | undefined, history: readonly Revision[]): EntryOn | undefined {
  const newest = history.findLast(
    ({ kind, at }) => (kind === 'published' || kind === 'withdrawn') && dayInVietnam(at) <= day,
  )
  if (!newest) return shipped && { entry: shipped, since: undefined }
  return { entry: newest.kind === 'published' ? newest.entry : undefined, since: dayInVietnam(newest.at) }
}

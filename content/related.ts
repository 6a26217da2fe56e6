import type { Day } from './day.ts'
import type { Entry } from './entry.ts'
import { hasEnded, isToCome } from './entry-dates.ts'
import type { Knowledge } from './knowledge.ts'

/** The entries officers named as related that hold on a day. */
export const relatedTo = (
  { related }: Pick<Entry, 'related'>,
  { entries }: Pick<Knowledge, 'entries'>,
  day: Day,
): Entry[] =>
  related.flatMap(id => entries.get(id) ?? []).filter(entry => !hasEnded(entry, day) && !isToCome(entry, day))

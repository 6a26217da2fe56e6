import { dayInVietnam } from '../content/day.ts'
import type { FairCalendar } from '../content/fair.ts'
import { fairPlannedFor } from '../content/fair-calendar.ts'
import type { FairChange } from '../content/fair-store.ts'
import { fairsTold } from '../content/fairs-told.ts'
import { nextCivil, remindersOf } from './reminders.ts'
import { toldChanges } from './told-changes.ts'

/** What subscribers will be sent because of a change to a fair, and when, in milliseconds since the epoch. */
export interface FairTelling {
  /** Sent by itself: the fair is moved, cancelled, or held after all. */
  change: { text: string; due: number } | undefined
  /** The reminders that come as always, with what they will say now. */
  reminders: { text: string; due: number }[]
}

/** Foretells what a change would send if it were saved `now`; `log` is the whole log of changes, oldest first. */
export function fairTelling(
  draft: Pick<FairChange, 'change' | 'officer' | 'reason'>,
  log: readonly FairChange[],
  calendar: FairCalendar,
  now: number,
): FairTelling {
  const planned = draft.change.date
  const saved: FairChange = { ...draft, planned, number: (log.at(-1)?.number ?? 0) + 1, at: now }
  const today = dayInVietnam(now)
  const after = fairPlannedFor(planned, fairsTold(calendar, [saved]), today)
  const told = toldChanges([...log, saved], calendar).find(each => each.number === saved.number)
  const isPast = after !== undefined && planned < today && after.date < today // mended in silence
  const change = told && !isPast ? { text: told.text, due: nextCivil(now) } : undefined
  const reminders =
    after && after.status !== 'cancelled' && after.date >= today
      ? remindersOf(after)
          .filter(({ due }) => due > now)
          .map(({ text, due }) => ({ text, due }))
      : []
  return { change, reminders }
}

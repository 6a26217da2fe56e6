import { dayInVietnam } from './day.ts'
import type { FairCalendar } from './fair.ts'
import type { FairChange } from './fair-store.ts'

/** The calendar after officers' changes, oldest first: the newest change of a planned day replaces its notice. */
export function fairsTold(calendar: FairCalendar, changes: readonly FairChange[]): FairCalendar {
  const notices = new Map(calendar.notices.map(notice => [notice.date, notice]))
  for (const { planned, change, at } of changes) {
    const before = notices.get(planned)
    const edition = before ? (before.edition ?? 1) + 1 : 1
    notices.set(planned, { ...change, edition, announced: dayInVietnam(at) })
  }
  return { ...calendar, notices: [...notices.values()] }
}

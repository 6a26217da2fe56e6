import { dayInVietnam, writeDay } from '../content/day.ts'
import type { FairCalendar } from '../content/fair.ts'
import { fairPlannedFor } from '../content/fair-calendar.ts'
import type { FairDay } from '../content/fair-days.ts'
import type { FairChange } from '../content/fair-store.ts'
import { writeTime } from '../content/fair-time.ts'
import { isUncertain, writeWeekday } from '../content/fair-words.ts'
import { fairsTold } from '../content/fairs-told.ts'
import { wording } from '../content/wording.ts'
import type { ToldChange } from './reminders.ts'

/**
 * The changes that people must hear of, each with what is said: a fair moved, cancelled, or held after all.
 * A place or a time filled in reaches them with the next reminder. `changes` is the whole log, oldest first.
 */
export function toldChanges(changes: readonly FairChange[], calendar: FairCalendar): ToldChange[] {
  const ruled = { ...calendar, notices: [] } // what the log starts from
  return changes.flatMap((change, at): ToldChange[] => {
    const { planned, number } = change
    const today = dayInVietnam(change.at)
    const ofFair = changes.slice(0, at + 1).filter(each => each.planned === planned)
    const before = fairPlannedFor(planned, fairsTold(ruled, ofFair.slice(0, -1)), today)
    const after = fairPlannedFor(planned, fairsTold(ruled, ofFair), today)
    const text = before && after ? textOf(before, after) : undefined // an extra fair that is new gets reminders
    return text ? [{ planned, number, text, at: change.at }] : []
  })
}

function textOf(before: FairDay, after: FairDay): string | undefined {
  const [wasOff, isOff] = [before.status === 'cancelled', after.status === 'cancelled']
  if (wasOff && isOff) return undefined
  if (isOff) return lines(wording.fairIsCancelled(writeWeekday(before.date)), after.note)
  const said = wasOff
    ? wording.fairIsHeldAgain(writeWeekday(after.date), isUncertain(after))
    : after.date === before.date
      ? undefined
      : wording.fairIsMoved(writeDay(before.date), writeWeekday(after.date), isUncertain(after))
  return (
    said &&
    lines(
      said,
      after.time ? wording.fairTime(writeTime(after.time)) : undefined,
      wording.fairPlace(after.place),
      after.note,
    )
  )
}

function lines(...said: (string | undefined)[]): string {
  return said.filter(Boolean).join('\n')
}

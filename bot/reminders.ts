import { addDays, type Day, dayInVietnam, writeDay } from '../content/day.ts'
import type { FairCalendar } from '../content/fair.ts'
import { fairPlannedFor, fairsBetween } from '../content/fair-calendar.ts'
import type { FairDay } from '../content/fair-days.ts'
import { writeTime } from '../content/fair-time.ts'
import { isUncertain, writeWeekday } from '../content/fair-words.ts'
import { wording } from '../content/wording.ts'

/** Why somebody is told of a fair: it comes, or an officer changed it. */
export type Occasion = '3-days' | '1-day' | `changed-${number}`

/** What is told to everybody who had subscribed when it was due. */
export interface Notice {
  /** The fair's planned day, which stays the same when it is moved. */
  fair: Day
  occasion: Occasion
  text: string
  /** Milliseconds since the epoch, within the hours in which people may be written to. */
  due: number
}

/** An officer's change to a fair that people should hear of: the newest number of a planned day is what holds. */
export interface ToldChange {
  planned: Day
  number: number
  text: string
  /** When the officer made it, milliseconds since the epoch. */
  at: number
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const MINUTES_EARLY = 7 * 60 // nobody is written to before 7:00 …
const MINUTES_LATE = 21 * 60 // … or from 21:00 on
const REMIND_HOUR = 8
const REMIND_DAYS = [
  [3, '3-days'],
  [1, '1-day'],
] as const

/** A notice that could not be sent for so long says nothing useful any more: the next one has taken over, or the fair is here. */
export const GOOD_FOR_MS = { '3-days': 2 * DAY_MS, '1-day': DAY_MS, changed: 3 * DAY_MS } as const

/** The notices that are due now and still of use; for each fair the newest change, and at most one reminder. */
export function noticesDue(now: number, calendar: FairCalendar, changes: readonly ToldChange[]): Notice[] {
  const today = dayInVietnam(now)
  const newest = newestOf(changes)
  const told = [...newest.values()]
    // A past fair's record may be mended in silence.
    .filter(({ planned }) => planned >= today || (fairPlannedFor(planned, calendar, today)?.date ?? planned) >= today)
    .map(noticeOfChange)
  const reminders = fairsBetween(today, addDays(today, REMIND_DAYS[0][0]), calendar, today)
    .filter(fair => fair.status !== 'cancelled')
    .flatMap(fair => remindersOf(fair))
    // Whoever was told of a change after this reminder was due knows the day already.
    .filter(({ fair, due }) => (newest.get(fair)?.at ?? 0) < due)
  return [...told, ...reminders].filter(notice => notice.due <= now && now < uselessFrom(notice))
}

function uselessFrom({ occasion, due }: Notice): number {
  return due + GOOD_FOR_MS[occasion === '3-days' || occasion === '1-day' ? occasion : 'changed']
}

/** True in the hours in which people may be written to without having asked. */
export function isCivil(now: number): boolean {
  const minutes = minutesOfDay(now)
  return MINUTES_EARLY <= minutes && minutes < MINUTES_LATE
}

/** The first moment from `now` on in which people may be written to. */
export function nextCivil(now: number): number {
  if (isCivil(now)) return now
  const day = dayInVietnam(now)
  return hourOn(minutesOfDay(now) < MINUTES_EARLY ? day : addDays(day, 1), MINUTES_EARLY / 60)
}

/** The newest change of each planned day. */
export function newestOf(changes: readonly ToldChange[]): Map<Day, ToldChange> {
  const newest = new Map<Day, ToldChange>()
  for (const change of changes)
    if ((newest.get(change.planned)?.number ?? 0) < change.number) newest.set(change.planned, change)
  return newest
}

function noticeOfChange({ planned, number, text, at }: ToldChange): Notice {
  return {
    fair: planned,
    occasion: `changed-${number}`,
    text: `${text}\n\n${wording.howToStopReminders}`,
    due: nextCivil(at),
  }
}

/** The reminders of a fair, each with the moment it is due, also when that is past. */
export function remindersOf(fair: FairDay): Notice[] {
  return REMIND_DAYS.map(([days, occasion]) => ({
    fair: fair.planned,
    occasion,
    text: textOf(fair),
    due: hourOn(addDays(fair.date, -days), REMIND_HOUR),
  }))
}

/** Says the date and no "tomorrow": it may be sent the day after it was due. */
function textOf(fair: FairDay): string {
  const lines = [
    wording.fairComes(writeWeekday(fair.date), fair.time ? writeTime(fair.time) : '', isUncertain(fair)),
    fair.movedFrom ? wording.fairMovedFrom(writeDay(fair.movedFrom)) : '',
    wording.fairPlace(fair.place),
    fair.online ? wording.fairOnline(fair.online) : '',
    fair.note ?? '',
    fair.doubt ? wording.fairDoubt(fair.doubt) : '',
    isUncertain(fair) ? wording.fairAdvice : '',
    wording.fairFree,
  ]
  return `${lines.filter(Boolean).join('\n')}\n\n${wording.howToStopReminders}`
}

function hourOn(day: Day, hour: number): number {
  return Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00+07:00`)
}

function minutesOfDay(now: number): number {
  const local = new Date(now + 7 * HOUR_MS)
  return local.getUTCHours() * 60 + local.getUTCMinutes()
}

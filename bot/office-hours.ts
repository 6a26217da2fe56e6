import { addDays, type Day, dayInVietnam, noonOf } from '../content/day.ts'
import { doubtOn } from '../content/day-off.ts'
import type { FairCalendar } from '../content/fair.ts'

/**
 * When officers are expected to read what waits for them, in Việt Nam. Usual hours, TO BE CONFIRMED: the content says
 * itself (entry `lh-gio-lam-viec`) that no official source gives the hours of each commune.
 */
const OFFICE_HOURS = [
  { from: '7:30', until: '11:30' },
  { from: '13:00', until: '16:30' },
] as const

/** Working days without an officer's word after which a citizen is told where to call instead. */
const PATIENCE_DAYS = 3

const SEARCHED_DAYS = 30 // the longest holiday, Tết with its weekends, is shorter

type Holidays = Pick<FairCalendar, 'holidays' | 'lunarHolidays'>
interface Session {
  from: number
  until: number
}

/** Monday to Friday, except public holidays and days in lieu of them. Days swapped by decree are not known ahead. */
function isWorkingDay(day: Day, holidays: Holidays): boolean {
  return doubtOn(day, holidays) === undefined
}

/** Whether officers are at work at an instant. */
export function isOpen(at: number, holidays: Holidays): boolean {
  const [session] = sessionsFrom(at, holidays, 1)
  return session !== undefined && session.from <= at
}

/** By when an answer may be expected: the end of the session after the one in which the question can be read first. */
export function answerExpected(at: number, holidays: Holidays): number {
  return sessionsFrom(at, holidays, 2)[1]!.until
}

/** The end of the last working day for which a question asked at an instant may wait. */
export function patienceEnds(at: number, holidays: Holidays): number {
  let day = dayInVietnam(at)
  for (let left = PATIENCE_DAYS; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, holidays)) left--
  }
  return instantOf(day, OFFICE_HOURS.at(-1)!.until)
}

/** The first sessions that are not over yet. */
function sessionsFrom(at: number, holidays: Holidays, count: number): Session[] {
  const found: Session[] = []
  for (let day = dayInVietnam(at), tried = 0; found.length < count && tried < SEARCHED_DAYS; day = addDays(day, 1)) {
    tried++
    if (!isWorkingDay(day, holidays)) continue
    for (const { from, until } of OFFICE_HOURS)
      if (instantOf(day, until) > at) found.push({ from: instantOf(day, from), until: instantOf(day, until) })
  }
  return found.slice(0, count)
}

function instantOf(day: Day, time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number]
  return noonOf(day) + ((hours - 12) * 60 + minutes) * 60_000
}

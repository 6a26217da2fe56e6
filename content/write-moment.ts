import { dayInVietnam, noonOf, weekdayName, writeDay } from './day.ts'

/** An instant as people read it, in Việt Nam: `11:30 thứ Ba 24/11/2026`. */
export function writeMoment(at: number): string {
  const day = dayInVietnam(at)
  return `${writeClock(at)} ${weekdayName(day)} ${writeDay(day)}`
}

/** Its time of day: `9:05`. */
export function writeClock(at: number): string {
  const minutes = Math.floor((at - noonOf(dayInVietnam(at))) / 60_000) + 12 * 60
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

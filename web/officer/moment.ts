import { type Day, dayInVietnam, writeDay } from '../../content/day.ts'
import type { DeskContext } from './route.ts'

/** The desk's civil day. */
export function todayOf(context: DeskContext): Day {
  return dayInVietnam(context.env.services.now())
}

/** An instant as officers read it, in Việt Nam: `14:05, 3/5/2026`. */
export function writeMoment(instant: number): string {
  const time = new Date(instant + 7 * 3_600_000).toISOString().slice(11, 16)
  return `${time}, ${writeDay(dayInVietnam(instant))}`
}

/** How long to wait, rounded up: `3 phút`. */
export function writeWait(ms: number): string {
  return ms <= 90_000 ? `${Math.ceil(ms / 1000)} giây` : `${Math.ceil(ms / 60_000)} phút`
}

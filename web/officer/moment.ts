import { type Day, dayInVietnam } from '../../content/day.ts'
import type { DeskContext } from './route.ts'

/** The desk's civil day. */
export function todayOf(context: DeskContext): Day {
  return dayInVietnam(context.env.services.now())
}

/** How long to wait, rounded up: `3 phút`. */
export function writeWait(ms: number): string {
  return ms <= 90_000 ? `${Math.ceil(ms / 1000)} giây` : `${Math.ceil(ms / 60_000)} phút`
}

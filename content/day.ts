/** A civil day in Việt Nam, `YYYY-MM-DD`. Days compare correctly as strings. */
export type Day = string

const MS_PER_DAY = 86_400_000
const VIETNAM_OFFSET_MS = 7 * 3_600_000 // Asia/Ho_Chi_Minh has had no summer time since 1975

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const

/** The civil day in Việt Nam at an instant given in milliseconds since the epoch. */
export function dayInVietnam(instant: number): Day {
  return new Date(instant + VIETNAM_OFFSET_MS).toISOString().slice(0, 10)
}

/** The instant of noon in Việt Nam on that day, in milliseconds since the epoch. */
export function noonOf(day: Day): number {
  return Date.parse(`${day}T05:00:00Z`)
}

/** True for a day that exists in the calendar (2026-02-30 does not). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const instant = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === text
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY)
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

export function weekdayName(day: Day): string {
  return WEEKDAYS[weekdayOf(day)]!
}

/** `2026-07-01` → `1/7/2026`, as people write it. */
export function writeDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date}/${month}/${year}`
}

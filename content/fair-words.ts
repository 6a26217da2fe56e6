import { type Day, weekdayName, writeDay } from './day.ts'
import type { FairDay } from './fair-days.ts'

/** "thứ Năm 10/12/2026" */
export function writeWeekday(day: Day): string {
  return `${weekdayName(day)} ${writeDay(day)}`
}

/** How sure the day is, in a word or two. */
export function sayStatus({ status, confirmed }: Pick<FairDay, 'status' | 'confirmed'>): string {
  return confirmed || status === 'cancelled' || status === 'expected' ? STATUS[status] : `${STATUS[status]}, dự kiến`
}

/** True while nobody has said that the day is certain. */
export function isUncertain({ status, confirmed }: Pick<FairDay, 'status' | 'confirmed'>): boolean {
  return !confirmed && status !== 'cancelled'
}

const STATUS = {
  expected: 'dự kiến',
  confirmed: 'đã xác nhận',
  moved: 'đã dời ngày',
  cancelled: 'ĐÃ HUỶ',
  extra: 'phiên thêm',
} as const

import { getLunarDate } from '@dqcai/vn-lunar'
import type { Day } from './day.ts'

/** The day in the Vietnamese lunar calendar. `leap` tells a repeated (nhuận) month. */
export function lunarDateOf(day: Day): { day: number; month: number; leap: boolean } {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const lunar = getLunarDate(date, month, year)
  return { day: lunar.day, month: lunar.month, leap: lunar.leap }
}

import { addDays, type Day, weekdayName, weekdayOf } from './day.ts'
import type { FairCalendar } from './fair.ts'
import { lunarDateOf } from './lunar.ts'

type Holidays = Pick<FairCalendar, 'holidays' | 'lunarHolidays'>

/** Why a fair on that day is doubtful: the holiday's name, a day off in lieu of one, or the weekend. */
export function doubtOn(day: Day, calendar: Holidays): string | undefined {
  const solar = solarHolidayOn(day, calendar)
  if (solar) return `trùng ${solar}`
  const lunar = lunarHolidayOn(day, calendar)
  if (lunar) return `trùng dịp ${lunar}`
  if (isWeekend(day)) return `rơi vào ${weekdayName(day)}`
  const inLieu = inLieuOn(day, calendar)
  return inLieu ? `có thể là ngày nghỉ bù ${inLieu}` : undefined
}

// Tết and the weekends around it are nine days at most, then two days in lieu.
const LOOK_BACK_DAYS = 14

/**
 * The holiday a working day is off in lieu of: a weekend day that falls on a holiday is made good on the next working
 * day (Bộ luật Lao động Điều 111 khoản 3, with Saturday and Sunday as weekly days off, as offices have).
 */
function inLieuOn(day: Day, calendar: Holidays): string | undefined {
  const holidayOn = (at: Day) => solarHolidayOn(at, calendar) ?? lunarHolidayOn(at, calendar)
  const days = Array.from({ length: LOOK_BACK_DAYS + 1 }, (_, at) => addDays(day, at - LOOK_BACK_DAYS))
  if (!days.some(at => isWeekend(at) && holidayOn(at))) return undefined // almost always, and quickly told
  const owed: string[] = []
  for (const at of days) {
    const holiday = holidayOn(at)
    if (holiday && isWeekend(at)) owed.push(holiday)
    if (holiday || isWeekend(at)) continue
    const made = owed.shift()
    if (at === day) return made
  }
  return undefined
}

function solarHolidayOn(day: Day, { holidays }: Holidays): string | undefined {
  return holidays.find(holiday => day.endsWith(holiday.on))?.name
}

function lunarHolidayOn(day: Day, { lunarHolidays }: Holidays): string | undefined {
  const { month } = lunarDateOf(day)
  return lunarHolidays.find(({ from, before, days }) => {
    // A holiday of days lies in its own lunar month or the one next to it; each lookup costs.
    if (![0, 1, 11].includes(Math.abs(month - from.month))) return false
    for (let offset = -before; offset < days - before; offset++) {
      const lunar = lunarDateOf(addDays(day, -offset))
      if (!lunar.leap && lunar.month === from.month && lunar.day === from.day) return true
    }
    return false
  })?.name
}

function isWeekend(day: Day): boolean {
  return weekdayOf(day) === 0 || weekdayOf(day) === 6
}

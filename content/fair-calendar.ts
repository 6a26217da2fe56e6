import { addDays, type Day, daysBetween, weekdayName, weekdayOf } from './day.ts'
import type { FairCalendar, FairNotice } from './fair.ts'
import type { FairDay } from './fair-days.ts'
import { lunarDateOf } from './lunar.ts'

/** The fairs from one day to another (both included), in order of the day they are really held. */
export function fairsBetween(from: Day, until: Day, calendar: FairCalendar, today: Day): FairDay[] {
  const notices = new Map(calendar.notices.map(notice => [notice.date, notice]))
  const ruled = daysOfRule(addDays(from, -LONGEST_MOVE), addDays(until, LONGEST_MOVE), calendar.days).map(date =>
    fairOn(date, notices.get(date), calendar, today),
  )
  const extra = calendar.notices
    .filter(notice => notice.status === 'extra')
    .map(notice => fairOn(notice.date, notice, calendar, today))
  return [...ruled, ...extra]
    .filter(fair => from <= fair.date && fair.date <= until)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}

const LONGEST_MOVE = 31 // a fair moved further than a month is another fair

/** Why a fair on that day is doubtful: the holiday's name, or the weekend. */
export function doubtOn(day: Day, calendar: FairCalendar): string | undefined {
  const solar = calendar.holidays.find(holiday => day.endsWith(holiday.on))
  if (solar) return `trùng ${solar.name}`
  const lunar = calendar.lunarHolidays.find(holiday => {
    for (let offset = -holiday.before; offset < holiday.days - holiday.before; offset++) {
      const { month, day: date, leap } = lunarDateOf(addDays(day, -offset))
      if (!leap && month === holiday.from.month && date === holiday.from.day) return true
    }
    return false
  })
  if (lunar) return `trùng dịp ${lunar.name}`
  return weekdayOf(day) === 0 || weekdayOf(day) === 6 ? `rơi vào ${weekdayName(day)}` : undefined
}

function fairOn(date: Day, notice: FairNotice | undefined, calendar: FairCalendar, today: Day): FairDay {
  const held = notice?.status === 'moved' ? (notice.movedTo ?? date) : date
  const doubt = notice === undefined ? doubtOn(held, calendar) : undefined
  return {
    date: held,
    status: notice?.status ?? 'expected',
    ...(held === date ? {} : { movedFrom: date }),
    daysLeft: daysBetween(today, held),
    place: notice?.place ?? calendar.usualPlace,
    companies: notice?.companies ?? [],
    ...(notice?.time ? { time: notice.time } : {}),
    ...(notice?.online ? { online: notice.online } : {}),
    ...(notice?.note ? { note: notice.note } : {}),
    ...(doubt ? { doubt } : {}),
  }
}

function daysOfRule(from: Day, until: Day, days: readonly number[]): Day[] {
  const found: Day[] = []
  for (let month = from.slice(0, 7); month <= until.slice(0, 7); month = nextMonth(month)) {
    for (const day of days) found.push(`${month}-${String(day).padStart(2, '0')}`)
  }
  return found
}

function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

import { addDays, type Day, daysBetween } from './day.ts'
import { doubtOn } from './day-off.ts'
import type { Announced, FairCalendar } from './fair.ts'
import type { FairDay } from './fair-days.ts'

/** The fairs from one day to another (both included), in order of the day they are really held. */
export function fairsBetween(from: Day, until: Day, calendar: FairCalendar, today: Day): FairDay[] {
  const notices = new Map(calendar.notices.map(notice => [notice.date, notice]))
  return [...new Set([...daysOfRule(from, until, calendar.days), ...notices.keys()])]
    .map(planned => fairOn(planned, notices.get(planned), calendar, today))
    .filter(fair => from <= fair.date && fair.date <= until)
    .sort((a, b) => order(a.date, b.date) || order(a.planned, b.planned))
}

/** The fair planned for a day, wherever it was moved; undefined when none was planned then. */
export function fairPlannedFor(planned: Day, calendar: FairCalendar, today: Day): FairDay | undefined {
  const notice = calendar.notices.find(each => each.date === planned)
  if (!notice && !calendar.days.includes(Number(planned.slice(8)))) return undefined
  return fairOn(planned, notice, calendar, today)
}

function fairOn(planned: Day, notice: Announced | undefined, calendar: FairCalendar, today: Day): FairDay {
  const date = notice?.movedTo ?? planned
  const status = notice?.status ?? 'expected'
  const confirmed = status !== 'expected' && notice?.confirmed !== false
  const doubt = confirmed ? undefined : doubtOn(date, calendar)
  return {
    planned,
    date,
    status,
    confirmed,
    ...(date === planned ? {} : { movedFrom: planned }),
    daysLeft: daysBetween(today, date),
    place: notice?.place ?? calendar.usualPlace,
    companies: notice?.companies ?? [],
    edition: notice ? (notice.edition ?? 1) : 0,
    ...(notice?.time ? { time: notice.time } : {}),
    ...(notice?.online ? { online: notice.online } : {}),
    ...(notice?.organiser ? { organiser: notice.organiser } : {}),
    ...(notice?.note ? { note: notice.note } : {}),
    ...(notice?.announced ? { announced: notice.announced } : {}),
    ...(notice ? { source: notice.source } : {}),
    ...(doubt ? { doubt } : {}),
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function daysOfRule(from: Day, until: Day, days: readonly number[]): Day[] {
  const found: Day[] = []
  for (let month = from.slice(0, 7); month <= until.slice(0, 7); month = addDays(`${month}-28`, 4).slice(0, 7)) {
    for (const day of days) found.push(`${month}-${String(day).padStart(2, '0')}`)
  }
  return found
}

import { addDays, type Day, writeDay } from './day.ts'
import type { FairDay } from './fair-days.ts'
import { instantsOf } from './fair-time.ts'
import { isUncertain, sayStatus, writeWeekday } from './fair-words.ts'
import { icsLine, icsText, icsUri } from './ics-line.ts'
import { wording } from './wording.ts'

/** How often calendars are asked to look again; a fair that is moved is moved days before, not hours. */
const REFRESH = 'PT6H'

/** When the rule was written down here: the stamp of a fair that nobody has announced. */
const RULE_WRITTEN: Day = '2026-11-25'

/** Ends each UID. Not an address of ours: a service that moves must not double everybody's events. */
const UID_SPACE = 'hoi-dap-an-sinh-dong-nai'

export interface IcsWish {
  /** True for the calendar people subscribe to; false for a file with the fairs to add once. */
  subscribed: boolean
  /** Address of the page with the newest dates, where it is known. */
  page?: string
}

/**
 * Job fairs as an iCalendar file (RFC 5545). The same fairs give the same text: it has no clock. A fair keeps its UID
 * wherever it is moved, and its SEQUENCE rises with every announcement.
 */
export function fairIcs(fairs: readonly FairDay[], wish: IcsWish): string {
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Dong Nai//Hoi dap an sinh//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
  ]
  return [...head, ...(wish.subscribed ? NAMES : []), ...fairs.flatMap(fair => eventOf(fair, wish)), 'END:VCALENDAR']
    .map(icsLine)
    .join('')
}

// A name in a file that is added once would open a calendar of its own in Outlook.
const NAMES = [
  `NAME:${icsText(wording.fairCalendar)}`,
  `X-WR-CALNAME:${icsText(wording.fairCalendar)}`,
  `X-WR-CALDESC:${icsText(wording.fairAdvice)}`,
  'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
  `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
  `X-PUBLISHED-TTL:${REFRESH}`,
]

function eventOf(fair: FairDay, { page }: IcsWish): string[] {
  const told = stampOf(fair.announced ?? RULE_WRITTEN)
  const url = fair.online ?? page
  return [
    'BEGIN:VEVENT',
    `UID:phien-viec-lam-${fair.planned}@${UID_SPACE}`,
    `DTSTAMP:${told}`,
    `LAST-MODIFIED:${told}`,
    `SEQUENCE:${fair.edition}`,
    `STATUS:${fair.status === 'cancelled' ? 'CANCELLED' : fair.confirmed ? 'CONFIRMED' : 'TENTATIVE'}`,
    ...timesOf(fair),
    `SUMMARY:${icsText(titleOf(fair))}`,
    `LOCATION:${icsText(fair.place)}`,
    `DESCRIPTION:${icsText(aboutOf(fair, page))}`,
    ...(url ? [`URL:${icsUri(url)}`] : []),
    'TRANSP:TRANSPARENT', // who subscribes is not busy on those days
    'END:VEVENT',
  ]
}

/**
 * A whole day while the time is unknown. Otherwise in UTC, which every calendar shows by its own clock; a fair of which
 * only the opening is known has no end, because we would have to make one up.
 */
function timesOf({ date, time }: FairDay): string[] {
  if (!time) return [`DTSTART;VALUE=DATE:${compact(date)}`, `DTEND;VALUE=DATE:${compact(addDays(date, 1))}`]
  const { opens, closes } = instantsOf(date, time)
  return [`DTSTART:${utc(opens)}`, ...(closes === undefined ? [] : [`DTEND:${utc(closes)}`])]
}

/** Some calendars show no status, so the title tells it. */
function titleOf(fair: FairDay): string {
  if (fair.status === 'cancelled') return `${sayStatus(fair)}: ${wording.fair}`
  return fair.status === 'confirmed' ? wording.fair : `${wording.fair} (${sayStatus(fair)})`
}

function aboutOf(fair: FairDay, page: string | undefined): string {
  return [
    fair.movedFrom ? wording.fairMovedFrom(writeDay(fair.movedFrom)) : '',
    fair.doubt ? `${writeWeekday(fair.date)}: ${wording.fairDoubt(fair.doubt)}` : '',
    fair.organiser ? `${wording.fairOrganiser}: ${fair.organiser}` : '',
    fair.companies.length > 0 ? `${wording.fairCompanies}: ${fair.companies.join(', ')}` : '',
    fair.online ? wording.fairOnline(fair.online) : '',
    fair.note ?? '',
    fair.status === 'cancelled' ? '' : wording.fairFree,
    isUncertain(fair) ? wording.fairAdvice : '',
    page ? `${wording.fairsNewest}: ${page}` : '',
  ]
    .filter(Boolean)
    .join('\n')
}

/** Noon would lie ahead of an announcement in the morning: a day's stamp is its first instant in Việt Nam. */
function stampOf(day: Day): string {
  return utc(instantsOf(day, '00:00').opens)
}

function utc(instant: number): string {
  return `${compact(new Date(instant).toISOString().slice(0, 19))}Z`
}

function compact(moment: string): string {
  return moment.replace(/[-:]/g, '')
}

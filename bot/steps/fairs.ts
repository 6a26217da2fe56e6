import { addDays, type Day, writeDay } from '../../content/day.ts'
import type { Entry } from '../../content/entry.ts'
import { fairsBetween } from '../../content/fair-calendar.ts'
import type { FairDay } from '../../content/fair-days.ts'
import { writeTime } from '../../content/fair-time.ts'
import { isUncertain, sayStatus, writeWeekday } from '../../content/fair-words.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { fold } from '../../content/search/fold.ts'
import { readFolded } from '../../content/search/read-loosely.ts'
import { search } from '../../content/search/search.ts'
import { wording } from '../../content/wording.ts'
import type { Action, Answer } from '../answer.ts'
import { citationsOf } from '../citations.ts'
import { askEntry } from '../found.ts'
import { questionsIn } from '../understanding/questions.ts'
import { SURE } from './from-content.ts'
import type { Situation } from './step.ts'

const MEANS_FAIR =
  /\b(san (giao dich )?(viec|gd)|san gdvl|(?:phien|san) (?:gd|giao dich) (?:vl|viec)|san vl|phien (giao dich )?viec|phien gdvl|hoi cho viec lam|ngay hoi viec lam|job fair|viec lam fair|phien cho viec|san giao dich)\b/
const ASKS_WHEN =
  /\b(khi nao|bao gio|ngay nao|ngay may|lich|hom nao|bua nao|chung nao|may gio|mung may|lan sau|phien sau|lan toi|sau nua|thang nay|thang sau|thang toi|thang may|tuan nay|tuan sau|sap toi|toi day|gan nhat|ke tiep|tiep theo|ngay \d+|con phien|co phien|co san|co khong|hom nay|ngay mai|mai|bua nay|thu may|nua khong|thang \d+)\b/
/** Whether a folded message asks for days or hours. */
export const asksWhen = (folded: string): boolean => ASKS_WHEN.test(folded)

const ASKS_ELSE =
  /\b(dang ky|mang gi|mang theo|doanh nghiep|cong ty em|la gi|mat phi|mien phi|mat tien|tuyen dung|ai duoc|truc tuyen|online|can gi|giay to)\b/
const MOST_OTHERS = 2
const AHEAD_DAYS = 62 // two full months: at least three fairs even when one falls away

/** When the next job fairs are, computed from the rule and what officers announced. */
export function fairs({ message, day, knowledge }: Situation): Answer | undefined {
  const asked = [fold(message.text), readFolded(message.text)].find(text => MEANS_FAIR.test(text))
  if (asked === undefined) return undefined
  if (!ASKS_WHEN.test(asked) && (ASKS_ELSE.test(asked) || asked.split(/\s+/).length > 6)) return undefined

  const { content, names } = knowledge
  const period = periodAsked(asked, day)
  const found = fairsBetween(period.from, period.until, content.fairs, day)
  const ahead = found.length > 0 ? found : fairsBetween(day, addDays(day, AHEAD_DAYS), content.fairs, day)
  const shown = firstHeld(ahead, period.most)
  const office = names.contacts.get(content.fairs.organiser)
  const lead =
    found.length > 0
      ? leadFor(shown[0]!, period, day)
      : `${wording.noFairThen(period.name)} ${leadFor(shown[0]!, period, day)}`
  const others = otherQuestions(message.text, day, knowledge)
  const advice = [
    wording.fairFree,
    shown.some(isUncertain) ? wording.fairAdvice : '',
    others.length > 0 ? wording.alsoAsked : '',
  ]
    .filter(Boolean)
    .join(' ')
  return {
    kind: 'fairs',
    lead,
    fairs: shown,
    advice,
    text: [lead, ...shown.map(fair => `- ${fairLine(fair)}`), advice, office ? wording.ask(office.name) : '']
      .filter(Boolean)
      .join('\n'),
    actions: [...others.map(askEntry), ...calendarButton(shown)],
    considered: [],
    citations: citationsOf([{ plan: content.fairs.plan }], knowledge),
  }
}

/** What the message asks besides: the entries that surely answer that. */
function otherQuestions(text: string, day: Day, { index }: Knowledge): Entry[] {
  const pieces = new Set(questionsIn(text).flat())
  const sure = [...pieces].flatMap(piece => {
    const best = MEANS_FAIR.test(readFolded(piece)) ? undefined : search(piece, index, day).matches[0]
    return best && best.chance >= SURE ? [best.found] : []
  })
  return [...new Set(sure)].slice(0, MOST_OTHERS)
}

/** One fair in a line: "thứ Năm 10/12/2026 (còn 15 ngày) – dự kiến – nơi". */
export function fairLine(fair: FairDay): string {
  const left = fair.daysLeft === 0 ? 'hôm nay' : fair.daysLeft > 0 ? `còn ${fair.daysLeft} ngày` : 'đã qua'
  const parts = [
    `${writeWeekday(fair.date)} (${left})`,
    sayStatus(fair),
    fair.doubt ? `${fair.doubt}, có thể dời hoặc nghỉ` : '',
    fair.movedFrom ? `dời từ ${writeDay(fair.movedFrom)}` : '',
    fair.time ? writeTime(fair.time) : '',
    fair.place,
    fair.organiser ?? '',
    fair.online ?? '',
    fair.note ?? '',
  ]
  return parts.filter(Boolean).join(' – ')
}

/** Where one fair's calendar file is, on our own pages; a channel that knows our address puts it in front. */
export function fairFile({ planned }: Pick<FairDay, 'planned'>): string {
  return `/viec-lam/${planned}.ics`
}

function calendarButton(shown: readonly FairDay[]): Action[] {
  const next = shown.find(fair => fair.status !== 'cancelled')
  return next ? [{ kind: 'open', label: wording.addFair, value: fairFile(next) }] : []
}

/** The first fairs, as many as asked for; a cancelled one among them is told and does not count. */
function firstHeld(fairs: readonly FairDay[], most: number): FairDay[] {
  let held = 0
  return fairs.filter(fair => (fair.status === 'cancelled' ? held < most : held++ < most))
}

interface Period {
  from: Day
  until: Day
  name: string
  most: number
}

function periodAsked(asked: string, day: Day): Period {
  const month = day.slice(0, 7)
  if (/\bthang (sau|toi|ke)\b/.test(asked)) return monthOf(addDays(lastOf(month), 1).slice(0, 7), 'Tháng sau', day)
  const named = /\bthang (\d{1,2})(?:[/ -](?:nam )?(\d{4}))?\b/.exec(asked)
  if (named && Number(named[1]) >= 1 && Number(named[1]) <= 12) {
    const number = named[1]!.padStart(2, '0')
    const year = named[2] ?? (number < month.slice(5) ? String(Number(month.slice(0, 4)) + 1) : month.slice(0, 4))
    return monthOf(`${year}-${number}`, `Tháng ${Number(number)}/${year}`, day)
  }
  const date = /\bngay (\d{1,2})(?:[/-](\d{1,2}))?\b/.exec(asked)
  if (date) {
    const on = nextDate(Number(date[1]), date[2] ? Number(date[2]) : undefined, day)
    if (on) return { from: on, until: on, name: `Ngày ${writeDay(on)}`, most: 3 }
  }
  if (/\bthang nay\b/.test(asked)) return monthOf(month, 'Tháng này', day)
  if (/\b(hom nay|bua nay)\b/.test(asked)) return { from: day, until: day, name: 'Hôm nay', most: 3 }
  if (/\b(ngay mai|mai)\b/.test(asked))
    return { from: addDays(day, 1), until: addDays(day, 1), name: 'Ngày mai', most: 3 }
  return { from: day, until: addDays(day, AHEAD_DAYS), name: 'Sắp tới', most: 3 }
}

function monthOf(month: string, name: string, day: Day): Period {
  const first = `${month}-01`
  return { from: first < day ? day : first, until: lastOf(month), name, most: 4 }
}

function lastOf(month: string): Day {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return addDays(number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`, -1)
}

function nextDate(date: number, month: number | undefined, day: Day): Day | undefined {
  for (let at = day, tries = 0; tries < 366; at = addDays(at, 1), tries++) {
    if (Number(at.slice(8)) === date && (month === undefined || Number(at.slice(5, 7)) === month)) return at
  }
  return undefined
}

function leadFor(next: FairDay, period: Period, day: Day): string {
  if (period.from === period.until && next.date === period.from) {
    const when = next.date === day ? 'Hôm nay' : `Ngày ${writeDay(next.date)}`
    return next.status === 'cancelled'
      ? `${when}: phiên giao dịch việc làm đã huỷ.`
      : `${when} có phiên giao dịch việc làm theo lịch${isUncertain(next) ? ' (dự kiến)' : ''}.`
  }
  return `${wording.nextFairs}:`
}

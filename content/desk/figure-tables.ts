import { addDays, type Day, daysBetween, writeDay } from '../day.ts'
import type { EntryOpinion, ReminderTally, Tally } from './figures-store.ts'

/** One table of figures, its first column the name of each row; `drawn` is the column of numbers that a chart shows. */
export interface FigureTable {
  id: string
  title: string
  /** What the numbers mean. */
  says: string
  columns: string[]
  rows: (string | number)[][]
  drawn?: number
  /** Days one after another, drawn as columns; otherwise bars. */
  isInTime?: boolean
}

/** How answers are told apart, by the kinds the bot gives. */
const ANSWER_KINDS: readonly (readonly [name: string, kinds: readonly string[]])[] = [
  ['Trả lời được', ['found', 'fairs']],
  ['Hỏi lại cho rõ', ['choice', 'question']],
  ['Chưa có câu trả lời', ['unknown']],
  ['Khẩn cấp', ['urgent']],
  ['Ngoài phạm vi', ['declined']],
]

export const OPINION_REASONS: Record<string, string> = {
  wrong: 'Sai',
  'out-of-date': 'Đã cũ',
  'hard-to-understand': 'Khó hiểu',
  'not-my-case': 'Không đúng trường hợp',
}

/** Each day of a span, also those without a question. */
export function dayRows(counted: readonly { day: Day; times: number }[], from: Day, to: Day): [string, number][] {
  const times = new Map(counted.map(each => [each.day, each.times]))
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at)).map(day => [
    writeDay(day),
    times.get(day) ?? 0,
  ])
}

/** Each kind of answer with its number and its share. */
export function kindRows(tallies: readonly Tally[]): [string, number, string][] {
  const all = sum(tallies.map(({ times }) => times))
  return ANSWER_KINDS.map(([name, kinds]) => {
    const times = sum(tallies.filter(({ of }) => of !== undefined && kinds.includes(of)).map(each => each.times))
    return [name, times, share(times, all)]
  })
}

/** Entry by entry: found helpful, not, share, and the reasons; the most opinions first, all together before them. */
export function opinionRows(opinions: readonly EntryOpinion[]): (string | number)[][] {
  const row = (name: string, some: readonly EntryOpinion[]) => {
    const of = (test: (each: EntryOpinion) => boolean) => sum(some.filter(test).map(({ times }) => times))
    const [yes, no] = [of(each => each.helpful), of(each => !each.helpful)]
    const reasons = Object.keys(OPINION_REASONS).map(reason => of(each => !each.helpful && each.reason === reason))
    return [name, yes, no, share(yes, yes + no), ...reasons]
  }
  const entries = [...new Set(opinions.map(({ entry }) => entry))]
  const rows = entries.map(id =>
    row(
      id,
      opinions.filter(({ entry }) => entry === id),
    ),
  )
  const total = (of: (string | number)[]) => Number(of[1]) + Number(of[2])
  return [row('Tất cả', opinions), ...rows.sort((a, b) => total(b) - total(a))]
}

/** Channel by channel: sent, of unknown end, dropped, waiting; and who would be reminded now. */
export function reminderRows(
  reminders: readonly ReminderTally[],
  subscribers: readonly Tally[],
  nameOf: (channel: string) => string,
): (string | number)[][] {
  const channels = [...new Set([...subscribers.map(({ of }) => of!), ...reminders.map(({ channel }) => channel)])]
  return channels.map(channel => {
    const of = (outcome: string | undefined) =>
      sum(reminders.filter(each => each.channel === channel && each.outcome === outcome).map(each => each.times))
    const now = subscribers.find(each => each.of === channel)?.times ?? 0
    return [nameOf(channel), now, of('sent'), of('failed'), of('dropped'), of(undefined)]
  })
}

/** How long something took: how many, how many without an end, the middle one, and the one that nine of ten do not exceed. */
export function waitRow(name: string, waits: readonly (number | undefined)[]): (string | number)[] {
  const ended = waits.filter(wait => wait !== undefined).sort((a, b) => a - b)
  const at = (part: number) => (ended.length > 0 ? writeSpan(ended[Math.ceil(ended.length * part) - 1]!) : '–')
  return [name, waits.length, waits.length - ended.length, at(0.5), at(0.9)]
}

/** `35 phút`, `5 giờ`, `3 ngày`, rounded. */
export function writeSpan(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 120) return `${minutes} phút`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} giờ` : `${Math.round(hours / 24)} ngày`
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1).replace('.', ',')} %`
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

import type { Day } from '../day.ts'
import { type Announced, type FairCalendar, FairNotice } from '../fair.ts'
import { clocksOf } from '../fair-time.ts'
import { sayIssue } from '../say-issue.ts'

/** The form of a job fair: every text as typed. */
export type FairFields = Readonly<Record<string, string | undefined>>

export const FAIR_FIELDS = [
  'status',
  'movedTo',
  'certain',
  'opens',
  'closes',
  'place',
  'online',
  'organiser',
  'companies',
  'note',
  'source',
] as const

/** What a fair can become, as officers read it. An extra fair has no day of the rule to go back to. */
export function statusesFor(planned: Day, { days }: Pick<FairCalendar, 'days'>): Record<string, string> {
  return days.includes(Number(planned.slice(8)))
    ? {
        expected: 'Dự kiến: chưa có thông báo',
        confirmed: 'Đã xác nhận đúng ngày',
        moved: 'Dời sang ngày khác',
        cancelled: 'Huỷ',
      }
    : { extra: 'Phiên thêm ngoài lịch', cancelled: 'Huỷ' }
}

/** The form filled in with what holds now. */
export function fairFieldsOf(planned: Day, notice: Announced | undefined, calendar: FairCalendar): FairFields {
  const status = notice?.status ?? Object.keys(statusesFor(planned, calendar))[0]
  return {
    status,
    movedTo: notice?.movedTo,
    certain: notice?.confirmed === false ? undefined : 'yes',
    ...clocksOf(notice?.time),
    place: notice?.place,
    online: notice?.online,
    organiser: notice?.organiser,
    companies: notice?.companies.join('\n'),
    note: notice?.note,
    source: notice?.source,
  }
}

/** The notice a form stands for, or what is wrong with it, by field. */
export function readFairForm(
  planned: Day,
  fields: FairFields,
  calendar: FairCalendar,
): { notice: FairNotice } | { complaints: Readonly<Record<string, string>> } {
  const typed = (name: (typeof FAIR_FIELDS)[number]) => fields[name]?.trim() || undefined
  const status = typed('status') ?? ''
  if (!Object.hasOwn(statusesFor(planned, calendar), status))
    return { complaints: { status: 'hãy chọn một tình trạng' } }
  const [opens, closes] = [typed('opens'), typed('closes')]
  if (closes && !opens) return { complaints: { opens: 'có giờ kết thúc thì phải có giờ bắt đầu' } }
  const before = calendar.notices.find(each => each.date === planned)?.movedTo
  const movedTo = status === 'moved' ? typed('movedTo') : status === 'cancelled' ? before : undefined
  const isCertain = typed('certain') === 'yes'
  const read = FairNotice.safeParse({
    date: planned,
    status,
    ...(movedTo ? { movedTo } : {}),
    ...((status === 'moved' || status === 'extra') && !isCertain ? { confirmed: false } : {}),
    ...(opens ? { time: closes ? `${opens}-${closes}` : opens } : {}),
    ...optional('place', typed('place')),
    ...optional('online', typed('online')),
    ...optional('organiser', typed('organiser')),
    ...optional('note', typed('note')),
    companies: (typed('companies') ?? '')
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean),
    source: typed('source'),
  })
  if (read.success) return { notice: read.data }
  const complaints = read.error.issues.map(issue => {
    const field = String(issue.path[0])
    return [field === 'time' ? 'opens' : field, sayIssue(issue)] as const
  })
  return { complaints: Object.fromEntries(complaints.reverse()) } // of several on one field the first is said
}

function optional(name: string, value: string | undefined): Record<string, string> {
  return value ? { [name]: value } : {}
}

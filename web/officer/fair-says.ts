import { type Day, writeDay } from '../../content/day.ts'
import { FAIR_FIELDS, type FairFields, fairFieldsOf, statusesFor } from '../../content/desk/fair-form.ts'
import type { Announced, FairCalendar } from '../../content/fair.ts'

/** The fields of a fair as officers read them. */
export const FAIR_NAMES: Record<(typeof FAIR_FIELDS)[number], string> = {
  status: 'Tình trạng',
  movedTo: 'Ngày mới',
  certain: 'Ngày đã chắc chắn',
  opens: 'Mở cửa lúc',
  closes: 'Kết thúc lúc',
  place: 'Nơi tổ chức',
  online: 'Đường dẫn dự trực tuyến',
  organiser: 'Đơn vị tổ chức',
  companies: 'Công ty tuyển người',
  note: 'Lời dặn người dân',
  source: 'Căn cứ',
}

/** What differs between two notices of a fair, in words, field by field. */
export function fairDifferences(
  planned: Day,
  before: Announced | undefined,
  after: Announced | undefined,
  calendar: FairCalendar,
): { name: string; before: string; after: string }[] {
  const [old, now] = [fairFieldsOf(planned, before, calendar), fairFieldsOf(planned, after, calendar)]
  return FAIR_FIELDS.flatMap(field => {
    const [was, is] = [sayField(field, old, planned, calendar), sayField(field, now, planned, calendar)]
    return was === is ? [] : [{ name: FAIR_NAMES[field], before: was, after: is }]
  })
}

function sayField(
  field: (typeof FAIR_FIELDS)[number],
  fields: FairFields,
  planned: Day,
  calendar: FairCalendar,
): string {
  const value = fields[field]
  if (field === 'certain') {
    if (fields.status !== 'moved' && fields.status !== 'extra') return '–'
    return value ? 'chắc chắn' : 'còn dự kiến'
  }
  if (!value) return field === 'place' ? `như thường lệ: ${calendar.usualPlace}` : '–'
  if (field === 'status') return statusesFor(planned, calendar)[value] ?? value
  return field === 'movedTo' ? writeDay(value) : value.replaceAll('\n', ', ')
}

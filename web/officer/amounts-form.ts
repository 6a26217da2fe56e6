import { Amount, UNITS, type Unit } from '../../content/amount.ts'
import type { Content } from '../../content/content.ts'
import { isDay } from '../../content/day.ts'
import { readValue, withValue } from '../../content/desk/amount-change.ts'
import { Slug } from '../../content/source.ts'

/** The fields of the form, as typed. */
export const AMOUNT_FIELDS = [
  'id',
  'name',
  'unit',
  'value',
  'from',
  'until',
  'law',
  'article',
  'confidence',
  'note',
  'reason',
] as const
export type AmountFields = Record<string, string>

export const UNIT_NAMES: Record<Unit, string> = {
  dong: 'đồng',
  percent: 'phần trăm',
  'months-of-age': 'tuổi, tính bằng tháng',
  number: 'số',
}

export type AmountReading = { amount: Amount; reason: string } | { wrong: Record<string, string> }

const TEXT_LIMIT = 300

/** Reads the form: the series as it is to be, or what is wrong, by field. `known` is the figure as it is now. */
export function readAmountForm(fields: AmountFields, known: Amount | undefined, content: Content): AmountReading {
  const wrong: Record<string, string> = {}
  const text = (name: string) => fields[name]?.trim() ?? ''
  const unit = known?.unit ?? UNITS.find(each => each === text('unit'))
  if (!known && !Slug.safeParse(text('id')).success)
    wrong.id = 'chỉ dùng chữ thường không dấu, số và dấu gạch nối, ví dụ: tro-cap-mai-tang'
  if (!known && content.amounts.some(({ id }) => id === text('id'))) wrong.id = 'mã này đã dùng cho mức khác'
  if (!known && text('name').length < 3) wrong.name = 'còn thiếu, hãy viết tên mức'
  if (!unit) wrong.unit = 'hãy chọn'
  const value = unit && readValue(text('value'), unit)
  if (value === undefined) wrong.value = 'chưa đúng là một con số, viết như 2.530.000 hoặc 4,5'
  if (!isDay(text('from'))) wrong.from = 'hãy chọn ngày bắt đầu'
  if (text('until') && !isDay(text('until'))) wrong.until = 'không phải ngày có thật'
  else if (text('until') && text('until') < text('from')) wrong.until = 'phải sau ngày bắt đầu'
  if (!content.laws.some(({ id }) => id === text('law'))) wrong.law = 'hãy chọn văn bản'
  if (!text('article')) wrong.article = 'còn thiếu, ví dụ: Điều 38'
  if (text('confidence') !== 'A' && text('confidence') !== 'B') wrong.confidence = 'hãy chọn'
  if (!text('reason')) wrong.reason = 'còn thiếu, hãy viết một câu'
  for (const name of AMOUNT_FIELDS)
    if (text(name).length > TEXT_LIMIT) wrong[name] = `quá dài, nhiều nhất ${TEXT_LIMIT} chữ cái`
  if (Object.keys(wrong).length > 0 || value === undefined || !unit) return { wrong }

  const start = known ?? { id: text('id'), name: text('name'), unit }
  const amount = withValue(start, {
    value,
    from: text('from'),
    ...(text('until') ? { until: text('until') } : {}),
    law: text('law'),
    article: text('article'),
    confidence: text('confidence') as 'A' | 'B',
    ...(text('note') ? { note: text('note') } : {}),
  })
  const read = Amount.safeParse(amount)
  return read.success ? { amount: read.data, reason: text('reason') } : { wrong: { '': 'Chuỗi giá trị chưa đúng.' } }
}

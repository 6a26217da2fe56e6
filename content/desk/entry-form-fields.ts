import { type Entry, SECTION_KEYS, SECTIONS, type SectionKey } from '../entry.ts'
import { writeSource } from './entry-form-sources.ts'

/** An entry as its form holds it: every field a text, lists one item a line. */
export type EntryFields = Record<string, string>

/** One field of the form, in the order it is asked. */
export interface EntryField {
  /** A key of `Entry`, or `section-` and the key of a part. */
  name: string
  label: string
  help?: string
  shape: 'line' | 'text' | 'list' | 'day' | 'choice'
}

export const sectionField = (key: SectionKey): string => `section-${key}`

const SECTION_HELP: Partial<Record<SectionKey, string>> = {
  papers: 'Mỗi giấy tờ một dòng, mở đầu bằng "- ".',
  plan: 'Kế hoạch 9491 nói gì về việc này, nếu có.',
}

/** The fields of an entry but its id, which never changes. */
export const ENTRY_FIELDS: readonly EntryField[] = [
  {
    name: 'question',
    label: 'Câu hỏi',
    help: 'Đúng như người dân hỏi. Đây là tên của câu trả lời.',
    shape: 'line',
  },
  { name: 'topic', label: 'Chủ đề', shape: 'choice' },
  {
    name: 'lead',
    label: 'Trả lời ngắn',
    help: 'Nhiều nhất 60 tiếng, đọc riêng vẫn hiểu, kèm điều kiện. Không gõ số tiền, số điện thoại, địa chỉ mạng: chọn tên ở bảng bên, ví dụ {{ muc-tham-chieu }}, {{ so 111 }}.',
    shape: 'text',
  },
  ...SECTION_KEYS.map((key): EntryField => {
    const help = SECTION_HELP[key]
    return { name: sectionField(key), label: SECTIONS[key], shape: 'text', ...(help ? { help } : {}) }
  }),
  {
    name: 'alsoAskedAs',
    label: 'Cách hỏi khác',
    help: 'Ít nhất 8 cách, mỗi dòng một cách, bằng lời công nhân, người mẹ, người già hay dùng. Người dân không nhìn thấy; máy dùng để tìm.',
    shape: 'list',
  },
  {
    name: 'keywords',
    label: 'Từ khoá',
    help: 'Mỗi dòng một từ quyết định câu này nói về việc gì. Có thể để trống.',
    shape: 'list',
  },
  {
    name: 'notWhen',
    label: 'Không đúng khi câu hỏi có',
    help: 'Mỗi dòng một cụm từ cho biết người hỏi thuộc trường hợp khác, ví dụ "từ năm 2021", "mất cả cha lẫn mẹ". Có cụm đó thì câu này không được đưa ra. Có thể để trống.',
    shape: 'list',
  },
  {
    name: 'sources',
    label: 'Căn cứ',
    help: 'Mỗi dòng một căn cứ: mã văn bản, dấu phẩy, điều khoản (luat-viec-lam-2025, Điều 38), hoặc mã mục Kế hoạch (KH-III.2.g). Tìm mã ở bảng bên.',
    shape: 'list',
  },
  {
    name: 'confidence',
    label: 'Độ chắc',
    help: 'Loại B hiện kèm câu "cần kiểm tra lại".',
    shape: 'choice',
  },
  { name: 'validFrom', label: 'Áp dụng từ ngày', shape: 'day' },
  {
    name: 'validUntil',
    label: 'Áp dụng đến hết ngày',
    help: 'Để trống khi chưa biết ngày hết.',
    shape: 'day',
  },
  { name: 'reviewBy', label: 'Phải xem lại trước ngày', shape: 'day' },
  {
    name: 'owner',
    label: 'Nơi chịu trách nhiệm',
    help: 'Nơi trả lời thay cho mục này và người dân hỏi thêm được.',
    shape: 'choice',
  },
  {
    name: 'related',
    label: 'Mục liên quan',
    help: 'Mỗi dòng một mã mục hỏi đáp. Có thể để trống.',
    shape: 'list',
  },
]

/** An entry as its form shows it. */
export function fieldsOf(entry: Entry): EntryFields {
  const sections = Object.fromEntries(
    SECTION_KEYS.map(key => [sectionField(key), entry.sections.find(part => part.key === key)?.text ?? '']),
  )
  return {
    question: entry.question,
    topic: entry.topic,
    lead: entry.lead,
    ...sections,
    alsoAskedAs: listed(entry.alsoAskedAs),
    keywords: listed(entry.keywords),
    notWhen: listed(entry.notWhen),
    sources: listed(entry.sources.map(writeSource)),
    confidence: entry.confidence,
    validFrom: entry.validFrom,
    validUntil: entry.validUntil ?? '',
    reviewBy: entry.reviewBy,
    owner: entry.owner,
    related: listed(entry.related),
  }
}

/** The items of a list field, as typed, without empty lines. */
export function itemsOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
}

/** Whether two texts of an entry say the same in every field. */
export function isSameEntry(one: Entry, other: Entry): boolean {
  const [a, b] = [fieldsOf(one), fieldsOf(other)]
  return ENTRY_FIELDS.every(({ name }) => a[name] === b[name])
}

function listed(items: readonly string[]): string {
  return items.map(item => item.replace(/\s+/g, ' ')).join('\n')
}

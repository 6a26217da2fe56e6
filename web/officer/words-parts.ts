import type { ContentChange } from '../../content/desk/content-change.ts'
import { itemsOf } from '../../content/desk/entry-form-fields.ts'
import { phraseList } from '../../content/desk/urgent-part.ts'
import { type PHRASE_LISTS, TextKind, type UrgencyKind } from '../../content/urgent.ts'

/** One field of the form for a group of synonyms or a part of the signs of danger. */
export interface PartField {
  name: string
  label: string
  help?: string
  shape: 'line' | 'text' | 'list' | 'groups' | 'number' | 'day' | 'choice'
  options?: Record<string, string>
}

type Part = Pick<ContentChange, 'part' | 'key'>

/** Kinds of danger as officers read them. */
export const URGENCY_NAMES: Record<UrgencyKind, string> = {
  life: 'Nguy hiểm tính mạng',
  medical: 'Cấp cứu y tế',
  rescue: 'Cháy, đuối nước, mắc kẹt',
  suicide: 'Muốn tự tử',
  blackmail: 'Bị doạ tung hình, tống tiền qua mạng',
  'child-now': 'Trẻ em đang gặp nguy hiểm',
  child: 'Trẻ em bị xâm hại',
  trafficking: 'Mua bán người',
  'home-violence': 'Bạo lực gia đình',
}

const TEXT_NAMES: Record<TextKind, string> = {
  ...URGENCY_NAMES,
  perhaps: 'Có thể có nguy hiểm, chưa chắc',
  again: 'Người đang gặp nguy hiểm nhắn tiếp',
  eased: 'Người từng báo nguy hiểm nói đã qua, đã gọi, nói đùa',
}

const LIST_NAMES: Record<(typeof PHRASE_LISTS)[number], string> = {
  innocent: 'Cụm từ vô hại',
  inquiries: 'Cụm từ của người hỏi quy định',
  eased: 'Cụm từ của người nói đã qua nguy hiểm',
}

const PHRASES = 'Mỗi dòng một cụm từ, có dấu. @tên là cả danh sách từ mang tên đó.'

const SYNONYM: PartField[] = [
  { name: 'means', label: 'Cách viết trong mục hỏi đáp', help: 'Mọi từ dưới đây được hiểu là từ này.', shape: 'line' },
  { name: 'words', label: 'Từ người dân dùng', help: 'Mỗi dòng một từ hoặc cụm từ, kể cả viết tắt.', shape: 'list' },
]
const LIST: PartField[] = [{ name: '', label: 'Các cụm từ', help: PHRASES, shape: 'list' }]
const SIGN: PartField[] = [
  { name: 'kind', label: 'Loại nguy hiểm', shape: 'choice', options: URGENCY_NAMES },
  {
    name: 'all',
    label: 'Các nhóm từ phải cùng có',
    help: 'Mỗi dòng một nhóm, các cụm trong nhóm cách nhau bằng dấu phẩy. Tin nhắn phải có ít nhất một cụm của mỗi nhóm.',
    shape: 'groups',
  },
  {
    name: 'within',
    label: 'Cách nhau nhiều nhất',
    help: 'Số tiếng từ nhóm đầu đến nhóm cuối; thường là 12.',
    shape: 'number',
  },
  {
    name: 'strength',
    label: 'Độ mạnh',
    help: 'Dấu hiệu yếu im lặng khi người ta chỉ hỏi quy định.',
    shape: 'choice',
    options: { strong: 'Mạnh', weak: 'Yếu' },
  },
  {
    name: 'atMost',
    label: 'Chỉ với tin dài nhiều nhất',
    help: 'Số tiếng. Để trống nếu không giới hạn.',
    shape: 'number',
  },
  { name: 'unless', label: 'Bỏ qua khi có', help: PHRASES, shape: 'list' },
]
const TEXT: PartField[] = [
  { name: 'call', label: 'Nơi gọi, theo thứ tự', help: 'Mỗi dòng một mã nơi liên hệ, ví dụ 111.', shape: 'list' },
  { name: 'lead', label: 'Câu nói đầu tiên', help: 'Số gọi trước. Ngắn, bình tĩnh.', shape: 'text' },
  { name: 'next', label: 'Nói tiếp', help: 'Gọi rồi thì sao, và việc này được giữ kín.', shape: 'text' },
  { name: 'sources', label: 'Căn cứ', help: 'Mỗi dòng một mã văn bản hoặc mã mục Kế hoạch.', shape: 'list' },
  { name: 'owner', label: 'Nơi chịu trách nhiệm', shape: 'line' },
  { name: 'lastVerified', label: 'Ngày kiểm tra gần nhất', shape: 'day' },
]

/** The fields of a part's form; none when there is no such part. */
export function fieldsOfPart({ part, key }: Part): readonly PartField[] {
  if (part === 'synonyms') return SYNONYM
  if (part !== 'urgent') return []
  if (key.startsWith('sign:')) return SIGN
  if (key.startsWith('text:')) return TEXT
  return phraseList(key) || key.startsWith('words:') ? LIST : []
}

/** A part's value as its form holds it. */
export function typedPart(part: Part, value: unknown): Record<string, string> {
  return Object.fromEntries(
    fieldsOfPart(part).map(({ name, shape }) => {
      const held =
        name === '' ? value : typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
      if (held === undefined || held === null) return [name, '']
      if (shape === 'list') return [name, (held as string[]).join('\n')]
      if (shape === 'groups') return [name, (held as string[][]).map(group => group.join(', ')).join('\n')]
      return [name, String(held)]
    }),
  )
}

/** What was typed, as the value that the part's schema judges. */
export function readPart(part: Part, typed: Record<string, string>): unknown {
  const values = fieldsOfPart(part).flatMap(({ name, shape }): [string, unknown][] => {
    const text = typed[name]?.trim() ?? ''
    if (shape === 'list') return [[name, itemsOf(text)]]
    if (shape === 'groups')
      return [
        [
          name,
          itemsOf(text).map(line =>
            line
              .split(',')
              .map(phrase => phrase.trim())
              .filter(Boolean),
          ),
        ],
      ]
    if (text === '') return []
    return [[name, shape === 'number' ? Number(text) : text]]
  })
  if (values.length === 1 && values[0]![0] === '') return values[0]![1]
  const [kind, name] = part.key.split(':')
  const own = kind === 'sign' ? { id: name } : kind === 'text' ? { kind: name } : {}
  return { ...own, ...Object.fromEntries(values) }
}

/** A part of the content in words, to be read and compared. */
export function writePart({ value, ...part }: Part & { value: unknown }): string {
  if (part.part === 'amount') return JSON.stringify(value, undefined, 2)
  if (value === null || value === undefined) return '(không có)'
  const typed = typedPart(part, value)
  return fieldsOfPart(part)
    .map(({ name, label, options }) => `${label}:\n${options?.[typed[name]!] ?? typed[name]}`)
    .join('\n\n')
}

/** A part's name as officers read it. */
export function namePart({ part, key }: Part): string {
  if (part === 'synonyms') return key
  const list = phraseList(key)
  if (list) return LIST_NAMES[list]
  const [kind, name = ''] = key.split(':')
  if (kind === 'text') return `Lời nói khi: ${TEXT_NAMES[TextKind.parse(name)].toLowerCase()}`
  return kind === 'sign' ? `Dấu hiệu ${name}` : `Danh sách @${name}`
}

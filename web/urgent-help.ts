import { wordsOf } from '../bot/steps/urgent.ts'
import type { Contact } from '../content/contact.ts'
import type { Knowledge } from '../content/knowledge.ts'
import { UrgencyKind } from '../content/urgent.ts'

/** What to do in one kind of danger. */
export interface Help {
  kind: UrgencyKind
  heading: string
  lead: string
  next: string
  calls: Contact[]
}

const HEADINGS: Record<UrgencyKind, string> = {
  life: 'Có người bị đe doạ, bị tấn công',
  medical: 'Có người bất tỉnh, ngạt, ngộ độc, co giật, bị thương nặng',
  rescue: 'Cháy, đuối nước, lũ cuốn, mắc kẹt',
  suicide: 'Muốn chết, muốn tự làm đau mình',
  blackmail: 'Bị doạ tung hình, clip, bị tống tiền qua mạng',
  'child-now': 'Trẻ em đang gặp nguy hiểm lúc này',
  child: 'Trẻ em bị đánh, bị xâm hại, bị bỏ mặc',
  trafficking: 'Bị lừa bán, bị giữ, bị đòi tiền chuộc',
  'home-violence': 'Bị người trong nhà đánh, đe doạ',
}

// By their ids in content/contacts.yml; a line that loses its number there is left out here.
const LINES = ['113', '115', '114', '111', '112', 'ngoi-nha-binh-yen']

/** The emergency lines that have a number, most called first. */
export function linesIn({ names }: Pick<Knowledge, 'names'>): Contact[] {
  return contactsOf(LINES, names)
}

/** What officers wrote in content/urgent.yml, for reading before there is danger. */
export function helpIn({ content, names }: Pick<Knowledge, 'content' | 'names'>): Help[] {
  return content.urgent.texts.flatMap((said): Help[] => {
    const kind = UrgencyKind.safeParse(said.kind).data
    if (!kind) return [] // stands beside other texts
    return [{ kind, heading: HEADINGS[kind], ...wordsOf(said, { names }), calls: contactsOf(said.call, names) }]
  })
}

function contactsOf(ids: readonly string[], names: Knowledge['names']): Contact[] {
  return ids.flatMap(id => names.contacts.get(id) ?? []).filter(contact => contact.phone)
}

/** "Công an 113"; "Ngôi nhà Bình yên: 1900 …" where the name does not hold the number. */
export function sayLine({ name, phone }: Contact): string {
  return phone && !name.includes(phone) ? `${name}: ${phone}` : name
}

/** The same as plain text, for the oldest phone and for printing. */
export function helpAsText(knowledge: Pick<Knowledge, 'content' | 'names'>): string {
  const lines = linesIn(knowledge).map(line => `- ${sayLine(line)}${line.phoneNote ? ` (${line.phoneNote})` : ''}`)
  const help = helpIn(knowledge).map(
    ({ heading, lead, next }) => `${heading.toLocaleUpperCase('vi')}\n${lead}\n${next}`,
  )
  return `${['SỐ KHẨN CẤP', lines.join('\n'), ...help].join('\n\n').replaceAll('**', '')}\n`
}

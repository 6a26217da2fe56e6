import type { Entry, SectionKey } from '../../content/entry.ts'
import { fold } from '../../content/search/fold.ts'

/** What of a matter a question asks about, by the words people use. Folded: most questions come without marks. */
const ASPECTS: readonly [SectionKey, RegExp][] = [
  [
    'papers',
    /\b((?:giay to|ho so|giay) gom (?:nhung )?gi|giay to|giay gi|ho so gom|ho so gi|gom (?:nhung )?gi|can gi|can nhung gi|mang gi|mang theo|dem theo|dem gi|cam theo|cam gi|chuan bi gi|mau don|mau nao|don gi|thu tuc gi|thu tuc|to khai)\b/,
  ],
  [
    'where',
    /\b(o dau|cho nao|noi nao|nop dau|den dau|toi dau|di dau|ra dau|gap ai|hoi ai|co quan nao|nop (?:giay |ho so |don )?cho ai|lien he ai|goi dau|goi ai|goi so nao|goi so may|bam so may|bao ai|bao dau|(?:o|tai|len) (?:xa(?! hoi)|phuong))\b/,
  ],
  [
    'deadline',
    /\b(han nop|thoi han|han toi khi nao|han den khi nao|khi nao nop|bao lau phai|tre han|qua han|han chot|het han|den bao gio)\b/,
  ],
  [
    'duration',
    /\b(bao lau co|may ngay co|bao lau thi|bao lau nhan|bao gio co tien|khi nao nhan|may ngay giai quyet|bao lau xong|mat bao lau|bao gio co)\b/,
  ],
  ['cost', /\b(ton bao nhieu|mat phi|le phi|ton tien|mat tien|phi bao nhieu|mien phi)\b/],
  [
    'amount',
    /\b(bao nhieu|may tien|muc huong|muc dong|nhieu tien|duoc may|may trieu|nhiu|so tien|tinh sao|tinh the nao|cach tinh|cong thuc)\b/,
  ],
  ['refused', /\b(khieu nai|bi tu choi|khong cho|khong nhan ho so|khong giai quyet|khong dong y)\b/],
  [
    'who',
    /\b(ai duoc|dieu kien|co duoc huong|doi tuong nao|ai thi|truong hop nao|sinh (?:(?:nam|thang|ngay) ?\d|\d{4}|\d{1,2}\/\d)|sn \d{2,4})\b/,
  ],
]

/** The parts a question asks for, the surest first; empty when it asks for the matter as such. */
export function aspectsOf(text: string): SectionKey[] {
  const folded = fold(text)
  return ASPECTS.filter(([, pattern]) => pattern.test(folded)).map(([key]) => key)
}

/** The words that ask for a part, folded: "can giay gi"; empty when it asks for the matter as such. */
export function askingWords(text: string): string {
  const folded = fold(text)
  return ASPECTS.flatMap(([, pattern]) => pattern.exec(folded)?.[0] ?? [])[0] ?? ''
}

/** Whether an entry is a question for just that part. */
export const asksFor = (part: SectionKey, { question }: Pick<Entry, 'question'>): boolean =>
  aspectsOf(question).includes(part)

export const hasPart = (part: SectionKey, { sections }: Pick<Entry, 'sections'>): boolean =>
  sections.some(({ key }) => key === part)

/** The surest part a question asks for that an entry has: at most one. */
export function partAskedOf(entry: Pick<Entry, 'sections'>, text: string): SectionKey[] {
  return aspectsOf(text)
    .filter(part => hasPart(part, entry))
    .slice(0, 1)
}

/** A folded question with the words that ask for a part taken out. */
export function withoutAspects(folded: string): string {
  return ASPECTS.reduce((text, [, pattern]) => text.replace(new RegExp(pattern, 'g'), ' '), folded).replace(
    /\b(nop|ho so|giay|tien|can|lay|lam)\b/g,
    ' ',
  )
}

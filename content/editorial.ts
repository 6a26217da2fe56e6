import type { Amount } from './amount.ts'
import type { Content } from './content.ts'
import { type Entry, SECTIONS } from './entry.ts'
import { amountsIn, fill, type Names } from './figures.ts'
import { namesIn, parseFormula } from './formula.ts'
import { namesOf } from './names.ts'
import type { Complaint } from './pack.ts'
import { fold, foldedKey } from './search/fold.ts'
import { Phrases } from './search/phrases.ts'
import { readLoosely } from './search/read-loosely.ts'

const LEAD_WORDS = 60 // what fits a small phone's screen above the keyboard
const SENTENCE_SYLLABLES = 35 // longer sentences lose readers with little schooling

/** Written out at its first use in an entry, because not every reader knows it. */
const ABBREVIATIONS: Record<string, string> = {
  BHXH: 'bảo hiểm xã hội',
  BHYT: 'bảo hiểm y tế',
  BHTN: 'bảo hiểm thất nghiệp',
  TNLĐ: 'tai nạn lao động',
  NLĐ: 'người lao động',
  NSDLĐ: 'người sử dụng lao động',
  KCB: 'khám chữa bệnh',
  DVVL: 'dịch vụ việc làm',
  NHCSXH: 'Ngân hàng Chính sách xã hội',
  NCC: 'người có công',
  NKT: 'người khuyết tật',
  NCT: 'người cao tuổi',
  DTTS: 'dân tộc thiểu số',
  HSSV: 'học sinh, sinh viên',
  NOXH: 'nhà ở xã hội',
  HĐLĐ: 'hợp đồng lao động',
  LĐTBXH: 'Lao động – Thương binh và Xã hội',
  PVHCC: 'Phục vụ hành chính công',
}

/** Officialese → what to write instead. */
const OFFICIALESE: Record<string, string> = {
  'thụ hưởng': 'hưởng',
  'nêu trên': 'ở trên, hoặc nhắc lại cho rõ',
  'theo quy định của pháp luật': 'nói rõ luật nào, điều nào',
  'theo quy định hiện hành': 'nói rõ từ ngày nào',
  'cơ quan có thẩm quyền': 'nói rõ cơ quan nào',
  'trong trường hợp': 'nếu',
  'tiến hành': 'bỏ chữ này',
  'công dân có nhu cầu': 'bạn',
}

const MONEY = /\d[\d.,]*\d{2}\s*(?:đ(?!\p{L})|đồng(?!\s+nai))|\d[\d.,]*\s*(?:nghìn|ngàn|triệu|tỷ|tr(?!\p{L}))/iu // "Mẫu 1đ" and "2026 Đồng Nai" are none
const PHONE = /(?<![\d./])(?:0\d[\d .]{7,}|1[89]00[\d .]{4,}|11[1-5]|1022)(?![\d./])/
const LINK = /https?:\/\/|www\.|\b[\w-]+\.(?:vn|com|org|net)\b/i

type Rule = (entry: Entry, content: Content, names: Names) => Iterable<Omit<Complaint, 'file'>>

/** The editorial rules for one entry, by name; each says what to write instead. */
export const ENTRY_RULES: Record<string, Rule> = {
  *'the lead is short'(entry, _, names) {
    const words = plain(entry.lead, names).split(/\s+/).filter(Boolean).length
    if (words > LEAD_WORDS)
      yield {
        field: 'lead',
        says: `dài ${words} tiếng, nhiều nhất ${LEAD_WORDS}; chuyển phần chi tiết xuống các mục ##`,
      }
  },
  *'sentences are short'(entry, _, names) {
    for (const [field, text] of textsOf(entry)) {
      for (const sentence of sentencesOf(plain(text, names))) {
        const count = sentence.split(/\s+/).filter(Boolean).length
        if (count > SENTENCE_SYLLABLES)
          yield {
            field,
            says: `câu dài ${count} tiếng, nhiều nhất ${SENTENCE_SYLLABLES}; hãy tách: "${sentence.slice(0, 60)}…"`,
          }
      }
    }
  },
  *'no amount of money is typed'(entry) {
    for (const [field, text] of textsOf(entry)) {
      const typed = MONEY.exec(withoutFigures(text))
      if (typed)
        yield {
          field,
          says: `có số tiền gõ tay "${typed[0]}"; hãy đặt mức tiền trong content/amounts rồi viết {{ tên-mức }}`,
        }
    }
  },
  *'no phone number or link is typed'(entry) {
    for (const [field, text] of textsOf(entry)) {
      const bare = withoutFigures(text)
      const phone = PHONE.exec(bare)
      if (phone)
        yield { field, says: `có số điện thoại gõ tay "${phone[0]}"; hãy viết {{ so … }} theo content/contacts.yml` }
      const link = LINK.exec(bare)
      if (link)
        yield { field, says: `có địa chỉ mạng gõ tay "${link[0]}"; hãy viết {{ trang … }} theo content/contacts.yml` }
    }
  },
  *'abbreviations are written out first'(entry) {
    const text = textsOf(entry)
      .map(([, part]) => part)
      .join('\n')
    for (const [short, long] of Object.entries(ABBREVIATIONS)) {
      const first = new RegExp(`(?<![\\p{L}])${short}(?![\\p{L}])`, 'u').exec(text)
      if (
        first &&
        !text
          .slice(0, first.index + short.length + 1)
          .toLowerCase()
          .includes(`${long.toLowerCase()} (${short.toLowerCase()})`)
      )
        yield { says: `"${short}" phải viết đầy đủ ở lần đầu: "${long} (${short})", hoặc viết hẳn "${long}"` }
    }
  },
  *'officialese is explained'(entry) {
    for (const [field, text] of textsOf(entry)) {
      for (const [word, instead] of Object.entries(OFFICIALESE)) {
        if (text.toLowerCase().includes(word))
          yield { field, says: `"${word}" là lời văn hành chính; thay bằng: ${instead}` }
      }
    }
  },
  *'every figure can be worked out'(entry, _, names) {
    for (const [field, text] of textsOf(entry)) {
      try {
        const missing = fill(
          text,
          names,
          entry.validFrom > TODAY_OF_WRITING ? entry.validFrom : TODAY_OF_WRITING,
        ).missing
        for (const gap of missing) yield { field, says: `mức "${gap.missing}" không có giá trị cho ngày này` }
        amountsIn(text, names)
      } catch (error) {
        yield { field, says: (error as Error).message }
      }
    }
  },
  *'every name it refers to exists'(entry, content, names) {
    if (!content.topics.some(topic => topic.id === entry.topic))
      yield { field: 'topic', says: `không có chủ đề "${entry.topic}" trong content/topics.yml` }
    if (!names.contacts.has(entry.owner))
      yield { field: 'owner', says: `không có nơi "${entry.owner}" trong content/contacts.yml` }
    for (const id of entry.related) {
      if (!content.entries.some(other => other.id === id))
        yield { field: 'related', says: `không có mục hỏi đáp "${id}"` }
    }
    for (const source of entry.sources) {
      if ('plan' in source && !content.plan.some(section => section.id === source.plan))
        yield { field: 'sources', says: `không có mục "${source.plan}" trong content/plan.yml` }
      if ('law' in source && !content.laws.some(law => law.id === source.law))
        yield { field: 'sources', says: `không có văn bản "${source.law}" trong content/laws` }
    }
  },
  *'no question of its own rules it out'(entry) {
    for (const phrase of entry.notWhen) {
      const own = [entry.question, ...entry.alsoAskedAs].find(
        asked => new Phrases([phrase]).placesIn(readLoosely(asked)).length > 0,
      )
      if (own)
        yield {
          field: 'notWhen',
          says: `"${phrase}" có trong câu hỏi của chính mục này: "${own}"; hãy bỏ một trong hai`,
        }
    }
  },
  *'its dates are in order'(entry) {
    if (entry.validUntil && entry.validUntil < entry.validFrom)
      yield { field: 'validUntil', says: 'phải sau validFrom' }
    if (entry.reviewBy < entry.validFrom) yield { field: 'reviewBy', says: 'phải sau validFrom' }
  },
}

/** Every complaint an editor would have about the whole content; `fileOf` names an entry's file. */
export function editorialComplaints(content: Content, fileOf: (entryId: string) => string): Complaint[] {
  const names = namesOf(content)
  const complaints: Complaint[] = []
  for (const entry of content.entries) {
    for (const rule of Object.values(ENTRY_RULES)) {
      for (const complaint of rule(entry, content, names)) complaints.push({ file: fileOf(entry.id), ...complaint })
    }
  }
  return [
    ...complaints,
    ...stolenWordings(content, fileOf),
    ...doubledIds(content),
    ...brokenAmounts(content, names),
    ...brokenOffices(content, names),
  ]
}

/** What an editor would say of one entry, as it would stand among the others of the content. */
export function complaintsAbout(entry: Entry, content: Content): Omit<Complaint, 'file'>[] {
  const others = content.entries.filter(other => other.id !== entry.id)
  const among = { ...content, entries: [...others, entry] }
  // Reading thirteen thousand wordings takes a second: only those that look alike are read.
  const alike = new Set([entry.question, ...entry.alsoAskedAs].map(lettersOf))
  const rivals = others.filter(other =>
    [other.question, ...other.alsoAskedAs].some(wording => alike.has(lettersOf(wording))),
  )
  const stolen = [...stolenWordings({ ...among, entries: [...rivals, entry] }, id => id)]
  return [
    ...Object.values(ENTRY_RULES).flatMap(rule => [...rule(entry, among, namesOf(content))]),
    ...stolen.filter(({ file }) => file === entry.id).map(({ file: _, ...complaint }) => complaint),
  ]
}

/** What an editor would say of one figure among the others of the content. */
export function complaintsAboutAmount(amount: Amount, content: Content): string[] {
  const others = content.amounts.filter(({ id }) => id !== amount.id)
  const names = namesOf({ ...content, amounts: [...others, amount] })
  return [...brokenAmounts({ ...content, amounts: [amount] }, names)].map(({ says }) => says)
}

/** Two wordings with the same folded key have the same letters, too; the converse need not hold. */
function lettersOf(wording: string): string {
  return fold(wording).replace(/[^\p{L}\d]/gu, '')
}

/** Every text of an entry a citizen reads, with the field it stands in. */
export function textsOf(entry: Entry): [field: string, text: string][] {
  return [['lead', entry.lead], ...entry.sections.map(part => [SECTIONS[part.key], part.text] as [string, string])]
}

/** The sentences of a text; list items and table cells are sentences of their own. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n\s*(?:[-*]|\d+\.)\s+|\n{2,}|\||(?<=[.!?;:])\s+(?=[\p{Lu}\d"“(])/u)
    .map(part => part.trim())
    .filter(Boolean)
}

const TODAY_OF_WRITING = '2026-11-23' // the day of the fact sheets; a figure must hold on it or from the entry's start

function* stolenWordings(content: Content, fileOf: (id: string) => string): Iterable<Complaint> {
  const owner = new Map<string, string>()
  for (const entry of content.entries) {
    for (const wording of [entry.question, ...entry.alsoAskedAs]) {
      const key = foldedKey(wording)
      const other = owner.get(key)
      if (other === undefined) owner.set(key, entry.id)
      else if (other !== entry.id)
        yield { file: fileOf(entry.id), field: 'alsoAskedAs', says: `"${wording}" đã là câu hỏi của mục ${other}` }
      else if (wording !== entry.question)
        yield { file: fileOf(entry.id), field: 'alsoAskedAs', says: `"${wording}" ghi hai lần (kể cả khi bỏ dấu)` }
    }
  }
}

/** Of two things of the same name only one would ever be found. (Entries' ids are their files' names.) */
function* doubledIds({ amounts, contacts, laws, topics, plan, elsewhere }: Content): Iterable<Complaint> {
  const lists = {
    amounts,
    'contacts.yml': contacts,
    laws,
    'topics.yml': topics,
    'plan.yml': plan,
    'elsewhere.yml': elsewhere,
  }
  for (const [file, list] of Object.entries(lists)) {
    const seen = new Set<string>()
    for (const { id } of list) {
      if (seen.has(id)) yield { file: `${file} (${id})`, field: 'id', says: 'mã này dùng hai lần' }
      seen.add(id)
    }
  }
}

function* brokenAmounts(content: Content, names: Names): Iterable<Complaint> {
  for (const amount of content.amounts) {
    const file = `amounts (${amount.id})`
    try {
      for (const name of amount.formula ? namesIn(parseFormula(amount.formula)) : []) {
        if (!names.amounts.has(name)) yield { file, field: 'formula', says: `không có mức "${name}"` }
      }
    } catch (error) {
      yield { file, field: 'formula', says: (error as Error).message }
    }
    const values = [...(amount.values ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1))
    for (const [index, value] of values.entries()) {
      if (!content.laws.some(law => law.id === value.law))
        yield { file, field: 'law', says: `không có văn bản "${value.law}" trong content/laws` }
      if (value.until !== undefined && value.until < value.from)
        yield { file, field: 'until', says: `giá trị từ ${value.from} không thể kết thúc trước ngày đó` }
      const next = values[index + 1]
      if (next && (value.until === undefined || value.until >= next.from))
        yield { file, field: 'until', says: `giá trị từ ${value.from} phải kết thúc trước ${next.from}` }
    }
  }
}

function* brokenOffices(content: Content, names: Names): Iterable<Complaint> {
  for (const { id, office, first } of content.topics) {
    if (!names.contacts.has(office))
      yield { file: 'topics.yml', field: id, says: `không có nơi "${office}" trong content/contacts.yml` }
    for (const each of first)
      if (!content.entries.some(entry => entry.id === each && entry.topic === id))
        yield { file: 'topics.yml', field: id, says: `chủ đề này không có mục "${each}" để hiện trước` }
  }
  for (const text of content.urgent.texts) {
    for (const id of text.call)
      if (!names.contacts.has(id))
        yield { file: 'urgent.yml', field: text.kind, says: `không có nơi "${id}" trong content/contacts.yml` }
  }
}

function withoutFigures(text: string): string {
  return text.replace(/\{\{.*?\}\}/g, ' ')
}

function plain(text: string, names: Names): string {
  try {
    return fill(text, names, TODAY_OF_WRITING).text
  } catch {
    return withoutFigures(text) // the rule about figures complains of it
  }
}

import { parse } from 'yaml'
import * as z from 'zod'
import { Amount } from './amount.ts'
import { Communes } from './commune.ts'
import { Contact } from './contact.ts'
import type { Content } from './content.ts'
import { Courtesies } from './courtesy.ts'
import { editorialComplaints } from './editorial.ts'
import { Elsewhere } from './elsewhere.ts'
import { Entry } from './entry.ts'
import { FairCalendar } from './fair.ts'
import { parseEntryFile } from './parse-entry.ts'
import { sayIssue } from './say-issue.ts'
import { Law, PlanSection } from './source.ts'
import { Synonym } from './synonym.ts'
import { Topic } from './topic.ts'
import { UrgentSigns } from './urgent.ts'

/** What is wrong with one file, in words for the officer who wrote it. */
export interface Complaint {
  file: string
  /** The field, or the entry's part, where one can be named. */
  field?: string
  says: string
}

export interface Packed {
  content: Content
  complaints: Complaint[]
}

/** File texts by path relative to `content/`, `/` between folders. */
export type Files = ReadonlyMap<string, string>

/** Checks every file and packs what is right. The content may be used only when there are no complaints. */
export function pack(files: Files): Packed {
  const complaints: Complaint[] = []
  const under = (folder: string, extension: string) =>
    [...files].filter(([path]) => path.startsWith(`${folder}/`) && path.endsWith(extension)).sort()

  const read = <T>(file: string, shape: z.ZodType<T>, data: () => unknown): T | undefined => {
    try {
      const result = shape.safeParse(data())
      if (result.success) return result.data
      for (const issue of result.error.issues) {
        complaints.push({ file, field: issue.path.join('.'), says: sayIssue(issue) })
      }
    } catch (error) {
      complaints.push({ file, says: error instanceof Error ? error.message : String(error) })
    }
    return undefined
  }
  const one = <T>(file: string, shape: z.ZodType<T>): T | undefined => {
    const text = files.get(file)
    if (text === undefined) {
      complaints.push({ file, says: 'thiếu tệp này' })
      return undefined
    }
    return read(file, shape, () => parse(text.normalize('NFC')))
  }

  const entries: Entry[] = []
  const fileOf = new Map<string, string>()
  for (const [path, text] of under('entries', '.md')) {
    const entry = read(path, Entry, () => parseEntryFile(text))
    if (!entry) continue
    const [, topic, name] = path.split('/')
    if (name !== `${entry.id}.md`) complaints.push({ file: path, field: 'id', says: `tên tệp phải là ${entry.id}.md` })
    if (topic !== entry.topic)
      complaints.push({
        file: path,
        field: 'topic',
        says: `tệp nằm ở thư mục ${topic} nhưng ghi chủ đề ${entry.topic}`,
      })
    if (fileOf.has(entry.id))
      complaints.push({ file: path, field: 'id', says: `mã này đã dùng ở ${fileOf.get(entry.id)}` })
    fileOf.set(entry.id, path)
    entries.push(entry)
  }

  const content: Content = {
    entries,
    topics: one('topics.yml', z.array(Topic)) ?? [],
    amounts: under('amounts', '.yml').flatMap(([path]) => one(path, z.array(Amount)) ?? []),
    contacts: one('contacts.yml', z.array(Contact)) ?? [],
    laws: under('laws', '.yml').flatMap(([path]) => one(path, z.array(Law)) ?? []),
    plan: one('plan.yml', z.array(PlanSection)) ?? [],
    communes: one('communes.yml', Communes) ?? { law: '', entry: '', wards: [], rural: [], former: [] },
    synonyms: one('synonyms.yml', z.array(Synonym)) ?? [],
    elsewhere: one('elsewhere.yml', z.array(Elsewhere)) ?? [],
    courtesies: one('courtesies.yml', Courtesies) ?? NO_COURTESIES,
    urgent: one('urgent.yml', UrgentSigns) ?? NO_SIGNS,
    fairs: one('fairs.yml', FairCalendar) ?? NO_FAIRS,
  }
  complaints.push(...editorialComplaints(content, id => fileOf.get(id) ?? id))
  return { content, complaints }
}

/** One complaint as the officer reads it. */
export function sayComplaint({ file, field, says }: Complaint): string {
  return field ? `content/${file}, mục "${field}": ${says}` : `content/${file}: ${says}`
}

const NO_COURTESIES: Courtesies = {
  around: [],
  said: { sorry: [], whatThen: [], whoAmI: [], goodbye: [], thanks: [], greeting: [], acknowledged: [] },
}
const NO_SIGNS: UrgentSigns = { words: {}, innocent: [], inquiries: [], eased: [], signs: [], heard: [], texts: [] }
const NO_FAIRS: FairCalendar = {
  days: [10, 25],
  organiser: '',
  usualPlace: '',
  plan: '',
  notices: [],
  holidays: [],
  lunarHolidays: [],
}

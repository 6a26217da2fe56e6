import type { Content } from '../content.ts'
import { complaintsAbout } from '../editorial.ts'
import { Entry, SECTION_KEYS, SECTIONS } from '../entry.ts'
import { sayIssue } from '../say-issue.ts'
import type { SourceRef } from '../source.ts'
import { type EntryFields, itemsOf, sectionField } from './entry-form-fields.ts'
import { readSource } from './entry-form-sources.ts'

/** What is wrong, by field; what concerns the whole entry stands under ''. */
export type FieldComplaints = Readonly<Record<string, readonly string[]>>

export type EntryReading = { entry: Entry; complaints?: undefined } | { entry?: undefined; complaints: FieldComplaints }

/** Reads a form by the rules that hold for entry files, too: an entry that could be published, or every complaint. */
export function readEntryForm(id: string, fields: EntryFields, content: Content): EntryReading {
  const told = new Map<string, string[]>()
  const complain = (field: string, says: string) => told.set(field, [...(told.get(field) ?? []), says])

  const items = itemsOf(fields.sources ?? '').map(readSource)
  for (const item of items) if (typeof item === 'string') complain('sources', item)
  const read = Entry.safeParse(typedEntry(id, fields, items.filter(isSource)))
  for (const { field, says } of read.success ? complaintsAbout(read.data, content) : []) {
    complain(fieldOfRule(field), forTheDesk(says))
  }
  for (const issue of read.error?.issues ?? []) {
    const [key = '', at] = issue.path
    if (key === 'sources' && told.has('sources')) continue // the line itself has been complained of
    const line = typeof at === 'number' && key !== 'sections' ? `dòng ${at + 1}: ` : ''
    complain(String(key), line + sayIssue(issue))
  }
  if (told.size === 0 && read.success) return { entry: read.data }
  return { complaints: Object.fromEntries(told) }
}

/** The form's texts as plain data for the schema to judge; an empty field is a missing one. */
export function typedEntry(id: string, fields: EntryFields, sources: readonly SourceRef[]): Record<string, unknown> {
  const text = (name: string) => fields[name]?.trim() || undefined
  const sections = SECTION_KEYS.flatMap(key => {
    const says = text(sectionField(key))
    return says ? [{ key, text: says }] : []
  })
  const validUntil = text('validUntil')
  return {
    id,
    topic: text('topic'),
    question: text('question'),
    alsoAskedAs: itemsOf(fields.alsoAskedAs ?? ''),
    keywords: itemsOf(fields.keywords ?? ''),
    notWhen: itemsOf(fields.notWhen ?? ''),
    lead: text('lead'),
    sections,
    sources,
    confidence: text('confidence'),
    validFrom: text('validFrom'),
    ...(validUntil ? { validUntil } : {}),
    reviewBy: text('reviewBy'),
    owner: text('owner'),
    related: itemsOf(fields.related ?? ''),
  }
}

/** The sources of a form that can be read. */
export function sourcesTyped(fields: EntryFields): SourceRef[] {
  return itemsOf(fields.sources ?? '')
    .map(readSource)
    .filter(isSource)
}

function isSource(item: SourceRef | string): item is SourceRef {
  return typeof item !== 'string'
}

/** Editorial rules name a part by its heading. */
function fieldOfRule(field = ''): string {
  const key = SECTION_KEYS.find(each => SECTIONS[each] === field)
  return key ? sectionField(key) : field
}

/** The rules speak to whoever writes files; an officer at the desk has pages instead. */
function forTheDesk(says: string): string {
  return says
    .replace(' trong content/amounts rồi', ' ở trang Mức tiền rồi')
    .replace('các mục ##', 'các phần dưới')
    .replace(/ (?:trong|theo) content\/[\w./-]+/g, '')
}

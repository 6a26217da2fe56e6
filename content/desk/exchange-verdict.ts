import type { Content } from '../content.ts'
import type { Entry } from '../entry.ts'
import { foldedKey } from '../search/fold.ts'
import { readEntryForm } from './entry-form.ts'
import { ENTRY_FIELDS, type EntryFields, fieldsOf, itemsOf } from './entry-form-fields.ts'
import type { ImportedText } from './exchange-table.ts'

/** What taking one text of a file would do. */
export type Verdict = { place: string; id: string } & (
  | { kind: 'new'; entry: Entry }
  | { kind: 'changed'; before: Entry; entry: Entry }
  | { kind: 'same' }
  | { kind: 'wrong'; complaints: string[] }
)

/**
 * What each text of a file would do, in the file's order. `texts` are the newest of each entry, published or not: a
 * field that the file does not have stays as it is there. What is live is the same, too, though a colleague has a
 * draft: a file that was exported yesterday must not undo their work.
 */
export function verdictsOn(
  imported: readonly ImportedText[],
  texts: ReadonlyMap<string, Entry>,
  content: Content,
): Verdict[] {
  const live = new Map(content.entries.map(entry => [entry.id, fieldsOf(entry)]))
  const seen = new Map<string, string>()
  const changed: { text: ImportedText; fields: EntryFields }[] = []
  const verdicts = new Map<ImportedText, Verdict>()
  for (const text of imported) {
    const { place, id, unread = [] } = text
    const first = seen.get(id)
    if (!seen.has(id)) seen.set(id, place)
    const before = texts.get(id)
    const own = before && fieldsOf(before)
    const fields = { ...own, ...text.fields, ...resolved(text.fields, content) }
    if (unread.length > 0) verdicts.set(text, { place, id, kind: 'wrong', complaints: unread })
    else if (first !== undefined)
      verdicts.set(text, { place, id, kind: 'wrong', complaints: [`mã này đã có ở ${first} của tệp`] })
    else if (id === NEW)
      verdicts.set(text, { place, id, kind: 'wrong', complaints: ['Mã: chữ này để dành cho bàn làm việc'] })
    else if ([own, live.get(id)].some(known => known && isSame(fields, known)))
      verdicts.set(text, { place, id, kind: 'same' })
    else changed.push({ text, fields })
  }
  // Texts of one file may refer to each other.
  const ids = new Set([...content.entries.map(entry => entry.id), ...changed.map(({ text }) => text.id)])
  const among = { ...content, entries: [...ids].map(bare) }
  const owners = ownersOf(content, texts)
  for (const { text, fields } of changed) {
    const { place, id } = text
    const { entry, complaints = {} } = readEntryForm(id, fields, among)
    const told = Object.entries(complaints).flatMap(([field, says]) => says.map(each => said(field, each)))
    told.push(...stolen(id, [fields.question ?? '', ...itemsOf(fields.alsoAskedAs ?? '')], owners))
    const before = texts.get(id)
    verdicts.set(
      text,
      !entry || told.length > 0
        ? { place, id, kind: 'wrong', complaints: told }
        : before
          ? { place, id, kind: 'changed', before, entry }
          : { place, id, kind: 'new', entry },
    )
  }
  return imported.map(text => verdicts.get(text)!)
}

/** Colleagues may name a topic, an office and a letter as people do. */
function resolved(fields: EntryFields, { topics, contacts }: Content): EntryFields {
  const named = (text = '', list: readonly { id: string; name: string; short?: string }[]) =>
    list.find(({ name, short = name }) => [name, short].some(each => each.toLowerCase() === text.toLowerCase()))?.id
  const [topic, owner] = [named(fields.topic, topics), named(fields.owner, contacts)]
  return { ...(topic ? { topic } : {}), ...(owner ? { owner } : {}) }
}

const NEW = 'new' // stands in the desk's addresses where an id would

const isSame = (fields: EntryFields, known: EntryFields) =>
  ENTRY_FIELDS.every(({ name }) => tidy(fields[name]) === tidy(known[name]))

const tidy = (text = '') => text.trim().replace(/[ \t]+$/gm, '')

/** An entry that only says that it exists: reading thirteen thousand wordings for each text would take minutes. */
function bare(id: string): Entry {
  return { id, question: '', alsoAskedAs: [] } as unknown as Entry
}

/** Whose each wording is, folded; read once for a file. */
function ownersOf(content: Content, texts: ReadonlyMap<string, Entry>): Map<string, string> {
  const owners = new Map<string, string>()
  for (const { id } of content.entries) {
    const entry = texts.get(id)
    for (const wording of entry ? [entry.question, ...entry.alsoAskedAs] : []) owners.set(foldedKey(wording), id)
  }
  return owners
}

function stolen(id: string, wordings: readonly string[], owners: Map<string, string>): string[] {
  const told: string[] = []
  for (const wording of wordings) {
    const key = foldedKey(wording)
    const owner = owners.get(key)
    if (key && owner !== undefined && owner !== id)
      told.push(said('alsoAskedAs', `"${wording}" đã là câu hỏi của mục ${owner}`))
    owners.set(key, owner ?? id)
  }
  return told
}

function said(field: string, says: string): string {
  const label = field === 'id' ? 'Mã' : ENTRY_FIELDS.find(({ name }) => name === field)?.label
  return label ? `${label}: ${says}` : says
}

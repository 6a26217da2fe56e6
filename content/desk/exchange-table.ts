import { isDay } from '../day.ts'
import type { Entry } from '../entry.ts'
import { fold } from '../search/fold.ts'
import { ENTRY_FIELDS, type EntryFields, fieldsOf } from './entry-form-fields.ts'

/** The columns of a table of questions and answers: what the form asks, with the id before it. */
export const COLUMNS: readonly { name: string; label: string }[] = [{ name: 'id', label: 'Mã' }, ...ENTRY_FIELDS]

/** One entry as a colleague's file has it: only the fields that the file has. */
export interface ImportedText {
  /** Where it stands in the file, as the officer reads it: "dòng 5". */
  place: string
  id: string
  fields: EntryFields
  /** What cannot be read of it. */
  unread?: string[]
}

/** The header and one line an entry. */
export function tableOf(entries: readonly Entry[]): string[][] {
  const rows = entries.map(entry => {
    const fields: EntryFields = { id: entry.id, ...fieldsOf(entry) }
    return COLUMNS.map(({ name }) => fields[name]!)
  })
  return [COLUMNS.map(({ label }) => label), ...rows]
}

/** Spreadsheets run a cell that begins so; full-width signs are taken for the plain ones. */
const FORMULA = /^('*)(?=[=+\-@\t\r＝＋－＠])/

/** A text as a cell that no spreadsheet runs: with one more apostrophe before it where it begins like a formula. */
export const guardCell = (text: string): string => text.replace(FORMULA, "$1'")

/** The same back; what was never guarded stays as it is. */
export const unguardCell = (text: string): string => text.replace(/^'('*)(?=[=+\-@\t\r＝＋－＠])/, '$1')

/** Reads a table whose first line names the columns, in any order, others left out. Or a sentence for the officer. */
export function readTable(table: readonly (readonly string[])[]): ImportedText[] | string {
  const [header, ...lines] = table
  const names = (header ?? []).map(title => columnNamed(title))
  const known = names.filter(name => name !== undefined)
  if (!known.includes('id')) return `Dòng đầu phải ghi tên cột, và phải có cột "Mã". ${SEE}`
  const twice = known.find((name, at) => known.indexOf(name) !== at)
  if (twice) return `Cột "${COLUMNS.find(({ name }) => name === twice)!.label}" có hai lần.`
  const strange = (header ?? []).find((title, at) => title.trim() !== '' && names[at] === undefined)
  if (strange !== undefined) return `Không có cột nào tên "${strange.trim().slice(0, 60)}". ${SEE}`
  return lines.flatMap((line, at) => {
    const cells = line.map(cell => unguardCell(cell.replaceAll('\r\n', '\n')).normalize('NFC').trim())
    if (cells.every(cell => cell === '')) return []
    const fields = Object.fromEntries(names.flatMap((name, of) => (name ? [[name, cells[of] ?? '']] : [])))
    const { id = '', ...others } = fields
    for (const { name, shape } of ENTRY_FIELDS)
      if (shape === 'day' && others[name]) others[name] = dayTyped(others[name])
    return [{ place: `dòng ${at + 2}`, id, fields: others }]
  })
}

const SEE = 'Hãy tải tệp mẫu ở trên và giữ nguyên dòng đầu.'

function columnNamed(title: string): string | undefined {
  const asked = fold(title).trim().replace(/\s+/g, ' ')
  return COLUMNS.find(({ name, label }) => asked === name.toLowerCase() || asked === fold(label))?.name
}

/** Spreadsheets write a day their own way: `1/7/2026`, day first, as in Việt Nam. */
function dayTyped(text: string): string {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(day) ? day : text
}

import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { fieldsOf } from '../../content/desk/entry-form-fields.ts'
import { COLUMNS, guardCell, type ImportedText, readTable, tableOf } from '../../content/desk/exchange-table.ts'
import { Entry } from '../../content/entry.ts'
import { parseEntryFile } from '../../content/parse-entry.ts'
import { sayIssue } from '../../content/say-issue.ts'
import { readXlsxTable, writeXlsx } from './exchange-xlsx.ts'

/** The most entries a file may hold. */
export const MOST_ROWS = 2_000

/** Entries as CSV that Excel opens with its marks, and without running anything. */
export function csvOf(entries: readonly Entry[]): string {
  const guarded = tableOf(entries).map(row => row.map(guardCell))
  return stringify(guarded, { bom: true, escape_formulas: true, record_delimiter: 'windows' })
}

/** Entries as a sheet of texts; a text is never run, but one that already looks guarded must stay tellable. */
export function xlsxOf(entries: readonly Entry[]): Promise<Uint8Array<ArrayBuffer>> {
  const guarded = tableOf(entries).map(row => row.map(text => (text.startsWith("'") ? guardCell(text) : text)))
  const widths = COLUMNS.map(({ name }) => (name === 'lead' || name === 'question' ? 50 : 24))
  return writeXlsx(guarded, widths)
}

/** Reads a colleague's file by what is in it, whatever its name is; or a sentence about why it cannot be read. */
export async function readFileOfEntries(bytes: Uint8Array<ArrayBuffer>): Promise<ImportedText[] | string> {
  if (bytes.length === 0) return 'Tệp trống.'
  if (startsWith(bytes, [0x50, 0x4b])) {
    const table = await readXlsxTable(bytes, MOST_ROWS + 1)
    return typeof table === 'string' ? table : withinLimit(readTable(table))
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return 'Đây là tệp Excel kiểu cũ (.xls) hoặc có mật khẩu. Trong Excel, chọn Lưu thành, kiểu "Excel Workbook (.xlsx)".'
  const text = textOf(bytes)
  if (text === undefined)
    return 'Không đọc được chữ trong tệp. Trong Excel, chọn Lưu thành, kiểu "CSV UTF-8" hoặc "Excel Workbook (.xlsx)".'
  if (text.includes('\0')) return 'Đây không phải tệp .md, .csv hay .xlsx.'
  return /^---\s*\r?\n/.test(text) ? [entryIn(text)] : withinLimit(readCsv(text))
}

function readCsv(text: string): ImportedText[] | string {
  const header = /^[^\r\n]*/.exec(text)![0]
  // Excel separates by what the machine's language says: in Vietnamese by semicolons.
  const delimiter = [',', ';', '\t'].reduce((a, b) => (header.split(b).length > header.split(a).length ? b : a))
  try {
    return readTable(parse(text, { delimiter, relax_column_count: true, to: MOST_ROWS + 2 }))
  } catch (fault) {
    const line = (fault as { lines?: number }).lines
    return `Tệp CSV sai ở dấu ngoặc kép${line ? `, gần dòng ${line}` : ''}. Mở bằng Excel rồi lưu lại kiểu "CSV UTF-8".`
  }
}

function withinLimit(texts: ImportedText[] | string): ImportedText[] | string {
  if (typeof texts === 'string') return texts
  if (texts.length === 0) return 'Tệp không có dòng nào dưới dòng tên cột.'
  return texts.length > MOST_ROWS ? `Tệp có hơn ${MOST_ROWS} mục. Hãy chia thành nhiều tệp.` : texts
}

/** One entry's file, by the same rules as content/entries. */
function entryIn(text: string): ImportedText {
  const place = 'tệp'
  try {
    const data = parseEntryFile(text)
    const read = Entry.safeParse(data)
    if (read.success) return { place, id: read.data.id, fields: fieldsOf(read.data) }
    const { id } = data as { id?: unknown }
    const unread = read.error.issues.map(issue => `${issue.path.join('.')}: ${sayIssue(issue)}`)
    return { place, id: typeof id === 'string' ? id : '', fields: {}, unread }
  } catch (fault) {
    return { place, id: '', fields: {}, unread: [(fault as Error).message.split('\n')[0]!] }
  }
}

/** The text of a file in UTF-8, or in UTF-16 as Excel's "Unicode text"; undefined when it is in neither. */
function textOf(bytes: Uint8Array): string | undefined {
  const label = startsWith(bytes, [0xff, 0xfe]) ? 'utf-16le' : startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes).normalize('NFC')
  } catch {
    return undefined
  }
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}

import { readSheet } from 'read-excel-file/universal'
import { unzip, zipOf } from './zip.ts'

const MOST_UNPACKED = 20 * 1024 * 1024 // our own 600 entries are 5 MB
const MOST_TAGS = 1_000_000 // each becomes an object in memory; 2,000 lines have about 400,000
const MOST_COLUMNS = 100

const NOT_READ =
  'Không đọc được tệp Excel này. Mở bằng Excel, chọn Lưu thành, kiểu "Excel Workbook (.xlsx)", rồi thử lại.'
const TOO_MUCH = 'Tệp Excel này quá lớn khi mở ra. Hãy chép phần cần nhập sang một tệp mới.'

const OFFICE = 'http://schemas.openxmlformats.org'
const MAIN = `xmlns="${OFFICE}/spreadsheetml/2006/main"`
const RELATIONS = `xmlns="${OFFICE}/package/2006/relationships"`
const TO = `${OFFICE}/officeDocument/2006/relationships`
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/**
 * A workbook of one sheet in which every cell is a text, so that none is ever run; the first row stays in sight.
 * Written here, because write-excel-file packs large sheets in a thread, and Workers have none.
 */
export async function writeXlsx(rows: readonly (readonly string[])[], widths: readonly number[]) {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  const lines = rows.map((row, at) => {
    const cells = row.map((text, of) => cellOf(text, `${lettersOf(of + 1)}${at + 1}`, at === 0 ? 1 : 2))
    return `<row r="${at + 1}">${cells.join('')}</row>`
  })
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships ${RELATIONS}><Relationship Id="rId1" Type="${TO}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${TO}"><sheets><sheet name="Mục hỏi đáp" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${RELATIONS}><Relationship Id="rId1" Type="${TO}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${TO}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml':
      `<styleSheet ${MAIN}><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
      '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/>' +
      '<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`,
  }
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  return zipOf(Object.entries(parts).map(([name, xml]) => ({ name, bytes: new TextEncoder().encode(head + xml) })))
}

/** Number format 49 is text: what an officer types over it is a text, too. */
function cellOf(text: string, address: string, style: 1 | 2): string {
  if (!text) return `<c r="${address}" s="${style}"/>`
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

function escaped(text: string): string {
  // Characters that XML does not have at all.
  const known = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
  return known.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/**
 * The texts of a workbook's first sheet, or a sentence about why not. What could fill the memory is refused before the
 * reader sees it: it makes a full grid up to the outermost cell, and 1 kB with a cell at XFD20000 ended the process.
 */
export async function readXlsxTable(bytes: Uint8Array<ArrayBuffer>, rows: number): Promise<string[][] | string> {
  const files = await unzip(bytes, name => /^[\w[\]/.-]+\.(?:xml|rels)$/.test(name), MOST_UNPACKED)
  if (!files) return TOO_MUCH
  let tags = 0
  for (const { name, bytes: xml } of files) {
    for (const byte of xml) if (byte === 60) tags++
    if (/worksheets\//.test(name) && !isSmall(new TextDecoder().decode(xml), rows))
      return `Trang tính rộng hơn ${MOST_COLUMNS} cột hoặc dài hơn ${rows} dòng. Xóa các ô thừa ở xa rồi thử lại.`
  }
  if (tags > MOST_TAGS) return TOO_MUCH
  try {
    // Packed anew, so that the reader unpacks exactly what was looked at.
    const table = await readSheet((await zipOf(files, true)).buffer)
    return table.map(row => row.map(textOf))
  } catch {
    return NOT_READ
  }
}

/** Whether every address in a sheet lies near; one that cannot be read is far. */
function isSmall(xml: string, rows: number): boolean {
  for (const [, , address = ''] of xml.matchAll(/\sr\s*=\s*(["'])(.*?)\1/gs)) {
    const [, letters = '', row] = /^([A-Z]{0,3})(\d{0,7})$/.exec(address) ?? []
    if (row === undefined || columnOf(letters) > MOST_COLUMNS || Number(row) > rows) return false
  }
  return true
}

function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26))
  return column > 26 ? lettersOf(Math.floor((column - 1) / 26)) + last : last
}

function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}

import { describe, expect, it } from 'vitest'
import { tableOf } from '../../content/desk/exchange-table.ts'
import { readFileOfEntries } from '../../web/officer/exchange-files.ts'
import { knowledge } from '../support/knowledge.ts'

const entry = knowledge().entries.get('bhtn-uy-quyen')!
const [header, cells] = tableOf([entry]) as [string[], string[]]
const csv = [header, cells].map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')

/** UTF-16 as Excel writes it on a machine of either kind. */
function utf16(text: string, isBig: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 + 2 * text.length))
  view.setUint16(0, 0xfeff, !isBig)
  for (let at = 0; at < text.length; at++) view.setUint16(2 + 2 * at, text.charCodeAt(at), !isBig)
  return new Uint8Array(view.buffer)
}

describe('A file from another machine', () => {
  it.each([
    ['with its marks apart, as a Mac has them', new TextEncoder().encode(csv.normalize('NFD'))],
    ['with the mark of UTF-8 at its start', new TextEncoder().encode(`\uFEFF${csv}`)],
    ['in UTF-16', utf16(csv, false)],
    ['in UTF-16 the other way round', utf16(csv, true)],
  ])('says the same %s', async (_, bytes) => {
    const read = await readFileOfEntries(bytes)
    expect(read).toMatchObject([{ id: entry.id, fields: { question: entry.question.normalize('NFC') } }])
  })
})

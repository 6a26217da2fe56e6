import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { writeEntryFile } from '../../content/desk/entry-file.ts'
import { COLUMNS, guardCell, tableOf, unguardCell } from '../../content/desk/exchange-table.ts'
import { Entry } from '../../content/entry.ts'
import { parseEntryFile } from '../../content/parse-entry.ts'
import { actsIn } from '../../db/acts.ts'
import { csvOf, readFileOfEntries, xlsxOf } from '../../web/officer/exchange-files.ts'
import { openDesk, type Visitor, wordsOf } from '../support/desk.ts'
import { knowledge } from '../support/knowledge.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const entries = [...knowledge().entries.values()]
const one = knowledge().entries.get('bhtn-nop-tinh-khac')!
const other = knowledge().entries.get('bhtn-nop-ho-so')!

/** A table as CSV, every cell quoted. */
const csv = (rows: readonly (readonly string[])[], by = ',') =>
  rows.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(by)).join('\r\n')

async function upload(visitor: Visitor, bytes: Uint8Array | string, name = 'tep.csv'): Promise<Response> {
  const csrf = /name="csrf" value="(\w+)"/.exec(await (await visitor.get('/officer/exchange')).text())![1]!
  const data = new FormData()
  data.set('csrf', csrf)
  data.set('file', new File([bytes as Uint8Array<ArrayBuffer>], name))
  const sent = new Response(data)
  return visitor.post(
    '/officer/exchange',
    {},
    {
      headers: { 'content-type': sent.headers.get('content-type')! },
      body: await sent.arrayBuffer(),
    },
  )
}

/** Presses the button of a dry run. */
async function confirm(visitor: Visitor, dryRun: string, reason = 'nhập từ Excel'): Promise<Response> {
  const at = /name="at" value="(\d+)"/.exec(dryRun)?.[1] ?? ''
  return visitor.post('/officer/exchange/submit', { at, reason })
}

/** A new entry that nobody could complain of. */
const freshAs = (id: string): Entry => ({
  ...one,
  id,
  question: `Phao cứu sinh phát ở đâu vậy, theo ${id}?`,
  alsoAskedAs: Array.from({ length: 8 }, (_, at) => `hỏi thử cách thứ ${at} về phao của ${id}`),
  sections: [{ key: 'papers', text: '- Căn cước.\n- Đơn, theo mẫu; "có ngoặc".' }],
})
const fresh = freshAs('thu-nhap-moi')

describe('An export', async () => {
  const { writer } = await openDesk()
  it('holds every live entry as a Markdown file that says the same when it is read', { timeout: 60_000 }, async () => {
    const zip = new Uint8Array(await (await writer.get('/officer/exchange/cau-hoi.zip')).arrayBuffer())
    const files = unzipSync(zip)
    expect(Object.keys(files).length).toBe(entries.length)
    for (const entry of entries) {
      const text = new TextDecoder().decode(files[`entries/${entry.topic}/${entry.id}.md`])
      expect(Entry.parse(parseEntryFile(text))).toEqual(entry)
    }
    const single = await writer.get(`/officer/exchange/muc.md?id=${one.id}`)
    expect(single.headers.get('content-disposition')).toBe(`attachment; filename="${one.id}.md"`)
    expect(await single.text()).toBe(writeEntryFile(one))
    expect((await writer.get('/officer/exchange/muc.md?id=../../etc/passwd')).status).toBe(404)
  })

  it.each([
    ['csv', async (some: Entry[]) => bytesOf(csvOf(some))],
    ['xlsx', async (some: Entry[]) => new Uint8Array(await xlsxOf(some))],
  ])('says the same when its %s is read again', async (_, write) => {
    const read = await readFileOfEntries(await write(entries))
    expect(read).toEqual(
      tableOf(entries)
        .slice(1)
        .map(([id, ...cells], at) => ({
          place: `dòng ${at + 2}`,
          id,
          fields: Object.fromEntries(cells.map((cell, of) => [COLUMNS[of + 1]!.name, cell])),
        })),
    )
  })

  it('is opened by Excel with its marks', () => {
    expect([...bytesOf(csvOf([one])).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })
})

describe('A text that begins like a formula', () => {
  const evil = ['=HYPERLINK("http://x")', '+1+1', '-2+3', '@SUM(A1)', '＝1', "'=1", "''-x", '=1;2', "'tên"]

  it.each(evil)('%s is run by no spreadsheet, and comes back as it was', async text => {
    const entry = { ...one, question: text, lead: text }
    const written = csvOf([entry])
    expect(written).not.toMatch(/(?:^|[,\n])"?[=+\-@＝]/m)
    for (const bytes of [bytesOf(written), new Uint8Array(await xlsxOf([entry]))]) {
      const [read] = (await readFileOfEntries(bytes)) as { fields: Record<string, string> }[]
      expect([read!.fields.question, read!.fields.lead]).toEqual([text, text])
    }
  })

  it('is no formula in a workbook', async () => {
    const sheet = unzipSync(new Uint8Array(await xlsxOf([{ ...one, lead: '=1+1' }])))
    const xml = Object.entries(sheet).map(([name, bytes]) =>
      name.includes('sheet') ? new TextDecoder().decode(bytes) : '',
    )
    expect(xml.join('')).not.toMatch(/<f[ >]/)
  })

  it('is guarded and unguarded without loss, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', '-', '@', '+', 'a', ' ', 'đ') }), text => {
        expect(unguardCell(guardCell(text))).toBe(text)
        expect(guardCell(text)).not.toMatch(/^[=+\-@]/)
      }),
    )
  })

  it('is shown as words to the officer who brings it in', async () => {
    const { writer } = await openDesk()
    const row = tableOf([{ ...fresh, lead: '=cmd|calc <script>alert(1)</script>' }])
    const html = await (await upload(writer, csv(row))).text()
    expect(wordsOf(html)).toContain('=cmd|calc')
    expect(html).not.toContain('<script>alert')
  })
})

describe('An officer who brings in a file', async () => {
  const { writer, approver, kept, services } = await openDesk()
  const past = (id: string) => kept.entries.history(id)
  const colleague = (entry: Entry) =>
    kept.entries.append({ entryId: entry.id, kind: 'draft', entry, officer: 'Hạnh', at: 1, reason: 'x' }, 0)
  const dryRunOf = async (...some: Entry[]) => (await upload(writer, csv(tableOf(some)))).text()

  it('reads line by line what it would change, and nothing is changed', async () => {
    const wrong = { ...freshAs('thu-sai'), topic: 'khong-co', alsoAskedAs: ['một', 'hai'] }
    const html = await dryRunOf(
      { ...one, question: 'Nhờ người khác nộp hồ sơ thất nghiệp thay được không?' },
      other,
      fresh,
      wrong,
      fresh,
    )
    const page = wordsOf(html)
    for (const says of ['1 mục mới', '1 mục thay đổi', '1 mục không đổi', '2 dòng sai']) expect(page).toContain(says)
    expect(html).toMatch(/<del>[^<]*Làm/)
    expect(page).toContain(`dòng 4: ${fresh.id}`)
    expect(page).toContain('Cách hỏi khác: cần ít nhất 8 mục')
    expect(page).toContain('mã này đã có ở dòng 4 của tệp')
    expect(page).not.toContain(other.question)
    expect(await kept.entries.newest()).toEqual([])
  })

  it('is told of every rule that holds for entries', async () => {
    const page = wordsOf(
      await dryRunOf({
        ...fresh,
        lead: 'Đóng 500.000 đồng.',
        owner: 'khong-co',
        related: ['khong-co-muc'],
        alsoAskedAs: [...fresh.alsoAskedAs, one.alsoAskedAs[0]!],
      }),
    )
    for (const says of [
      'số tiền gõ tay "500.000 đồng"',
      'không có nơi "khong-co"',
      'không có mục hỏi đáp "khong-co-muc"',
      `đã là câu hỏi của mục ${one.id}`,
      'Không có gì để gửi duyệt',
    ])
      expect(page).toContain(says)
  })

  it('submits it for approval with one press, each act written down, nothing published', async () => {
    const changed = { ...one, lead: 'Bạn tự nộp trên mạng nhé.' }
    const added = freshAs('thu-nhap-hai')
    const dryRun = await (await upload(writer, new Uint8Array(await xlsxOf([changed, added])), 'a.xlsx')).text()
    const response = await confirm(writer, dryRun, 'rà soát quý 4')
    expect(response.status).toBe(303)
    expect(await writer.read(response.headers.get('location')!)).toContain('Đã gửi duyệt 2 mục.')
    for (const entry of [changed, added])
      expect(await past(entry.id)).toEqual([
        expect.objectContaining({ kind: 'submitted', reason: 'rà soát quý 4', officer: 'Lan', entry }),
      ])
    expect(await kept.entries.liveAfter(0)).toEqual([])
    const acts = await actsIn(services.database).list({ limit: 10 })
    const subjects = acts.filter(({ reason }) => reason === 'rà soát quý 4').map(({ subject }) => subject)
    expect(subjects.sort()).toEqual([one.id, added.id].sort())
    expect((await confirm(writer, dryRun)).status).toBe(409)
    expect((await confirm(approver, dryRun)).status).toBe(409)
  })

  it('has to say why', async () => {
    const added = freshAs('thu-nhap-ba')
    const response = await confirm(writer, await dryRunOf(added), ' ')
    expect(response.status).toBe(422)
    expect(wordsOf(await response.text())).toContain('còn thiếu, hãy viết một câu')
    expect(await past(added.id)).toEqual([])
  })

  it('does not overwrite what a colleague did in between', async () => {
    const entry = knowledge().entries.get('bhtn-mat-so')!
    const dryRun = await dryRunOf({ ...entry, lead: 'Bản của Lan.' }, freshAs('thu-nhap-bon'))
    await colleague({ ...entry, lead: 'Bản của Hạnh.' })
    const page = await writer.read((await confirm(writer, dryRun)).headers.get('location')!)
    expect(page).toContain(`Đã gửi duyệt 1 mục. Không gửi vì vừa có người sửa: ${entry.id}`)
    expect((await past(entry.id)).map(({ officer }) => officer)).toEqual(['Hạnh'])
  })

  it('hears whose draft a file would replace, and undoes none by a file of what is live', async () => {
    const entry = knowledge().entries.get('bhtn-sa-thai')!
    await colleague({ ...entry, lead: 'Bản của Hạnh.' })
    expect(wordsOf(await dryRunOf(entry))).toContain('1 mục không đổi')
    expect(wordsOf(await dryRunOf({ ...entry, lead: 'Bản của Lan.' }))).toContain('Hạnh đang có bản chưa đăng')
  })

  it('may send only the columns that matter, as a Vietnamese Excel writes them', async () => {
    const file = csv(
      [
        ['Mã', 'Phải xem lại trước ngày'],
        [other.id, '1/7/2027'],
      ],
      ';',
    )
    await confirm(writer, await (await upload(writer, file)).text())
    expect((await past(other.id)).map(({ entry }) => entry)).toEqual([{ ...other, reviewBy: '2027-07-01' }])
  })

  it('may send the Unicode text of Excel, and one entry as Markdown', async () => {
    const rows = [
      ['Mã', 'Trả lời ngắn'],
      [one.id, 'Tự nộp trên mạng ạ.'],
    ]
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${csv(rows, '\t')}`, 'utf16le'))
    expect(await readFileOfEntries(utf16)).toEqual([
      { place: 'dòng 2', id: one.id, fields: { lead: 'Tự nộp trên mạng ạ.' } },
    ])
    const decomposed = writeEntryFile({ ...one, lead: 'Tự nộp ạ.' }).normalize('NFD')
    const [read] = (await readFileOfEntries(bytesOf(decomposed))) as { fields: Record<string, string> }[]
    expect(read!.fields.lead).toBe('Tự nộp ạ.')
  })

  it('sends a file that changes every entry in parts, each with a press', { timeout: 60_000 }, async () => {
    const some = entries.filter(({ topic }) => topic !== 'bhtn')
    const rows = some.map(entry => [entry.id, '2028-01-31'])
    const before = (await kept.entries.newest()).length
    const dryRun = await (await upload(writer, csv([['Mã', 'Phải xem lại trước ngày'], ...rows]))).text()
    expect(wordsOf(dryRun)).toContain(`${some.length} mục thay đổi`)
    const first = await confirm(writer, dryRun)
    expect((await kept.entries.newest()).length).toBe(before + 100)
    const page = await (await writer.get(first.headers.get('location')!)).text()
    expect(wordsOf(page)).toContain(`Đang chờ bạn gửi: ${some.length - 100} mục`)
    await confirm(writer, page)
    expect((await kept.entries.newest()).length).toBe(before + 200)
  })
})

describe('A file that is refused', async () => {
  const { writer, kept } = await openDesk()
  const workbook = (sheet: string, more: Record<string, Uint8Array> = {}) =>
    zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
      ...more,
    })
  const lying = () => {
    const zip = workbook('<row r="1"/>', { 'xl/sharedStrings.xml': new Uint8Array(200_000_000) })
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
    for (let at = 0; at < zip.length - 30; at++)
      for (const size of [22, 24])
        if (view.getUint32(at + size, true) === 200_000_000) view.setUint32(at + size, 1000, true)
    return zip
  }

  it.each([
    ['nothing', '', 'Tệp trống'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'Không đọc được chữ'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'tệp Excel kiểu cũ'],
    ['CSV in a code page of Windows', new Uint8Array([0x4d, 0xe3, 0x2c, 0xe2, 0x0a, 0x61]), 'CSV UTF-8'],
    ['a table without ids', 'Câu hỏi,Trả lời ngắn\na,b', 'phải có cột "Mã"'],
    ['a table with a strange column', 'Mã,Giá vàng\na,b', 'Không có cột nào tên "Giá vàng"'],
    ['a table with a column twice', 'Mã,Câu hỏi,question\na,b,c', 'Cột "Câu hỏi" có hai lần'],
    ['a quote that never ends', 'Mã,Câu hỏi\na,"b\nc', 'dấu ngoặc kép'],
    ['only a header', 'Mã,Câu hỏi\n', 'không có dòng nào'],
    ['too many lines', `Mã,Câu hỏi\n${'a,b\n'.repeat(2001)}`, 'hơn 2000 mục'],
    ['Markdown that is no entry', '---\nid: thu\n---\nxin chào', '1 dòng sai'],
    [
      'a workbook that unpacks to 200 MB',
      workbook('', { 'xl/sharedStrings.xml': new Uint8Array(200_000_000) }),
      'quá lớn khi mở ra',
    ],
    ['one that lies about it', lying(), 'quá lớn khi mở ra'],
    ['a cell in the last corner', workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), 'rộng hơn'],
    ['such a cell, hidden', workbook(`<row r = '20000'><c\nr = "&#88;FD20000"><v>1</v></c></row>`), 'rộng hơn'],
    ['millions of cells', workbook('<c/>'.repeat(1_500_000)), 'quá lớn khi mở ra'],
    ['a zip that is no workbook', zipSync({ 'a.xml': strToU8('<a/>') }), 'Không đọc được tệp Excel'],
    ['half a workbook', workbook('<row r="1"/>').slice(0, 200), 'quá lớn khi mở ra'],
  ])('is %s', async (_, bytes, says) => {
    const before = process.memoryUsage().rss
    const start = performance.now()
    const response = await upload(writer, bytes as string)
    expect(wordsOf(await response.text())).toContain(says)
    expect(performance.now() - start).toBeLessThan(8_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000)
    expect(await kept.entries.newest()).toEqual([])
  })

  it('is larger than four megabytes', async () => {
    expect((await upload(writer, new Uint8Array(4_300_000))).status).toBe(413)
  })

  it('takes nothing from a name', async () => {
    const html = await (await upload(writer, csv(tableOf([fresh])), '../../content/entries/x.md<script>')).text()
    expect(html).not.toContain('content/entries/x')
    expect(wordsOf(html)).toContain('1 mục mới')
    expect(await kept.entries.newest()).toEqual([])
  })
})

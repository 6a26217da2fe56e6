import { describe, expect, it } from 'vitest'
import { noonOf } from '../../content/day.ts'
import { wordsOf } from '../support/desk.ts'
import { openDeskOver } from '../support/desk-over.ts'
import { newestShown, publish, typed } from '../support/entry-form.ts'
import { knowledge } from '../support/knowledge.ts'

const ID = 'bhyt-ho-gia-dinh-muc-dong'
const entry = { ...knowledge().entries.get(ID)!, related: [] }
const HISTORY = `/officer/entries/${ID}/history`
const FIRST = 'Bản một: mức đóng tính theo {{ muc-tham-chieu }}.'
const SECOND = 'Bản hai: mức đóng tính theo {{ muc-tham-chieu }}.'

/** Shipped; published on 1/9/2026 and 1/10/2026; withdrawn on 1/11/2026; then a draft. */
async function worked() {
  const clock = { now: noonOf('2026-09-01') }
  const desk = await openDeskOver([entry], { now: () => clock.now })
  const { writer, approver } = desk
  await publish(writer, approver, entry, { lead: FIRST, reason: 'Luật mới' })
  clock.now = noonOf('2026-10-01')
  await publish(writer, approver, entry, { lead: SECOND, reason: 'Nói gọn hơn' })
  clock.now = noonOf('2026-11-01')
  const seen = await newestShown(approver, ID)
  await approver.post(`/officer/entries/${ID}/withdraw`, { seen, reason: 'Đang kiểm tra lại' })
  clock.now = noonOf('2026-11-02')
  const draft = typed(entry, { lead: 'Bản ba còn nháp, chờ số liệu.', seen: await newestShown(writer, ID) })
  await writer.post(`/officer/entries/${ID}/edit`, draft)
  clock.now = noonOf('2026-11-23')
  return desk
}

describe('The history of an entry', async () => {
  const { writer, approver, services } = await worked()

  it('tells every revision with who, when and why, the shipped text, too', async () => {
    const page = await writer.read(HISTORY)
    for (const says of ['Luật mới', 'Nói gọn hơn', 'Đang kiểm tra lại', 'Lan', 'Hạnh', '12:00 thứ Ba 1/9/2026'])
      expect(page).toContain(says)
    expect(page.match(/Xem bản \d+/g)).toEqual([6, 5, 4, 3, 2, 1, 0].map(number => `Xem bản ${number}`))
  })

  it('shows word by word what changed between any two', async () => {
    const html = await (await writer.get(`${HISTORY}?tu=2&den=4`)).text()
    expect(html).toContain('<del>một</del>')
    expect(html).toContain('<ins>hai</ins>')
    expect(wordsOf(html)).toContain('Từ bản 2 đến bản 4')
    expect(await writer.read(`${HISTORY}?tu=1&den=2`)).toContain('Hai bản giống hệt nhau')
    expect((await writer.get(`${HISTORY}?tu=99&den=x`)).status).toBe(200)
  })

  it.each([
    ['2026-06-30', 'Bản gốc', '2.340.000 đ'],
    ['2026-08-31', 'Bản gốc', ''],
    ['2026-09-01', 'Bản đăng ngày 1/9/2026', 'Bản một: mức đóng tính theo 2.530.000 đ.'],
    ['2026-09-30', 'Bản đăng ngày 1/9/2026', 'Bản một'],
    ['2026-10-31', 'Bản đăng ngày 1/10/2026', 'Bản hai: mức đóng tính theo 2.530.000 đ.'],
    ['2026-11-01', 'mục này đã rút', ''],
    ['2026-11-23', 'mục này đã rút', ''],
  ])('tells what the bot said on %s', async (day, version, text) => {
    const page = await writer.read(`${HISTORY}?ngay=${day}`)
    const said = page.slice(page.indexOf('Ngày ấy máy trả lời thế nào?'))
    expect(said).toContain(version)
    if (day !== '2026-06-30') expect(said).toContain(text)
    expect(said).not.toContain('Bản ba còn nháp')
  })

  it('brings an old text back as a draft in two presses, and it goes the usual way', async () => {
    const shown = await (await writer.get(`${HISTORY}?xem=2`)).text()
    expect(wordsOf(shown)).toContain('Bản một: mức đóng tính theo 2.530.000 đ.')
    expect(shown).toContain('Khôi phục thành bản nháp')
    const seen = /name="seen" value="(\d+)"/.exec(shown)![1]!
    const restored = await writer.post(`/officer/entries/${ID}/restore`, { seen, number: '2' })
    expect(restored.status).toBe(303)
    const newest = (await services.memory.entries.history(ID)).at(-1)!
    expect([newest.kind, newest.entry.lead]).toEqual(['draft', FIRST])
    expect(newest.reason).toContain('Khôi phục bản 2')
    const stale = await approver.post(`/officer/entries/${ID}/restore`, { seen, number: '4' })
    expect(stale.status).toBe(409)
    expect((await writer.post(`/officer/entries/${ID}/restore`, { seen: '7', number: '99' })).status).toBe(422)
  })

  it('knows no entry that never was', async () => {
    expect((await writer.get('/officer/entries/khong-co/history')).status).toBe(404)
  })
})

it('The history of an entry that nobody has touched holds the shipped text', async () => {
  const { writer } = await openDeskOver([entry])
  const page = await writer.read(HISTORY)
  expect(page.match(/Xem bản \d+/g)).toEqual(['Xem bản 0'])
  expect(page).toContain('Bản gốc')
})

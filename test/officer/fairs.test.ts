import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noticesDue } from '../../bot/reminders.ts'
import { toldChanges } from '../../bot/told-changes.ts'
import { noonOf } from '../../content/day.ts'
import { actsIn } from '../../db/acts.ts'
import { subscriptionsIn } from '../../db/subscriptions.ts'
import { fairChange } from '../contracts/fair-store.ts'
import { openDesk } from '../support/desk.ts'
import { TODAY } from '../support/knowledge.ts'

const FAIR = '/officer/fairs/2026-12-10'
const MOVED = {
  status: 'moved',
  movedTo: '2026-12-14',
  certain: 'yes',
  opens: '07:30',
  closes: '11:00',
  place: 'Nhà văn hoá Trấn Biên',
  online: 'https://vieclam.example.vn/phien',
  companies: 'Công ty A\n\n Công ty B ',
  note: 'Mang căn cước.',
  source: 'Thông báo 12/TB-TTDVVL',
  reason: 'Trung tâm báo dời',
  seen: '0',
}

let desk: Awaited<ReturnType<typeof openDesk>>
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.kept.close())
const log = () => desk.kept.fairs.changesAfter(0)

describe('An officer who opens the calendar of job fairs', () => {
  it('sees the coming fairs with how sure each is, and the past ones', async () => {
    const words = await desk.writer.read('/officer/fairs')
    expect(words).toContain('thứ Năm 10/12/2026 dự kiến')
    expect(words).toMatch(/Đã qua.*10\/11\/2026/)
  })

  it('who only writes sees a fair, and cannot change it', async () => {
    expect(await desk.writer.read(FAIR)).toContain('Người có vai trò Duyệt')
    for (const path of [FAIR, `${FAIR}/check`]) expect((await desk.writer.post(path, MOVED)).status).toBe(403)
    expect(await log()).toEqual([])
  })

  it.each(['2026-13-40', 'x', '2099-12-10', '..%2f..'])('finds no fair at "%s"', async day => {
    expect((await desk.approver.get(`/officer/fairs/${day}`)).status).toBe(404)
    expect((await desk.approver.post(`/officer/fairs/${day}`, MOVED)).status).toBe(404)
  })
})

describe('An officer who moves a fair', () => {
  it('reads before anything is saved what changes, who will be told, with which words and when', async () => {
    const subscriptions = subscriptionsIn(desk.kept.database)
    for (const chat of ['telegram:1', 'telegram:2']) await subscriptions.start('telegram', chat, 1)
    await subscriptions.start('zalo-bot', 'zalo-bot:1', 1)
    await subscriptions.start('zalo-bot', 'zalo-bot:2', 1)
    await subscriptions.stop('zalo-bot', 'zalo-bot:2', 2)
    const response = await desk.approver.post(`${FAIR}/check`, MOVED)
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(page).toContain('<del>Dự kiến: chưa có thông báo</del> <ins>Dời sang ngày khác</ins>')
    expect(page).toMatch(/Telegram<\/th><td class="number">2</)
    expect(page).toMatch(/Zalo Bot<\/th><td class="number">1</)
    expect(page).toContain('phiên giao dịch việc làm ngày 10/12/2026 dời sang thứ Hai 14/12/2026.')
    expect(page).toContain('8:00 thứ Sáu 11/12/2026')
    expect(page).toContain('8:00 Chủ nhật 13/12/2026')
    expect(page).toContain('Lưu và báo 3 người')
    expect(await log()).toEqual([])
  })

  it('saves it; citizens hear of it with the next question, and subscribers get exactly what was foretold', async () => {
    const foretold = await (await desk.approver.post(`${FAIR}/check`, MOVED)).text()
    const { headers } = await desk.approver.post(FAIR, MOVED)
    expect(headers.get('location')).toBe('/officer/fairs?done=saved')
    const [change] = await log()
    expect(change).toEqual({
      number: 1,
      planned: '2026-12-10',
      officer: 'Hạnh',
      at: noonOf(TODAY),
      reason: 'Trung tâm báo dời',
      change: {
        date: '2026-12-10',
        status: 'moved',
        movedTo: '2026-12-14',
        time: '07:30-11:00',
        place: 'Nhà văn hoá Trấn Biên',
        online: 'https://vieclam.example.vn/phien',
        companies: ['Công ty A', 'Công ty B'],
        note: 'Mang căn cước.',
        source: 'Thông báo 12/TB-TTDVVL',
      },
    })
    expect(await (await desk.knock('/viec-lam')).text()).toContain('14/12/2026')
    const calendar = desk.kept.library.knowledge.content.fairs
    const told = toldChanges(await log(), calendar)
    for (const day of [noonOf(TODAY), noonOf('2026-12-11'), noonOf('2026-12-13')]) {
      const due = noticesDue(day, calendar, told).filter(each => each.fair === '2026-12-10')
      expect(due).toHaveLength(1)
      expect(foretold).toContain(due[0]!.text.split('\n\n')[0]!)
    }
    const [act] = await actsIn(desk.kept.database).list({ limit: 1 })
    expect(act).toMatchObject({ officer: 'Hạnh', act: 'Dời phiên việc làm', subject: 'phiên việc làm 2026-12-10' })
  })

  it('goes back to the form with everything typed', async () => {
    const page = await (await desk.approver.post(`${FAIR}/edit`, MOVED)).text()
    expect(page).toContain('value="2026-12-14"')
    expect(page).toContain('Nhà văn hoá Trấn Biên')
    expect(page).toContain('Trung tâm báo dời')
    expect(await log()).toEqual([])
  })

  it.each([
    [{ movedTo: '' }, 'movedTo'],
    [{ movedTo: '2026-12-10' }, 'movedTo'],
    [{ status: 'extra' }, 'status'],
    [{ opens: '' }, 'opens'],
    [{ closes: '07:00' }, 'opens'],
    [{ online: 'javascript:alert(1)' }, 'online'],
    [{ source: ' ' }, 'source'],
    [{ reason: '' }, 'reason'],
  ])('gets the form again with %j, the complaint at the field', async (changes, field) => {
    for (const path of [`${FAIR}/check`, FAIR]) {
      const response = await desk.approver.post(path, { ...MOVED, ...changes })
      const page = await response.text()
      expect([response.status, page]).toEqual([422, expect.stringContaining(`id="o-${field}-sai"`)])
      expect(page).toContain('Công ty A')
    }
    expect(await log()).toEqual([])
  })

  it('is shown what a colleague changed meanwhile, and overwrites nothing', async () => {
    await desk.kept.fairs.append({ ...fairChange({ place: 'Sân vận động' }), officer: 'Minh', reason: 'Đổi nơi' }, 0)
    for (const path of [`${FAIR}/check`, FAIR]) {
      const response = await desk.approver.post(path, MOVED)
      const page = await response.text()
      expect(response.status).toBe(409)
      expect(page).toContain('đã được người khác sửa')
      expect(page).toContain('<ins>Sân vận động</ins>')
      expect(page).toContain('Nhà văn hoá Trấn Biên') // typed
      expect(page).toContain('name="seen" value="1"')
    }
    expect(await log()).toHaveLength(1)
    expect((await desk.approver.post(FAIR, { ...MOVED, seen: '1' })).status).toBe(303)
  })

  it('is warned of a weekend', async () => {
    const page = await (await desk.approver.post(`${FAIR}/check`, { ...MOVED, movedTo: '2026-12-13' })).text()
    expect(page).toContain('rơi vào Chủ nhật')
  })
})

describe('Other changes to a fair', () => {
  it('a confirmation sends nothing by itself', async () => {
    const confirmed = { status: 'confirmed', source: 'Điện thoại 23/11', reason: 'Trung tâm xác nhận', seen: '0' }
    const page = await (await desk.approver.post(`${FAIR}/check`, confirmed)).text()
    expect(page).toContain('Không gửi tin riêng')
    expect(page).toContain('>Lưu<')
    await desk.approver.post(FAIR, confirmed)
    expect(await desk.writer.read('/officer/fairs')).toContain('10/12/2026 đã xác nhận')
  })

  it('a cancelled fair that had been moved is cancelled on its new day, and nobody is reminded of it', async () => {
    await desk.approver.post(FAIR, MOVED)
    const cancelled = { status: 'cancelled', source: 'Công văn 5', reason: 'Trung tâm báo huỷ', seen: '1' }
    const page = await (await desk.approver.post(`${FAIR}/check`, cancelled)).text()
    expect(page).toContain('thứ Hai 14/12/2026 đã huỷ')
    expect(page).not.toContain('Lời nhắc thường lệ')
    await desk.approver.post(FAIR, cancelled)
    expect((await log()).at(-1)?.change).toMatchObject({ status: 'cancelled', movedTo: '2026-12-14' })
    const words = await desk.writer.read(FAIR)
    expect(words.indexOf('Trung tâm báo huỷ')).toBeLessThan(words.indexOf('Trung tâm báo dời'))
  })

  it('an extra fair is added on a day outside the rule', async () => {
    const opened = await desk.approver.get('/officer/fairs/extra?ngay=2026-12-03')
    expect(opened.headers.get('location')).toBe('/officer/fairs/2026-12-03')
    expect((await desk.approver.get('/officer/fairs/extra?ngay=2020-01-01')).headers.get('location')).toContain(
      'no-day',
    )
    const extra = { status: 'extra', source: 'Công văn 9', reason: 'Phiên cho thanh niên', seen: '0' }
    expect((await desk.approver.post('/officer/fairs/2026-12-03', extra)).status).toBe(303)
    expect((await log())[0]?.change).toMatchObject({ date: '2026-12-03', status: 'extra', confirmed: false })
    expect(await desk.writer.read('/officer/fairs')).toContain(' 3/12/2026')
  })

  it('a past fair is mended in silence', async () => {
    const page = await (
      await desk.approver.post('/officer/fairs/2026-11-10/check', { ...MOVED, movedTo: '2026-11-12' })
    ).text()
    expect(page).toContain('không ai được báo')
    expect(page).not.toContain('Ngay sau khi lưu')
  })

  it('script in a field stays text', async () => {
    const page = await (
      await desk.approver.post(`${FAIR}/check`, { ...MOVED, place: '"><script>alert(1)</script>' })
    ).text()
    expect(page).not.toContain('<script>alert')
  })
})

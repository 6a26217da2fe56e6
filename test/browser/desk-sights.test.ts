import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_ROUTES } from '../../web/officer/desk.tsx'
import { consoleFaults, inBrowser } from '../support/browser.ts'
import { serveBusyDesk } from '../support/busy-desk.ts'
import { fill, heading, knowAs, lookAt, openHere, press } from '../support/desk-pages.ts'

// A code is asked for only in the middle of signing in.
const isOnTheWay = ({ path }: { path: string }) => path === '/officer/sign-in/code'
const isFile = ({ path }: { path: string }) => /\.(?:csv|md|xlsx|zip)\}?$/.test(path)

inBrowser('An officer, whatever the screen,', () => {
  let busy: Awaited<ReturnType<typeof serveBusyDesk>>
  let page: Page
  beforeAll(async () => {
    busy = await serveBusyDesk()
    page = await openHere(busy.address)
    await knowAs(page, busy.administrator, busy.address)
  })
  afterAll(() => busy.close())

  it.each(
    DESK_ROUTES.filter(route => route.method === 'GET' && !isFile(route) && !isOnTheWay(route)).map(({ path }) => path),
  )('reads %s, small or wide, light or dark', async path => {
    for (const address of busy.pagesAt[path] ?? [path]) {
      const reply = await page.goto(address)
      expect({ address, status: reply!.status() }).toEqual({ address, status: 200 })
      expect(await lookAt(page)).toEqual([])
    }
    expect(consoleFaults(page)).toEqual([])
  })

  it('reads what forms lead to: complaints, previews, refusals', async () => {
    for (const [name, steps] of Object.entries(FORMS)) {
      await steps(page)
      expect({ name, wrong: await lookAt(page) }).toEqual({ name, wrong: [] })
    }
    expect(consoleFaults(page)).toEqual([])
  })

  it('who signs in, or writes only, reads their pages', async () => {
    const stranger = await openHere(busy.address)
    await stranger.goto('/officer')
    expect(await heading(stranger)).toBe('Đăng nhập')
    expect(await lookAt(stranger)).toEqual([])
    await fill(stranger, 'Tên đăng nhập', 'Lan')
    await fill(stranger, 'Mật khẩu', 'không phải mật khẩu này')
    await press(stranger, 'Đăng nhập')
    expect(await stranger.getByRole('alert').textContent()).toContain('không đúng')
    expect(await lookAt(stranger)).toEqual([])
    await knowAs(stranger, busy.writer, busy.address)
    for (const address of ['/officer', '/officer/entries/bhtn-uy-quyen', '/officer/fairs/2026-12-10']) {
      await stranger.goto(address)
      expect(await lookAt(stranger)).toEqual([])
    }
    expect((await stranger.goto('/officer/officers'))!.status()).toBe(403)
    expect(await lookAt(stranger)).toEqual([])
    expect(consoleFaults(stranger)).toEqual([])
  })
})

/** Pages that have no address of their own, and how an officer comes to them. */
const FORMS: Record<string, (page: Page) => Promise<void>> = {
  'an entry with nothing filled in': async page => {
    await page.goto('/officer/entries/new')
    await press(page, 'Lưu nháp')
    await page.getByRole('alert').waitFor()
  },
  'all that a figure would change': async page => {
    await page.goto('/officer/amounts/luong-toi-thieu-vung-1')
    await fill(page, 'Giá trị mới', '5.900.000')
    await fill(page, 'Áp dụng từ ngày', '2027-01-01')
    await page.getByLabel('Văn bản quy định', { exact: true }).selectOption('nd-161-2026')
    await fill(page, 'Điều, khoản', 'Điều 3')
    await fill(page, 'Vì sao đổi', 'Nghị định mới')
    await press(page, 'Xem mọi câu sẽ đổi')
    await page.getByRole('button', { name: 'Gửi duyệt tất cả' }).waitFor()
  },
  'a published change, which may be taken back': async page => {
    await page.goto('/officer/changes/1')
    await press(page, 'Duyệt và đăng tất cả')
    await page.getByText('Rút thay đổi này', { exact: true }).click()
    await press(page, 'Rút ngay') // the browser asks for a reason
    await page.getByRole('button', { name: 'Rút ngay' }).waitFor()
  },
  'how a sentence is understood': async page => {
    await page.goto('/officer/words')
    await fill(page, 'Thử một câu', 'ba đánh con chảy máu, bao lâu thì có tiền thất nghiệp')
    await press(page, 'Thử')
    await page.getByRole('heading', { name: 'Thử một câu', level: 1 }).waitFor()
  },
  'what a file would change': async page => {
    await page.goto('/officer/exchange')
    const buffer = Buffer.from(
      'Mã,Câu hỏi\nbhtn-nop-ho-so,Nghỉ việc rồi nộp hồ sơ trong bao lâu?\nkhong-co-muc,Gì vậy?',
    )
    await page.getByLabel('Tệp', { exact: true }).setInputFiles({ name: 'tep.csv', mimeType: 'text/csv', buffer })
    await press(page, 'Xem trước')
    await page.getByRole('heading', { name: 'Xem trước khi nhập' }).waitFor()
  },
  'a page that is not there': async page => {
    expect((await page.goto('/officer/khong-co'))!.status()).toBe(404)
  },
}

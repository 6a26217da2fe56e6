import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { consoleFaults, inBrowser, picture } from '../support/browser.ts'
import { serveBusyDesk } from '../support/busy-desk.ts'
import { PASSWORD } from '../support/desk.ts'
import { totp } from '../support/desk-browser.ts'
import { knowAs, lookAt, openHere, signIn, tabTo } from '../support/desk-pages.ts'

const OWN = 'năm con gà gáy sáng'

inBrowser('Whoever keeps accounts, without a mouse,', () => {
  let busy: Awaited<ReturnType<typeof serveBusyDesk>>
  beforeAll(async () => {
    busy = await serveBusyDesk()
  })
  afterAll(() => busy.close())

  const at = async (page: Page, title: string | RegExp) => {
    await page.getByRole('heading', { name: title, level: 1 }).waitFor()
    expect({ title, wrong: await lookAt(page) }).toEqual({ title, wrong: [] })
  }
  const type = async (page: Page, label: string, text: string) => {
    await tabTo(page, label)
    await page.keyboard.type(text)
  }
  const enter = async (page: Page, name?: string) => {
    if (name) await tabTo(page, name)
    const next = page.waitForEvent('load')
    await page.keyboard.press('Enter')
    await next
  }

  it('sets up the second factor, keeps the codes, and signs in with one', async () => {
    const page = await openHere(busy.address)
    await knowAs(page, busy.approver, busy.address)
    await page.goto('/officer/second-factor')
    await type(page, 'Mật khẩu của bạn', 'không phải')
    await enter(page)
    await page.getByText('Mật khẩu chưa đúng.').waitFor()
    await at(page, 'Bật xác nhận hai bước')
    await type(page, 'Mật khẩu của bạn', PASSWORD)
    await enter(page)
    await page.getByRole('img', { name: /^Mã QR/ }).waitFor()
    await at(page, 'Bật xác nhận hai bước')
    await picture(page, 'desk-13-second-factor')
    const key = (await page.locator('code').textContent())!.replaceAll(' ', '')
    await type(page, 'Mã 6 chữ số', 'abc')
    await enter(page)
    await page.getByText('Mã gồm 6 chữ số.').waitFor()
    await at(page, 'Bật xác nhận hai bước')
    await type(page, 'Mã 6 chữ số', totp(key))
    await enter(page)
    await at(page, 'Mã dự phòng của bạn')
    const codes = await page.locator('main code').allTextContents()
    expect(codes).toHaveLength(10)
    await enter(page, 'Tôi đã cất mã')
    await page.getByRole('heading', { name: 'Việc hôm nay' }).waitFor()

    await page.goto('/officer/second-factor')
    await at(page, 'Xác nhận hai bước')
    await type(page, 'Mật khẩu của bạn', 'không phải')
    await enter(page)
    await page.getByText('Mật khẩu chưa đúng.').waitFor()
    await at(page, 'Xác nhận hai bước')
    await page.goto('/officer/me')
    await at(page, 'Tài khoản của tôi')

    const elsewhere = await openHere(busy.address)
    await elsewhere.goto('/officer/sign-in')
    await type(elsewhere, 'Tên đăng nhập', 'Hạnh')
    await type(elsewhere, 'Mật khẩu', PASSWORD)
    await enter(elsewhere)
    await at(elsewhere, 'Nhập mã xác nhận')
    await picture(elsewhere, 'desk-14-code')
    for (const [code, says] of [
      ['12', 'Mã gồm 6 chữ số trong ứng dụng'],
      ['000000', 'Mã không đúng hoặc đã dùng rồi'],
    ] as const) {
      await type(elsewhere, 'Mã xác nhận', code)
      await enter(elsewhere)
      await elsewhere.getByText(says).waitFor()
      await at(elsewhere, 'Nhập mã xác nhận')
    }
    await type(elsewhere, 'Mã xác nhận', codes[0]!)
    await enter(elsewhere)
    await elsewhere.getByRole('heading', { name: 'Việc hôm nay' }).waitFor()
    expect([consoleFaults(page), consoleFaults(elsewhere)]).toEqual([[], []])
  })

  it('adds a colleague, hands a password over, and the colleague sets their own and the second factor up', async () => {
    const page = await openHere(busy.address)
    await knowAs(page, busy.administrator, busy.address)
    await page.goto('/officer/officers')
    await type(page, 'Tên đăng nhập', 'Lan')
    await enter(page)
    await page.getByText('Đã có cán bộ tên "Lan".').waitFor()
    await at(page, 'Cán bộ')
    await page.goto('/officer/officers')
    await type(page, 'Tên đăng nhập', 'Nguyễn Thị Hồng Nhung ở Long Khánh')
    await enter(page)
    await at(page, /^Mật khẩu dùng một lần của Nguyễn/)
    await picture(page, 'desk-15-one-time-password')
    await enter(page, 'Xong')
    await tabTo(page, 'Nguyễn Thị Hồng Nhung ở Long Khánh')
    await enter(page)
    await at(page, 'Nguyễn Thị Hồng Nhung ở Long Khánh')
    await enter(page, 'Yêu cầu xác nhận hai bước')
    await type(page, 'Vì sao', 'Quy định của cơ quan')
    await enter(page)
    await page.getByText('Đã làm xong.').waitFor()
    await enter(page, 'Đặt lại mật khẩu')
    await type(page, 'Vì sao', 'Quên mật khẩu')
    await enter(page)
    await at(page, /^Mật khẩu dùng một lần của Nguyễn/)
    const given = (await page.locator('main code').textContent())!

    const colleague = await openHere(busy.address)
    await signIn(colleague, 'Nguyễn Thị Hồng Nhung ở Long Khánh', given)
    await at(colleague, 'Đặt mật khẩu của riêng bạn')
    for (const [current, fresh, again, says] of [
      ['không phải', OWN, OWN, 'Mật khẩu đang dùng chưa đúng.'],
      [given, 'ngắn', 'ngắn', 'chữ'],
      [given, OWN, PASSWORD, 'Hai lần gõ mật khẩu mới chưa giống nhau.'],
    ] as const) {
      await ownPassword(colleague, current, fresh, again)
      await colleague.locator('.wrong').filter({ hasText: says }).waitFor()
      await at(colleague, 'Đặt mật khẩu của riêng bạn')
    }
    await ownPassword(colleague, given, OWN, OWN)
    await colleague.getByText('Quản trị yêu cầu bạn bật xác nhận hai bước').waitFor()
    await at(colleague, 'Bật xác nhận hai bước')
    expect([consoleFaults(page), consoleFaults(colleague)]).toEqual([[], []])
  })

  async function ownPassword(page: Page, current: string, fresh: string, again: string): Promise<void> {
    await type(page, 'Mật khẩu đang dùng', current)
    await type(page, 'Mật khẩu mới', fresh)
    await type(page, 'Gõ lại mật khẩu mới', again)
    await enter(page)
  }
})

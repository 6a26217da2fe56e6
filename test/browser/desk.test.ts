import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { telegramChannel } from '../../bot/channels/telegram.ts'
import { officersIn } from '../../db/officers.ts'
import { accountsOf } from '../../web/officer/accounts.ts'
import { DESK_ROUTES } from '../../web/officer/desk.tsx'
import { axe, consoleFaults, inBrowser, openPage, picture, type Sight, serveApp, sideways } from '../support/browser.ts'
import { serveBusyDesk } from '../support/busy-desk.ts'
import { PASSWORD, type Visitor } from '../support/desk.ts'
import { totp } from '../support/desk-browser.ts'
import { type FakeTelegram, fakeTelegram } from '../support/telegram-server.ts'
import { botInfo, SECRET, said, TOKEN } from '../support/telegram-updates.ts'

const ONE_TIME = 'rmkt-7h2q-vw9d-c4xe'
const OWN = 'năm con gà gáy sáng'

const QUESTION = 'trưởng ấp một tháng được phụ cấp bao nhiêu'
const ID = 'phu-cap-truong-ap'
const WORDINGS = [
  'phụ cấp trưởng ấp bây giờ là bao nhiêu',
  'làm trưởng ấp được trả lương không',
  'trưởng khu phố lãnh phụ cấp mấy đồng một tháng',
  'tiền phụ cấp hằng tháng của trưởng ấp',
  'ba tui làm trưởng ấp, mỗi tháng lãnh được nhiêu',
  'phụ cấp trưởng khu phố tính theo lương cơ sở phải không',
  'mức phụ cấp của trưởng ấp, trưởng khu phố',
  'ông trưởng ấp có được nhà nước trả tiền không',
]
const REFERENCE = '2.530.000'
const SAID = `Phụ cấp trưởng ấp tính theo mức tham chiếu, nay là ${REFERENCE} đ một tháng.`

let app: Awaited<ReturnType<typeof serveApp>>
let telegram: FakeTelegram
beforeAll(async () => {
  app = await serveApp()
  telegram = await fakeTelegram()
  const settings = { token: TOKEN, apiRoot: telegram.apiRoot, secret: SECRET, botInfo }
  app.services.telegram = telegramChannel(settings, app.kept, app.services.now)
  const accounts = accountsOf(app.services)
  await accounts.add('Lan', 'writer', ONE_TIME)
  await accounts.add('Tú', 'writer', PASSWORD, false)
  await accounts.add('Hạnh', 'approver', PASSWORD, false)
})
afterAll(async () => {
  await app.close()
  await telegram.stop()
})

/** A page of this app. A trial before publishing takes a busy machine longer than pages usually may. */
async function openHere(sight: Sight = {}): Promise<Page> {
  const page = await openPage({ at: app.address, ...sight })
  page.setDefaultTimeout(60_000)
  return page
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click()
const fill = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
const done = (page: Page) => page.locator('.done[role=status]').textContent()

async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.goto('/officer')
  await fill(page, 'Tên đăng nhập', name)
  await fill(page, 'Mật khẩu', password)
  await press(page, 'Đăng nhập')
}

/** Publishes what is shown; where the trial's findings are in the way, says why they are right. */
async function publish(page: Page): Promise<void> {
  await press(page, 'Duyệt và đăng ngay')
  if ((await heading(page)) !== 'Thử trước khi đăng') return
  await fill(page, 'Vì sao vẫn đăng', 'Câu này đúng là thuộc mục mới')
  await press(page, 'Đã xem, chấp nhận các chỗ đỏ')
  await press(page, 'Duyệt và đăng ngay')
}

inBrowser('An officer who has never seen the desk', () => {
  it('answers what nobody could answer, a colleague publishes it, and Telegram and the web say it', async () => {
    const citizen = await openHere({ width: 360 })
    await citizen.goto('/')
    await ask(citizen, QUESTION, 1)
    expect(await citizen.locator('.exchange').last().getAttribute('class')).toContain('unknown')

    const lan = await openHere()
    await lan.goto('/officer')
    await picture(lan, 'desk-01-sign-in')
    await signIn(lan, 'Lan', ONE_TIME)
    expect(await heading(lan)).toBe('Đặt mật khẩu của riêng bạn')
    await picture(lan, 'desk-02-own-password')
    await fill(lan, 'Mật khẩu đang dùng', ONE_TIME)
    await fill(lan, 'Mật khẩu mới', OWN)
    await fill(lan, 'Gõ lại mật khẩu mới', OWN)
    await press(lan, 'Lưu mật khẩu')
    expect(await heading(lan)).toBe('Việc hôm nay')
    await picture(lan, 'desk-03-today')

    await follow(lan, /nhóm câu chưa trả lời được/)
    await picture(lan, 'desk-04-inbox')
    await follow(lan, QUESTION)
    await picture(lan, 'desk-05-question')
    await press(lan, 'Soạn mục mới từ câu này')

    expect(await lan.getByLabel('Câu hỏi', { exact: true }).inputValue()).toBe(QUESTION)
    await writeEntry(lan)
    for (const channel of ['Telegram', 'Zalo', 'Trang web'])
      await lan.getByRole('region', { name: channel, exact: true }).getByText(SAID).first().waitFor()
    await lan.getByRole('region', { name: 'Telegram', exact: true }).scrollIntoViewIfNeeded()
    await picture(lan, 'desk-06-form-and-preview')
    await press(lan, 'Lưu nháp')
    expect(await done(lan)).toContain('Đã lưu nháp. Người dân chưa thấy bản này.')
    await ask(citizen, QUESTION, 2)
    expect(await citizen.locator('.exchange').last().getAttribute('class')).toContain('unknown')

    await follow(lan, 'Thử trước khi đăng')
    await lan.waitForURL('**/check')
    expect(await lan.getByRole('main').textContent()).toMatch(/Được trả lời \(\d+\)/)
    expect(await lan.getByRole('main').textContent()).toContain(QUESTION)
    expect(await lan.getByRole('main').textContent()).toContain('Chỉ dẫn khi nguy cấp: không đổi.')
    await picture(lan, 'desk-07-what-it-would-change')
    await follow(lan, 'Về mục này')
    await press(lan, 'Gửi duyệt')
    expect(await done(lan)).toContain('Đã gửi duyệt')
    expect(await lan.getByRole('button', { name: 'Duyệt và đăng ngay' }).count()).toBe(0)
    await picture(lan, 'desk-08-submitted')

    const hanh = await openHere()
    await signIn(hanh, 'Hạnh', PASSWORD)
    await picture(hanh, 'desk-09-waits-for-approval')
    await follow(hanh, /1 bản chờ duyệt/)
    await follow(hanh, QUESTION)
    await picture(hanh, 'desk-10-approval')
    await publish(hanh)
    expect(await done(hanh)).toContain('Đã đăng')
    await picture(hanh, 'desk-11-published')

    await app.knock('/telegram', {
      method: 'POST',
      headers: { 'x-telegram-bot-api-secret-token': SECRET },
      body: JSON.stringify(said(1, WORDINGS[0]!)),
    })
    const { body } = await telegram.called(call => call.method === 'sendMessage', 20_000)
    expect(body.text).toContain(SAID)
    await ask(citizen, QUESTION, 3)
    expect(await citizen.locator('.exchange').last().textContent()).toContain(SAID)
    await picture(citizen, 'desk-12-citizen')
    expect([consoleFaults(lan), consoleFaults(hanh), consoleFaults(citizen)]).toEqual([[], [], []])
  })
})

async function ask(citizen: Page, text: string, answers: number): Promise<void> {
  await citizen.fill('#cau-hoi', text)
  await citizen.press('#cau-hoi', 'Enter')
  const answered = citizen.locator('.exchange:not(.pending)')
  await answered.nth(answers - 1).waitFor()
}

/** The form of a new entry, its amount picked by name from the list beside it. */
async function writeEntry(page: Page): Promise<void> {
  await fill(page, 'Mã mục', ID)
  await page.getByLabel('Chủ đề', { exact: true }).selectOption('lien-he-thu-tuc')
  await fill(page, 'Căn cứ', 'nd-161-2026, Điều 3')
  await fill(page, 'Cách hỏi khác', WORDINGS.join('\n'))
  await page.getByLabel('Nơi chịu trách nhiệm', { exact: true }).selectOption('ubnd-xa')
  await fill(page, 'Vì sao sửa', 'Người dân hỏi mà chưa có mục')
  await fill(page, 'Trả lời ngắn', 'Phụ cấp trưởng ấp tính theo mức tham chiếu, nay là ')
  await page.getByText('Mức tiền, tỷ lệ, tuổi', { exact: true }).click()
  await fill(page, 'Tìm trong mức tiền, tỷ lệ, tuổi', 'luong co so')
  await page.getByRole('listitem').filter({ hasText: REFERENCE }).getByRole('button').first().click()
  await page.keyboard.type(' một tháng.')
}

// Colours do not depend on the width, nor does what stands where depend on the colours: two sights show all.
const SIGHTS = [
  { width: 320, dark: false },
  { width: 1100, dark: true },
]
// A code is asked for only in the middle of signing in.
const isOnTheWay = ({ path }: { path: string }) => path === '/officer/sign-in/code'
const isFile = ({ path }: { path: string }) => /\.(?:csv|md|xlsx|zip)\}?$/.test(path)

inBrowser('An officer, whatever the screen,', () => {
  let busy: Awaited<ReturnType<typeof serveBusyDesk>>
  let page: Page
  beforeAll(async () => {
    busy = await serveBusyDesk()
    page = await openHere({ at: busy.address })
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
    const stranger = await openHere({ at: busy.address })
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

/** Addresses that a form is sent to, where it is not the one of a page. */
const SENT_TO: Record<string, string> = {
  ':id{[a-z0-9-]+}': 'bhtn-uy-quyen',
  ':planned': '2026-12-10',
  ':channel': 'telegram',
  ':number': '1',
  ':deed': 'disable',
}
// Nothing to read: signed out, or an answer for a script.
const SAYS_NOTHING = ['/officer/sign-out', '/officer/entries/:id{[a-z0-9-]+}/working']

inBrowser('An officer who sends a form with nothing in it,', () => {
  it('reads at every address why it cannot be taken', async () => {
    const busy = await serveBusyDesk()
    try {
      const page = await openHere({ at: busy.address })
      await knowAs(page, busy.administrator, busy.address)
      const { id } = (await officersIn(busy.kept.database).named('Lan'))!
      const refused: string[] = []
      const silent: string[] = []
      for (const { path, method } of DESK_ROUTES) {
        if (method !== 'POST' || SAYS_NOTHING.includes(path)) continue
        const own = path.startsWith('/officer/officers') ? id : path.startsWith('/officer/review') ? 'bhtn-mat-so' : '1'
        const address = path
          .replace('/officer/amounts/:id{[a-z0-9-]+}', '/officer/amounts/muc-tham-chieu')
          .replace(/:\w+(?:\{[^}]*\})?/g, each => SENT_TO[each] ?? own)
        const status = await sendEmpty(page, address)
        expect([address, status]).not.toEqual([address, 500]) // 502: told that a channel is out of order
        if (status < 400) continue // a page with an address, which is looked at above
        refused.push(address)
        expect({ address, wrong: await lookAt(page) }).toEqual({ address, wrong: [] })
        if ((await page.locator('[role=alert], .wrong').count()) === 0) silent.push(address)
      }
      console.log(`${refused.length} addresses refuse an empty form`)
      expect(refused.length).toBeGreaterThan(25)
      expect(silent).toEqual([])
      expect(consoleFaults(page)).toEqual([])
    } finally {
      await busy.close()
    }
  }, 300_000)
})

/** Sends a form of the desk's own with nothing but its token; the status of the page it leads to. */
async function sendEmpty(page: Page, address: string): Promise<number> {
  await page.goto('/officer/password')
  const answered = page.waitForResponse(reply => reply.request().isNavigationRequest() && reply.status() !== 303)
  const loaded = page.waitForEvent('load')
  await page.evaluate(action => {
    const form = document.querySelector('form[action="/officer/password"]') as HTMLFormElement
    for (const field of form.querySelectorAll('input:not([name=csrf])')) field.remove()
    form.action = action
    form.submit()
  }, address)
  await loaded
  return (await answered).status()
}

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

/** Gives a page the session of somebody who is signed in. */
async function knowAs(page: Page, { cookie }: Visitor, url: string): Promise<void> {
  const [name, value] = cookie.split(/=(.*)/s)
  await page.context().addCookies([{ name: name!, value: value!, url }])
}

/** What is wrong with a page in any sight of it. */
async function lookAt(page: Page): Promise<string[]> {
  const wrong: string[] = []
  for (const { width, dark } of SIGHTS) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
    const found = [...(await axe(page)), ...(await sideways(page))]
    wrong.push(...found.map(each => `${width} ${dark ? 'dark' : 'light'} ${new URL(page.url()).pathname}: ${each}`))
  }
  const headings = await page.getByRole('heading', { level: 1 }).count()
  return headings === 1 ? wrong : [...wrong, `${headings} h1`]
}

inBrowser('An officer without a mouse', () => {
  it('signs in, opens an entry, changes it and saves it, with Tab and Enter alone', async () => {
    const page = await openHere()
    await page.goto('/officer/sign-in?next=/officer/entries')
    await tabTo(page, 'Tên đăng nhập')
    await page.keyboard.type('Hạnh')
    await tabTo(page, 'Mật khẩu')
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Mục hỏi đáp', level: 1 }).waitFor()
    await tabTo(page, 'Tìm theo câu hỏi hoặc mã')
    await page.keyboard.type('bhtn-uy-quyen')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=bhtn-uy-quyen/)
    await tabTo(page, 'Uỷ quyền cho người khác nộp hồ sơ, nhận tiền thất nghiệp thay được không?')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/bhtn-uy-quyen')
    await tabTo(page, 'Sửa')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^Sửa: / }).waitFor()
    await tabTo(page, 'Cách hỏi khác')
    await page.keyboard.press('Control+End')
    await page.keyboard.type('\nem bận làm ca, nhờ má đi nộp giùm có cần giấy gì')
    await tabTo(page, 'Vì sao sửa')
    await page.keyboard.type('Thêm một cách hỏi')
    await tabTo(page, 'Lưu nháp')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/bhtn-uy-quyen?done=save')
    const [saved] = await app.kept.entries.history('bhtn-uy-quyen')
    expect(saved!.entry.alsoAskedAs.at(-1)).toBe('em bận làm ca, nhờ má đi nộp giùm có cần giấy gì')
  })
})

/** Presses Tab until what bears the name has the focus, and sees to it that the focus is seen. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = []
  while (passed.length < 400) {
    await page.keyboard.press('Tab')
    const { label, isSeen } = await page.evaluate(() => {
      const focused = document.activeElement as HTMLInputElement
      const label = focused.labels?.[0]?.textContent ?? focused.textContent ?? ''
      const { outlineStyle, outlineWidth } = getComputedStyle(focused)
      return { label: label.trim(), isSeen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 }
    })
    if (label === name) return expect({ label, isSeen }).toEqual({ label, isSeen: true })
    passed.push(label)
  }
  throw new Error(`Tab never comes to ${name}, only to: ${passed.join(' | ').slice(0, 2000)}`)
}

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
    const page = await openHere({ at: busy.address })
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

    const elsewhere = await openHere({ at: busy.address })
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
    const page = await openHere({ at: busy.address })
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

    const colleague = await openHere({ at: busy.address })
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

inBrowser('An officer whose browser runs no scripts', () => {
  it('edits, previews and submits, and a colleague publishes', async () => {
    const tu = await openHere({ scripts: false })
    await signIn(tu, 'Tú', PASSWORD)
    await tu.goto('/officer/entries/bhtn-mat-so/edit')
    const wordings = tu.getByLabel('Cách hỏi khác', { exact: true })
    const lead = tu.getByLabel('Trả lời ngắn', { exact: true })
    await wordings.fill(`${await wordings.inputValue()}\nsổ bị cháy hết rồi giờ sao lãnh tiền thất nghiệp`)
    await lead.fill(`${await lead.inputValue()} Cứ đi sớm.`)
    await press(tu, 'Xem thử')
    expect(await tu.getByRole('region', { name: 'Zalo', exact: true }).first().textContent()).toContain('Cứ đi sớm.')
    await press(tu, 'Lưu và gửi duyệt')
    expect(await tu.getByRole('alert').textContent()).toContain('Vì sao sửa') // and what was typed is still there
    await fill(tu, 'Vì sao sửa', 'Nhắc đi sớm')
    await press(tu, 'Lưu và gửi duyệt')
    expect(await done(tu)).toContain('Đã lưu và gửi duyệt')

    const hanh = await openHere({ scripts: false, width: 320 })
    await signIn(hanh, 'Hạnh', PASSWORD)
    await hanh.goto('/officer/entries/bhtn-mat-so')
    await publish(hanh)
    expect(await done(hanh)).toContain('Đã đăng')
    expect(await (await app.knock('/hoi/bhtn-mat-so')).text()).toContain('Cứ đi sớm.')
  })
})

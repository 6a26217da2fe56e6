import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { telegramChannel } from '../../bot/channels/telegram.ts'
import { accountsOf } from '../../web/officer/accounts.ts'
import { consoleFaults, inBrowser, picture, serveApp } from '../support/browser.ts'
import { PASSWORD } from '../support/desk.ts'
import { done, fill, follow, heading, openHere, press, signIn, tabTo } from '../support/desk-pages.ts'
import { type FakeTelegram, fakeTelegram } from '../support/telegram-server.ts'
import { botInfo, SECRET, said, TOKEN } from '../support/telegram-updates.ts'

const ONE_TIME = 'rmkt-7h2q-vw9d-c4xe'
const OWN = 'năm con gà gáy sáng'

const QUESTION = 'làm tình nguyện viên mùa hè xanh được bồi dưỡng bao nhiêu'
const ID = 'mua-he-xanh'
const WORDINGS = [
  'bồi dưỡng tình nguyện viên mùa hè xanh bây giờ là bao nhiêu',
  'đi mùa hè xanh được trả tiền không',
  'sinh viên mùa hè xanh lãnh bồi dưỡng mấy đồng một tháng',
  'tiền bồi dưỡng hằng tháng của chiến sĩ mùa hè xanh',
  'con tui đi mùa hè xanh, mỗi tháng lãnh được nhiêu',
  'bồi dưỡng mùa hè xanh tính theo lương cơ sở phải không',
  'mức bồi dưỡng của tình nguyện viên mùa hè xanh',
  'tình nguyện viên hè có được nhà nước trả tiền không',
]
const REFERENCE = '2.530.000'
const SAID = `Tình nguyện viên mùa hè xanh được bồi dưỡng theo mức tham chiếu, nay là ${REFERENCE} đ một tháng.`

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
    const citizen = await openHere(app.address, { width: 360 })
    await citizen.goto('/')
    await ask(citizen, QUESTION, 1)
    expect(await citizen.locator('.exchange').last().getAttribute('class')).toContain('unknown')

    const lan = await openHere(app.address)
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

    const hanh = await openHere(app.address)
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
  await fill(page, 'Trả lời ngắn', 'Tình nguyện viên mùa hè xanh được bồi dưỡng theo mức tham chiếu, nay là ')
  await page.getByText('Mức tiền, tỷ lệ, tuổi', { exact: true }).click()
  await fill(page, 'Tìm trong mức tiền, tỷ lệ, tuổi', 'luong co so')
  await page.getByRole('listitem').filter({ hasText: REFERENCE }).getByRole('button').first().click()
  await page.keyboard.type(' một tháng.')
}

inBrowser('An officer without a mouse', () => {
  it('signs in, opens an entry, changes it and saves it, with Tab and Enter alone', async () => {
    const page = await openHere(app.address)
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

inBrowser('An officer whose browser runs no scripts', () => {
  it('edits, previews and submits, and a colleague publishes', async () => {
    const tu = await openHere(app.address, { scripts: false })
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

    const hanh = await openHere(app.address, { scripts: false, width: 320 })
    await signIn(hanh, 'Hạnh', PASSWORD)
    await hanh.goto('/officer/entries/bhtn-mat-so')
    await publish(hanh)
    expect(await done(hanh)).toContain('Đã đăng')
    expect(await (await app.knock('/hoi/bhtn-mat-so')).text()).toContain('Cứ đi sớm.')
  })
})

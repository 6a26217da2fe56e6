import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { postThrough } from '../../bot/post.ts'
import { officerReplies } from '../../bot/with-person.ts'
import { wording } from '../../content/wording.ts'
import { consoleFaults, inBrowser, openPage, picture, type Sight, serveApp, sideways } from '../support/browser.ts'

let app: Awaited<ReturnType<typeof serveApp>>
let conversations: Awaited<ReturnType<typeof serveApp>>['kept']['conversations']
beforeAll(async () => {
  app = await serveApp()
  conversations = app.kept.conversations
})
afterEach(() => {
  app.kept.conversations = conversations
})
afterAll(() => app.close())

const UNEMPLOYED = 'nghỉ việc bao lâu thì phải nộp hồ sơ trợ cấp thất nghiệp'
const HARMLESS = 'https://www.google.com.vn/'

async function openChat(sight: Sight = {}, address = '/'): Promise<Page> {
  const page = await openPage({ at: app.address, ...sight })
  await page.route(HARMLESS, route => route.fulfill({ contentType: 'text/html', body: '<title>harmless</title>' }))
  await page.goto(address)
  return page
}

async function ask(page: Page, text: string, answers = 1): Promise<void> {
  await page.fill('#cau-hoi', text)
  await page.press('#cau-hoi', 'Enter')
  await answered(page, answers)
}

const answered = (page: Page, count: number) =>
  page
    .locator('.exchange:not(.pending)')
    .nth(count - 1)
    .waitFor()
const status = (page: Page) => page.locator('#bao-tin').textContent()
const posts = (page: Page) => {
  const seen: string[] = []
  page.on('request', request => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === '/') seen.push(request.postData() ?? '')
  })
  return seen
}

inBrowser('A citizen in the chat', () => {
  it('asks, takes a part, follows up, and finds all of it again after reloading the page', async () => {
    const page = await openChat()
    await ask(page, UNEMPLOYED)
    await page.getByRole('button', { name: 'Cần giấy tờ gì' }).click()
    await answered(page, 2)
    await ask(page, 'tốn bao nhiêu tiền', 3)
    expect(await page.locator('.said').allTextContents()).toEqual([
      expect.stringContaining(UNEMPLOYED),
      expect.stringContaining('Cần giấy tờ gì'),
      expect.stringContaining('tốn bao nhiêu tiền'),
    ])
    const before = await page.locator('.answer .lead').allTextContents()
    expect(before.length).toBeGreaterThan(1)
    await page.reload()
    await answered(page, 3)
    expect(await page.locator('.answer .lead').allTextContents()).toEqual(before)
    expect(await page.locator('.said').nth(1).textContent()).toContain('Cần giấy tờ gì')
    await ask(page, 'xin chào', 4)
    expect(new URL(page.url()).search).toBe('')
    expect(consoleFaults(page)).toEqual([])
  })

  it('goes on with the question asked on an entry’s page, not with the talk before', async () => {
    const page = await openChat()
    await ask(page, 'xin chào')
    await page.goto('/hoi/bhtn-nop-ho-so')
    await page.locator('textarea').first().fill('cần giấy tờ gì')
    await page.locator('form.ask button').click()
    await page.locator('.answer').waitFor()
    await ask(page, 'cảm ơn', 2)
    await page.goto('/')
    await answered(page, 2)
    expect(await page.locator('.history').textContent()).toContain('Mẫu số 10')
    expect(await page.locator('.history').textContent()).not.toContain('xin chào')
  })

  it('chooses one of two when asked which', async () => {
    const page = await openChat()
    await page.getByRole('button', { name: 'Thất nghiệp', exact: true }).click()
    await answered(page, 1)
    await page.locator('.exchange .actions button').first().click()
    await answered(page, 2)
    expect(await page.locator('.exchange.found').count()).toBe(1)
  })

  it('says in two taps that an answer did not help and why, and the officers have it', async () => {
    const page = await openChat()
    await ask(page, UNEMPLOYED)
    await page.getByRole('button', { name: wording.notHelpful }).last().click()
    await page.getByRole('button', { name: wording.notHelpfulBecause['out-of-date'] }).click()
    await page.locator('.answer').getByText(wording.thanksNotHelpful).waitFor()
    expect(await app.kept.feedback.of('bhtn-nop-ho-so', 5)).toEqual([
      expect.objectContaining({ channel: 'web', helpful: false, reason: 'out-of-date' }),
    ])
  })

  it('is handed to an officer, reads the officer’s words with the next message, and ends it', async () => {
    const page = await openChat()
    await ask(page, 'gặp cán bộ')
    const conversation = await page.locator('#hoi input[name=conversation]').inputValue()
    const waiting = await app.kept.handoffs.open('web', conversation)
    expect(waiting?.state).toBe('waiting')
    const said = { officer: 'Lan', text: 'Chị mang sổ tới phường nhé.', at: Date.now() }
    expect(await officerReplies(waiting!, said, app.kept, postThrough([]))).toBe('kept')
    await ask(page, 'tôi chờ đây', 2)
    expect(await page.locator('.history').textContent()).toContain('Chị mang sổ tới phường nhé.')
    await ask(page, 'kết thúc', 3)
    expect((await app.kept.handoffs.newest('web', conversation))?.state).toBe('ended')
  })

  it('asks once although the finger taps twice', async () => {
    const page = await openChat({ width: 360, touch: true })
    const sent = posts(page)
    await page.fill('#cau-hoi', UNEMPLOYED)
    await page.evaluate(() => {
      for (let tap = 0; tap < 2; tap++) (document.getElementById('hoi') as HTMLFormElement).requestSubmit()
    })
    await answered(page, 1)
    await page.waitForTimeout(300)
    expect(sent.length).toBe(1)
  })

  it('sees that an answer is looked for when it takes longer', async () => {
    const page = await openChat()
    await page.route('**/', async route => {
      await new Promise(resolve => setTimeout(resolve, 2500))
      await route.continue()
    })
    await page.fill('#cau-hoi', UNEMPLOYED)
    await page.press('#cau-hoi', 'Enter')
    expect(await page.locator('.pending .said').textContent()).toContain('nghỉ việc')
    expect(await page.locator('.waiting').textContent()).toBe('')
    await page.getByText('Đang tìm câu trả lời…').first().waitFor()
    await answered(page, 1)
    expect(await page.locator('.waiting').count()).toBe(0)
    expect(await status(page)).toContain('3 tháng')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('cau-hoi')
    expect(await page.inputValue('#cau-hoi')).toBe('')
  })

  it('loses nothing without a network, is told so, and is answered when it is back', async () => {
    const page = await openPage({ at: app.address, width: 320 })
    await page.clock.install()
    await page.goto('/')
    await page.context().setOffline(true)
    await page.fill('#cau-hoi', UNEMPLOYED)
    await page.press('#cau-hoi', 'Enter')
    await page.getByText('Đang mất mạng').first().waitFor()
    expect(await page.inputValue('#cau-hoi')).toBe(UNEMPLOYED)
    expect(await page.locator('#chua-gui a[href="tel:113"]').isVisible()).toBe(true)
    expect([await sideways(page), await status(page)]).toEqual([[], expect.stringContaining('tự gửi khi có mạng')])
    await picture(page, 'chat-offline-320')
    await page.clock.pauseAt(Date.now() + 1000) // so that nothing but the network's return sends it
    await page.context().setOffline(false)
    await answered(page, 1)
    expect([await page.inputValue('#cau-hoi'), await page.locator('#chua-gui').isVisible()]).toEqual(['', false])
  })

  it('is answered when the answer was lost on its way, and has asked once', async () => {
    const page = await openChat()
    let lost = 0
    await page.route('**/', async route => {
      if (lost++ > 0) return route.continue()
      await route.fetch() // the question arrived
      await route.abort()
    })
    await page.fill('#cau-hoi', UNEMPLOYED)
    await page.press('#cau-hoi', 'Enter')
    await page.locator('#chua-gui button').click()
    await answered(page, 1)
    const conversation = await page.locator('#hoi input[name=conversation]').inputValue()
    expect((await app.kept.conversations.open('web', conversation, 9)).turns.length).toBe(1)
  })

  it('does not have a question sent by itself that is being changed', async () => {
    const page = await openChat()
    await page.context().setOffline(true)
    await page.fill('#cau-hoi', UNEMPLOYED)
    await page.press('#cau-hoi', 'Enter')
    await page.getByText('Đang mất mạng').first().waitFor()
    await page.fill('#cau-hoi', 'hay là')
    const sent = posts(page)
    await page.context().setOffline(false)
    await page.waitForTimeout(500)
    expect([sent, await page.inputValue('#cau-hoi')]).toEqual([[], 'hay là'])
  })

  it('is answered by itself after a fault of the server, and what is typed outlives the page', async () => {
    const page = await openChat()
    app.kept.conversations = { ...conversations, open: () => Promise.reject(new Error('disk full')) }
    await page.fill('#cau-hoi', UNEMPLOYED)
    await page.press('#cau-hoi', 'Enter')
    await page.getByText('máy chủ đang bận').first().waitFor()
    app.kept.conversations = conversations
    await page.reload()
    await answered(page, 1)
    await page.fill('#cau-hoi', 'còn câu nữa')
    await page.reload()
    await answered(page, 1)
    expect(await page.inputValue('#cau-hoi')).toBe('còn câu nữa')
  })

  it('is told in plain words to wait after too many questions, keeps the words, and danger is answered all the same', async () => {
    const page = await openChat()
    await ask(page, 'xin chào')
    const conversation = await page.inputValue('#hoi input[name=conversation]')
    for (let asked = 0; asked < 25; asked++)
      await page.request.post('/', { form: { text: 'xin chào', conversation }, headers: { 'x-fragment': '1' } })
    await page.fill('#cau-hoi', UNEMPLOYED)
    await page.press('#cau-hoi', 'Enter')
    await page.getByText('Bạn hỏi nhanh quá').first().waitFor()
    expect(await page.inputValue('#cau-hoi')).toBe(UNEMPLOYED)
    await page.fill('#cau-hoi', 'ba đánh con chảy máu, cứu con')
    await page.press('#cau-hoi', 'Enter')
    await page.locator('.exchange.urgent a[href="tel:111"]').first().waitFor()
  })

  it('leaves a danger’s answer by one press, and going back shows nothing of it', async () => {
    const page = await openChat()
    await ask(page, 'chồng đánh tôi, tôi phải gọi ai')
    await picture(page, 'chat-urgent-exit')
    await page.click('a.exit')
    await page.waitForURL(HARMLESS)
    await page.goBack().catch(() => undefined)
    await page.goto(app.address)
    await page.waitForTimeout(300)
    expect(await page.locator('.exchange').count()).toBe(0)
  })

  it('leaves it by Escape twice, but not by one', async () => {
    const page = await openChat()
    await ask(page, 'chồng đánh tôi, tôi phải gọi ai')
    await page.keyboard.press('Escape')
    await page.waitForTimeout(1700)
    await page.keyboard.press('Escape')
    expect(page.url()).toBe(`${app.address}/`)
    await page.keyboard.press('Escape')
    await page.waitForURL(HARMLESS)
  })

  it('is offered questions while typing and takes one by keyboard alone', async () => {
    const page = await openChat({ width: 320 })
    await page.locator('#cau-hoi').focus()
    await page.keyboard.type('rút bhxh mộ')
    await page.locator('#goi-y button').first().waitFor()
    expect(await status(page)).toContain('câu hỏi gợi ý')
    expect(await sideways(page)).toEqual([])
    await picture(page, 'chat-suggestions-320')
    await page.keyboard.press('ArrowDown')
    const offered = await page.evaluate(() => document.activeElement?.textContent)
    await page.keyboard.press('Enter')
    await answered(page, 1)
    expect(await page.locator('.said').textContent()).toContain(offered)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('cau-hoi')
    expect(await page.locator('#goi-y').isVisible()).toBe(false)
    expect(consoleFaults(page)).toEqual([])
  })

  it('puts suggestions away with Escape, and is offered none in danger', async () => {
    const page = await openChat()
    await page.locator('#cau-hoi').focus()
    await page.keyboard.type('thai sản')
    await page.locator('#goi-y button').first().waitFor()
    await page.keyboard.press('Escape')
    expect(await page.locator('#goi-y').isVisible()).toBe(false)
    const [reply] = await Promise.all([
      page.waitForResponse('**/api/suggest'),
      page.fill('#cau-hoi', 'ba đánh con chảy máu, cứu con'),
    ])
    expect(await reply.json()).toEqual({ questions: [] })
  })

  it('makes letters larger, also on the next visit', async () => {
    const page = await openChat({ width: 320 })
    const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))
    const usual = await size()
    await page.getByRole('button', { name: 'Chữ to' }).click()
    await page.reload()
    await page.locator('#chu-to button[aria-pressed=true]').waitFor()
    expect([await size(), await sideways(page)]).toEqual([usual * 1.25, []])
  })

  it('passes an answer on, prints it, and hears it read out where there is a Vietnamese voice', async () => {
    const page = await openPage({ at: app.address })
    await page.addInitScript(() => {
      const done: string[] = Object.assign(window, { done: [] }).done
      Object.assign(window, { print: () => done.push('print') })
      Object.defineProperty(navigator, 'share', { value: undefined })
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text: string) => done.push(text) } })
      Object.defineProperty(window, 'SpeechSynthesisUtterance', {
        value: class {
          text: string
          constructor(text: string) {
            this.text = text
          }
        },
      })
      Object.defineProperty(window, 'speechSynthesis', {
        value: {
          getVoices: () => (location.hash === '#no-voice' ? [] : [{ lang: 'vi-VN' }]),
          cancel: () => undefined,
          speak: (spoken: { text: string; voice: { lang: string } }) =>
            done.push(`${spoken.voice.lang}: ${spoken.text}`),
        },
      })
    })
    await page.goto('/')
    await ask(page, UNEMPLOYED)
    await page.getByRole('button', { name: 'Đọc to' }).click()
    await page.getByRole('button', { name: 'Sao chép liên kết' }).click()
    await page.getByRole('button', { name: 'In', exact: true }).click()
    const done = await page.evaluate(() => (window as unknown as { done: string[] }).done)
    expect(done).toEqual([
      expect.stringMatching(/^vi-VN: .*3 tháng/),
      expect.stringContaining(`${app.address}/hoi/bhtn-nop-ho-so`),
      'print',
    ])
    expect(done[0]).not.toContain('Căn cứ ·')
    await page.goto('/#no-voice')
    await page.reload()
    await answered(page, 1)
    expect(await page.getByRole('button', { name: 'Đọc to' }).isVisible()).toBe(false)
  })

  it('asks, takes a part and leaves without any script', async () => {
    const page = await openChat({ scripts: false, width: 320 })
    await page.fill('#cau-hoi', 'chồng đánh tôi, tôi phải gọi ai')
    await page.getByRole('button', { name: 'Hỏi', exact: true }).click()
    expect(await page.getAttribute('a.exit', 'href')).toBe(HARMLESS)
    await page.fill('#cau-hoi', UNEMPLOYED)
    await page.getByRole('button', { name: 'Hỏi', exact: true }).click()
    await page.getByRole('button', { name: 'Cần giấy tờ gì' }).click()
    expect(await page.locator('.answer').textContent()).toContain('Mẫu số 10')
    const unusable = ['#chua-gui', '#goi-y', '.tools', '#chu-to button', '.keys.hint']
    for (const place of unusable)
      expect([place, await page.locator(place).filter({ visible: true }).count()]).toEqual([place, 0])
    expect(await sideways(page)).toEqual([])
  })

  it('is served by forms when the script meets what it does not know', async () => {
    const page = await openChat()
    await page.route('**/', (route, request) =>
      request.headers()['x-fragment'] ? route.fulfill({ body: '<p>a captive portal</p>' }) : route.continue(),
    )
    await page.fill('#cau-hoi', UNEMPLOYED)
    await page.press('#cau-hoi', 'Enter')
    await page.locator('h1.small').waitFor()
    expect(await page.locator('.answer').textContent()).toContain('3 tháng')
  })

  it('is spared what others would slip into the page: only our own policy makes HTML', async () => {
    const page = await openChat()
    const refused = await page.evaluate(() => {
      const tried = [
        () => {
          document.body.innerHTML = '<b>x</b>'
        },
        () =>
          (
            window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
          ).trustedTypes.createPolicy('evil', {}),
        () =>
          (
            window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
          ).trustedTypes.createPolicy('hoi-dap', {}),
      ]
      return tried.map(attempt => {
        try {
          attempt()
          return 'done'
        } catch {
          return 'refused'
        }
      })
    })
    expect(refused).toEqual(['refused', 'refused', 'refused'])
  })
})

import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axe, consoleFaults, inBrowser, openPage, picture, type Sight, serveApp, sideways } from '../support/browser.ts'

let app: Awaited<ReturnType<typeof serveApp>>
let open: Awaited<ReturnType<typeof serveApp>>['kept']['conversations']
beforeAll(async () => {
  app = await serveApp()
  open = app.kept.conversations
})
afterEach(() => {
  app.kept.conversations = open
})
afterAll(() => app.close())

const QUESTION = 'nghỉ việc bao lâu thì phải nộp hồ sơ trợ cấp thất nghiệp'
const ANSWERED = '.exchange:not(.pending)'
const breakDown = () => {
  app.kept.conversations = { ...open, open: () => Promise.reject(new Error('disk full')) }
}

/** How a chat comes into each state, and the words that show it is there. */
const STATES: Record<string, { sight?: Sight; reach: (page: Page) => Promise<unknown>; shows: string }> = {
  empty: { reach: async () => undefined, shows: 'Bạn cần hỏi gì?' },
  topics: { reach: page => page.getByText('Các việc khác').click(), shows: 'Các việc khác' },
  waiting: {
    reach: async page => {
      await page.route('**/', route => void route.request()) // never answered
      await ask(page, 'nộp hồ sơ thất nghiệp ở đâu')
    },
    shows: 'Đang tìm câu trả lời',
  },
  answer: { reach: page => askAndWait(page, QUESTION), shows: 'Tính đến ngày' },
  sources: {
    reach: async page => {
      await askAndWait(page, QUESTION)
      await page.locator('.sources summary').last().click()
    },
    shows: 'Luật Việc làm',
  },
  choice: { reach: page => askAndWait(page, 'thất nghiệp'), shows: 'Bạn muốn hỏi việc nào' },
  'topic-choice': {
    reach: async page => {
      await page.getByRole('button', { name: 'Thất nghiệp' }).click()
      await page.locator(ANSWERED).waitFor()
    },
    shows: 'Bạn muốn hỏi việc nào',
  },
  fairs: { reach: page => askAndWait(page, 'sàn việc làm khi nào'), shows: 'Các phiên giao dịch việc làm' },
  urgent: { reach: page => askAndWait(page, 'hàng xóm đánh con nít phải báo ai'), shows: 'Gọi 111' },
  unknown: { reach: page => askAndWait(page, 'thủ tục đăng ký xe máy điện'), shows: 'ngoài phần' },
  person: { reach: page => askAndWait(page, 'cho tôi gặp cán bộ'), shows: 'Xem trả lời' },
  'long-talk': {
    reach: async page => {
      await askAndWait(page, 'xin chào')
      await askAndWait(page, 'nộp hồ sơ thất nghiệp ở đâu')
      await askAndWait(page, `${'trợcấp'.repeat(40)} là gì`)
    },
    shows: 'trợcấp',
  },
  'search-results': { reach: page => lookUp(page, QUESTION), shows: 'Câu trả lời tìm được' },
  'search-nothing': { reach: page => lookUp(page, 'qwrtz'), shows: 'Chưa có câu trả lời' },
  'search-urgent': { reach: page => lookUp(page, 'hàng xóm đánh con nít phải báo ai'), shows: 'Hãy gọi ngay' },
  'not-sent-500': {
    reach: async page => {
      breakDown()
      await ask(page, 'nộp hồ sơ thất nghiệp ở đâu')
    },
    shows: 'vẫn còn đây',
  },
  offline: {
    reach: async page => {
      await page.context().setOffline(true)
      await ask(page, 'nộp hồ sơ thất nghiệp ở đâu')
    },
    shows: 'mất mạng',
  },
}

/** The same without scripts, drawn by the server; axe itself needs scripts, so they are on, and the form is sent plainly. */
const PLAIN: Record<string, { text: string; broken?: true; shows: string }> = {
  'plain-answer': { text: QUESTION, shows: 'Tính đến ngày' },
  'plain-422': { text: '   ', shows: 'Bạn chưa viết câu hỏi' },
  'plain-500': { text: 'nộp hồ sơ thất nghiệp ở đâu', broken: true, shows: 'Xin lỗi' },
}

inBrowser('A citizen in the chat', () => {
  describe('finds nothing in the way', () => {
    it.each(Object.keys(STATES))('in the state “%s”', async name => {
      const { sight, reach, shows } = STATES[name]!
      const page = await openChat(sight)
      await reach(page)
      await page.getByText(shows).filter({ visible: true }).first().waitFor()
      await lookAt(page, name)
      if (!['not-sent-500', 'offline'].includes(name)) expect(consoleFaults(page)).toEqual([])
    })

    it.each(Object.keys(PLAIN))('in the state “%s”', async name => {
      const { text, broken, shows } = PLAIN[name]!
      const page = await openChat()
      if (broken) breakDown()
      await page.locator('#cau-hoi').evaluate((field: HTMLTextAreaElement, value) => {
        field.value = value
        field.form!.submit() // which no script hears
      }, text)
      await page.getByText(shows).first().waitFor()
      await lookAt(page, name)
      expect(consoleFaults(page)).toEqual([])
    })
  })

  it('hears an answer in order: the question, the answer, its sources, what to do next', async () => {
    const page = await openChat()
    await askAndWait(page, QUESTION)
    expect(inShort(await page.locator(ANSWERED).ariaSnapshot())).toEqual(`
- listitem:
  - paragraph: Bạn
  - paragraph: nghỉ việc bao lâu thì phải nộp …
  - paragraph: Trả lời
  - heading "Nghỉ việc rồi thì bao lâu phải …" [level=3]
  - paragraph: Nộp đủ hồ sơ trong 3 tháng …
  - heading "Bao lâu có kết quả" [level=4]
  - paragraph: 15 ngày làm việc kể từ khi …
  - paragraph:
    - link "Xem đầy đủ và căn cứ":
  - group: Căn cứ · Tính đến ngày 23/11/2026
  - list:
    - listitem:
      - button "Nộp ở đâu"
    - listitem:
      - button "Cần giấy tờ gì"
    - listitem:
      - button "Nên biết"
    - listitem:
      - button "Kế hoạch 2021–2025 nói gì"
    - listitem:
      - button "Xem đầy đủ"
    - listitem:
      - button "Có ích"
    - listitem:
      - button "Chưa đúng"
  - list:
    - listitem:
      - button "Sao chép liên kết"
    - listitem:
      - button "In"
`)
  })

  it('is told the answer without losing the place in the field', async () => {
    const page = await openChat()
    await askAndWait(page, 'xin chào')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('cau-hoi')
    expect(await page.getByRole('status').first().textContent()).not.toBe('')
  })

  it.each([false, true])('sees movement only when the system allows it (%s)', async motion => {
    const page = await openPage({ at: app.address, motion })
    await page.addInitScript(() => {
      const asked: unknown[] = Object.assign(window, { asked: [] }).asked
      Element.prototype.scrollIntoView = how => {
        asked.push(typeof how === 'object' ? how.behavior : 'auto')
      }
    })
    await page.goto('/')
    await askAndWait(page, 'xin chào')
    const scrolled = await page.evaluate(() => (window as unknown as { asked: string[] }).asked)
    expect(scrolled).toContain(motion ? 'smooth' : 'auto')
    expect(scrolled.includes('smooth')).toBe(motion)
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter(each => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(each)
          return animationName !== 'none' || !/^0s(?:, 0s)*$/.test(transitionDuration) || scrollBehavior === 'smooth'
        })
        .map(each => each.outerHTML.slice(0, 80)),
    )
    if (!motion) expect(moving).toEqual([])
  })
})

async function openChat(sight: Sight = {}): Promise<Page> {
  const page = await openPage({ at: app.address, width: 360, height: 740, ...sight })
  await page.goto('/')
  return page
}

async function ask(page: Page, text: string): Promise<void> {
  await page.getByLabel('Câu hỏi của bạn').fill(text)
  await page.keyboard.press('Enter')
}

async function askAndWait(page: Page, text: string): Promise<void> {
  const shown = await page.locator(ANSWERED).count()
  await ask(page, text)
  await page.locator(ANSWERED).nth(shown).waitFor()
}

async function lookUp(page: Page, text: string): Promise<void> {
  await page.goto('/tim')
  await page.getByRole('searchbox').fill(text)
  await page.getByRole('searchbox').press('Enter')
  await page.waitForLoadState()
}

/** In light and dark, on a phone: axe, sideways scrolling, and a picture of each. */
async function lookAt(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await picture(page, `chat-${name}-${colorScheme}`)
    expect({ colorScheme, faults: await axe(page), sideways: await sideways(page) }).toEqual({
      colorScheme,
      faults: [],
      sideways: [],
    })
  }
}

/** An accessibility tree without addresses, a line cut after eight words: what is heard, in order. */
function inShort(tree: string): string {
  const lines = tree.split('\n').filter(line => !/^\s*- \/url:/.test(line))
  const short = lines.map(line => line.replace(/^(\s*- \w+:? "?(?:\S+ ){7})[^"]+/, '$1…'))
  return `\n${short.join('\n')}\n`
}

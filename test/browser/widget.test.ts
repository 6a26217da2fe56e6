import type { Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { axe, consoleFaults, inBrowser, openPage, picture, type Sight, serveApp } from '../support/browser.ts'
import { serveHost } from '../support/host-page.ts'

let app: Awaited<ReturnType<typeof serveApp>>
const hosts: Awaited<ReturnType<typeof serveHost>>[] = []
beforeAll(async () => {
  app = await serveApp()
})
afterEach(() => Promise.all(hosts.splice(0).map(host => host.close())))
afterAll(() => app.close())

const embed = (attributes = '') =>
  `<p>Bạn cần hỏi? <a id="link" href="${app.address}/">Hỏi đáp an sinh Đồng Nai</a></p>
<script src="${app.address}/widget.js" defer ${attributes}></script>`

/** A page of another site with the widget, under a policy that lets in nothing but itself and us. */
async function visit(sight: Sight = {}, html = embed(), csp = `default-src 'self' ${app.address}`): Promise<Page> {
  const host = await serveHost(html, csp)
  hosts.push(host)
  const page = await openPage({ at: host.address, ...sight })
  await page.goto('/')
  return page
}

const launcher = (page: Page) => page.locator('hoi-dap > button')
const chatIn = async (page: Page): Promise<Frame> => {
  const frame = (await (await page.waitForSelector('hoi-dap iframe')).contentFrame())!
  await frame.waitForSelector('#cau-hoi')
  await frame.waitForLoadState('domcontentloaded') // Before the script listens, Enter is a new line in the field.
  return frame
}
const ask = async (chat: Frame, text: string) => {
  await chat.fill('#cau-hoi', text)
  await chat.press('#cau-hoi', 'Enter')
  await chat.waitForSelector('.exchange:not(.pending)')
}

inBrowser('A citizen on another office’s site', () => {
  it('opens the chat, asks and closes it, though the site resets every style, replaces globals and forbids all else', async () => {
    const page = await visit()
    expect(await launcher(page).evaluate(each => getComputedStyle(each).fontSize)).toBe('16px')
    await launcher(page).click()
    const chat = await chatIn(page)
    await ask(chat, 'nghỉ việc bao lâu thì phải nộp hồ sơ trợ cấp thất nghiệp')
    expect(await chat.textContent('.history')).toContain('3 tháng')
    const box = (await page.locator('hoi-dap dialog').boundingBox())!
    expect([box.width > 390, box.height > 500]).toEqual([true, true])
    await picture(page, 'widget-hostile')
    await page.locator('hoi-dap dialog > button').click()
    expect(await page.locator('hoi-dap dialog').isVisible()).toBe(false)
    expect(consoleFaults(page)).toEqual([])
  })

  it('moves into the chat and back by keyboard alone', async () => {
    const page = await visit()
    await launcher(page).focus()
    await page.keyboard.press('Enter')
    const chat = await chatIn(page)
    await chat.waitForFunction(() => document.activeElement?.id === 'cau-hoi')
    await page.keyboard.type('xin chào')
    await page.keyboard.press('Enter')
    await chat.waitForSelector('.exchange.courtesy')
    await page.keyboard.press('Escape')
    await page.locator('hoi-dap dialog').waitFor({ state: 'hidden' })
    // The browser announces the closing a moment after it hides the panel, and the focus comes with that.
    await page.waitForFunction(
      () => document.activeElement?.shadowRoot?.activeElement?.textContent === 'Hỏi đáp an sinh',
    )
  })

  it('opens it by the link, too, and comes back to the link', async () => {
    const page = await visit()
    await page.locator('#link').focus()
    await page.keyboard.press('Enter')
    await chatIn(page)
    expect(new URL(page.url()).pathname).toBe('/')
    await page.locator('hoi-dap dialog > button').focus()
    await page.keyboard.press('Escape')
    await page.locator('hoi-dap dialog').waitFor({ state: 'hidden' })
    await page.waitForFunction(() => document.activeElement?.id === 'link')
  })

  it('finds the chat open and the conversation in it on the site’s next page, and the focus where it was', async () => {
    const page = await visit()
    await launcher(page).click()
    await ask(await chatIn(page), 'nghỉ việc bao lâu thì phải nộp hồ sơ trợ cấp thất nghiệp')
    await page.goto('/trang-hai')
    const chat = await chatIn(page)
    await chat.waitForSelector('.exchange.found')
    expect(await chat.textContent('.said')).toContain('nghỉ việc bao lâu')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
    await page.locator('hoi-dap dialog > button').click()
    await page.goto('/trang-ba')
    await launcher(page).waitFor()
    expect(await page.locator('hoi-dap dialog').isVisible()).toBe(false)
  })

  it('has it on the whole screen of a phone', async () => {
    const page = await visit({ width: 360, height: 640, touch: true })
    await picture(page, 'widget-phone-closed')
    await launcher(page).tap()
    const chat = await chatIn(page)
    expect(await page.locator('hoi-dap dialog').boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 640 })
    expect(await chat.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await picture(page, 'widget-phone')
    await page.locator('hoi-dap dialog > button').tap()
    await page.locator('hoi-dap dialog').waitFor({ state: 'hidden' })
  })

  it('finds it as the office has set it: side, colour, greeting and topic', async () => {
    const page = await visit(
      {},
      embed('data-position="left" data-color="#ffd54a" data-greeting="Hỏi về thất nghiệp" data-topic="bhtn"'),
    )
    expect(await launcher(page).textContent()).toBe('Hỏi về thất nghiệp')
    expect((await launcher(page).boundingBox())!.x).toBeLessThan(20)
    const { color, backgroundColor } = await launcher(page).evaluate(each => getComputedStyle(each))
    expect([color, backgroundColor]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 213, 74)']) // dark letters on a light colour
    await launcher(page).click()
    const chat = await chatIn(page)
    expect(await chat.textContent('.said')).toContain('Thất nghiệp')
    expect(await chat.locator('.exchange .actions button').count()).toBeGreaterThan(1)
  })

  it('cannot be made to close it by another page’s message', async () => {
    const page = await visit()
    await launcher(page).click()
    await chatIn(page)
    await page.evaluate(() => window.postMessage('close', '*'))
    await page.waitForTimeout(200)
    expect(await page.locator('hoi-dap dialog').isVisible()).toBe(true)
  })

  it('gets a plain link where the script is blocked or the browser runs none', async () => {
    for (const page of [await visit({}, embed(), "default-src 'self'"), await visit({ scripts: false })]) {
      expect(await page.locator('hoi-dap').count()).toBe(0)
      await page.locator('#link').evaluate((each: HTMLAnchorElement) => each.click())
      await page.waitForURL(`${app.address}/`)
      expect(await page.title()).toContain('Hỏi đáp an sinh')
    }
  })

  it('opens a source beside the site, whose frame takes nothing else of ours', async () => {
    const page = await visit()
    await launcher(page).click()
    const chat = await chatIn(page)
    await ask(chat, 'nghỉ việc bao lâu thì phải nộp hồ sơ trợ cấp thất nghiệp')
    const [opened] = await Promise.all([page.context().waitForEvent('page'), chat.click('a.whole')])
    await opened.waitForURL(/\/hoi\//)
    const framed = await visit({}, `<iframe src="${app.address}/can-cu"></iframe>`)
    expect(consoleFaults(framed).join()).toContain('frame')
  })

  it('leaves the site altogether by the quick exit, and the chat is empty and closed behind', async () => {
    const page = await visit()
    await page.route('https://www.google.com.vn/', route => route.fulfill({ body: 'harmless' }))
    await launcher(page).click()
    const chat = await chatIn(page)
    await ask(chat, 'chồng đánh tôi, tôi phải gọi ai')
    await chat.click('a.exit')
    await page.waitForURL('https://www.google.com.vn/')
  })

  it('is kept from nothing by axe’s rules, closed or open', async () => {
    const page = await visit()
    await page.route('**/host.*', route => route.fulfill({ body: '' })) // a well-behaved site
    await page.reload()
    expect(await axe(page)).toEqual([])
    await launcher(page).click()
    const chat = await chatIn(page)
    expect(await axe(page)).toEqual([])
    expect(await axe(chat)).toEqual([])
    await picture(page, 'widget-open')
  })
})

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { consoleFaults, inBrowser, openPage, serveApp } from '../support/browser.ts'

let app: Awaited<ReturnType<typeof serveApp>>
beforeAll(async () => {
  app = await serveApp()
})
afterAll(() => app.close())

/** A phone that has read one page of ours with a network. */
async function phoneThatWasHere(): Promise<Page> {
  const page = await openPage({ at: app.address, width: 360, touch: true })
  await page.goto('/hoi/bhtn-nop-ho-so')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  return page
}

const keptBy = (page: Page) =>
  page.evaluate(async () => {
    const caught = await Promise.all((await caches.keys()).map(async name => (await caches.open(name)).keys()))
    return caught.flat().map(({ url }) => new URL(url).pathname.replace(/-[0-9a-f]{8}(?=\.css)/, ''))
  })
const isStyled = (page: Page) => page.evaluate(() => getComputedStyle(document.body).maxWidth !== 'none')

inBrowser('A citizen without a network', () => {
  it('opens the numbers to call although it never read them before, on the page and as plain text', async () => {
    const page = await phoneThatWasHere()
    expect(consoleFaults(page)).toEqual([])
    await page.context().setOffline(true)
    await page.goto('/khan-cap')
    expect(await page.locator('a[href="tel:111"]').count()).toBeGreaterThan(0)
    expect(await isStyled(page)).toBe(true)
    await page.goto('/khan-cap.txt')
    expect(await page.textContent('body')).toContain('Công an 113')
  })

  it('is told on any other page that there is no network, with the numbers, and reads on when it is back', async () => {
    const page = await phoneThatWasHere()
    await page.context().setOffline(true)
    await page.goto('/chu-de/bhyt')
    expect(await page.textContent('h1')).toBe('Máy đang mất mạng')
    expect(await page.locator('a[href="tel:113"]').count()).toBeGreaterThan(0)
    expect(await isStyled(page)).toBe(true)
    await page.context().setOffline(false)
    await page.reload()
    expect(await page.textContent('h1')).toBe('Bảo hiểm y tế')
  })

  it('has nothing of its conversation among what is kept for that', async () => {
    const page = await phoneThatWasHere()
    await page.goto('/')
    await page.fill('#cau-hoi', 'chồng tôi đánh tôi')
    await page.click('#hoi button[type=submit]')
    await page.waitForSelector('.exchange.urgent')
    expect((await keptBy(page)).sort()).toEqual(['/khan-cap', '/khan-cap.txt', '/mat-mang', '/page.css'])
  })
})

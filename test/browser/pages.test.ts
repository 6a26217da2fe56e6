import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axe, consoleFaults, inBrowser, openPage, picture, SIGHTS, serveApp, sideways } from '../support/browser.ts'

/** Every page people see: its route in web/app.tsx and what to look at. A new page is one line here. */
const PAGES: Record<string, string[]> = {
  '/': ['/'],
  '/can-cu': ['/can-cu'],
  '/chu-de': ['/chu-de'],
  '/chu-de/:topic': ['/chu-de/bhtn'],
  '/gioi-thieu': ['/gioi-thieu'],
  '/hoi/:id': ['/hoi/bhtn-nop-ho-so', '/hoi/bhtn-nop-ho-so?ngay=2026-06-30'],
  '/khan-cap': ['/khan-cap'],
  '/mat-mang': ['/mat-mang'],
  '/rieng-tu': ['/rieng-tu'],
  '/tim': ['/tim'],
  '/tro-nang': ['/tro-nang'],
  '/viec-lam': ['/viec-lam'],
}
const MISSING = ['/khong-co-trang-nay', '/hoi/khong-co-muc-nay']

/** What else is served: for machines, or leading on to a page. */
const FILES = [
  '/api/openapi.json',
  '/healthz',
  '/khan-cap.txt',
  '/riengtu',
  '/robots.txt',
  '/sitemap.xml',
  '/viec-lam.ics',
  '/viec-lam.json',
  '/viec-lam/:file{[0-9-]+\\.ics}',
  '/zalo/oa',
  '/:file{zalo_verifier[A-Za-z0-9_-]*\\.html}',
]

let app: Awaited<ReturnType<typeof serveApp>>
beforeAll(async () => {
  app = await serveApp()
})
afterAll(() => app.close())

const addresses = [...Object.values(PAGES).flat(), ...MISSING]

inBrowser('The list of pages', () => {
  it('is every address of the app that answers a GET', () => {
    const served = app.door.routes.filter(route => route.method === 'GET').map(route => route.path)
    const assets = Object.values(app.services.assets).map(asset => asset.path)
    expect([...new Set(served)].sort()).toEqual([...Object.keys(PAGES), ...FILES, ...assets].sort())
  })
})

inBrowser('A citizen, whatever the screen,', () => {
  it.each(addresses)('reads %s small or wide, light or dark', async address => {
    const page = await openPage({ at: app.address, width: 320 })
    const reply = await page.goto(address)
    expect(reply!.status()).toBe(MISSING.includes(address) ? 404 : 200)
    for (const { width, dark } of SIGHTS) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
      const seen = { width, dark, faults: await axe(page), sideways: await sideways(page) }
      await picture(page, `page${nameOf(address)}-${width}-${dark ? 'dark' : 'light'}`)
      expect(seen).toEqual({ width, dark, faults: [], sideways: [] })
    }
    await magnify(page)
    expect({ magnified: true, sideways: await sideways(page) }).toEqual({ magnified: true, sideways: [] })
    expect(await tooSmall(page)).toEqual([])
    expect(await outlineOf(page)).toEqual({ lang: 'vi', h1: 1, banner: 1, main: 1, contentinfo: 1, hasTitle: true })
    expect(consoleFaults(page)).toEqual([])
  })
})

inBrowser('A citizen with a keyboard only', () => {
  let page: Page
  beforeAll(async () => {
    page = await openPage({ at: app.address, width: 320 })
  })

  it.each(addresses)(
    'reaches everything on %s in reading order, sees where, and may jump over the header',
    async address => {
      await page.goto(address)
      const all = await listInteractive(page)
      const walked: Stop[] = []
      for (const _ of all) {
        let stop = await pressTab(page)
        // A field for a date holds several stops of its own.
        for (let inner = 0; inner < 4 && stop.at === walked.at(-1)?.at; inner++) stop = await pressTab(page)
        walked.push(stop)
      }
      expect(walked.map(stop => stop.at)).toEqual(all.map((_, at) => at))
      const unseen = walked.filter(stop => !stop.isMarked || !stop.isOnTop).map(stop => all[stop.at])
      expect(unseen).toEqual([])
      const upwards = walked.filter((stop, at) => at > 0 && stop.bottom < walked[at - 1]!.top).map(stop => all[stop.at])
      expect(upwards).toEqual([])

      await page.locator('.skip').focus()
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.closest('header, main, footer')?.tagName)).toMatch(
        /MAIN|FOOTER/,
      )
    },
  )
})

function nameOf(address: string): string {
  return address === '/' ? '-start' : address.replace(/[^a-z0-9]+/gi, '-')
}

/** What a screen reader's user finds their way by. */
function outlineOf(page: Page) {
  return page.evaluate(() => {
    const count = (selector: string) => document.querySelectorAll(selector).length
    return {
      lang: document.documentElement.lang,
      h1: count('h1'),
      banner: count('body > header'),
      main: count('main'),
      contentinfo: count('body > footer'),
      hasTitle: document.title.length > 5,
    }
  })
}

/** 400 % of a window of 1280 × 1024 pixels: a quarter of it in CSS pixels. */
async function magnify(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const size = { width: 320, height: 256, deviceScaleFactor: 4, mobile: false }
  await devtools.send('Emulation.setDeviceMetricsOverride', size)
}

/** The main things to press that a thumb would miss: under 44 pixels high. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main button, main .button, main summary, main textarea, main input, header a')]
      .filter(each => each.checkVisibility() && each.getAttribute('type') !== 'hidden')
      .filter(each => Math.round(each.getBoundingClientRect().height) < 44)
      .map(each => `${each.textContent?.trim().slice(0, 40)} (${each.getBoundingClientRect().height})`),
  )
}

/** Everything one can press or fill in, in the page's order; remembered in the page for `pressTab`. */
function listInteractive(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input:not([type=hidden]), textarea, select, summary, [tabindex]',
      ),
    ].filter(each => each.tabIndex >= 0 && each.checkVisibility() && !each.matches(':disabled'))
    const shape = (each: HTMLElement) => {
      const { outline, boxShadow } = getComputedStyle(each)
      return outline + boxShadow
    }
    const plain = all.map(shape)
    Object.assign(window, {
      stop: () => {
        const focused = document.activeElement as HTMLElement
        const at = all.indexOf(focused)
        const { top, bottom, left, right } = focused.getBoundingClientRect()
        const above = document.elementFromPoint((left + right) / 2, (top + Math.min(bottom, innerHeight)) / 2)
        return {
          at,
          top: top + scrollY,
          bottom: bottom + scrollY,
          isMarked:
            at >= 0 && shape(focused) !== plain[at] && Number.parseFloat(getComputedStyle(focused).outlineWidth) >= 2,
          isOnTop: above !== null && (focused.contains(above) || above.contains(focused)),
        }
      },
    })
    return all.map(each => `<${each.tagName.toLowerCase()}> ${each.textContent?.trim().slice(0, 60)}`)
  })
}

interface Stop {
  /** Its place in the list; -1 when it is not there. */
  at: number
  top: number
  bottom: number
  isMarked: boolean
  isOnTop: boolean
}

async function pressTab(page: Page): Promise<Stop> {
  await page.keyboard.press('Tab')
  return page.evaluate(() => (window as unknown as { stop: () => Stop }).stop())
}

import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import axeCore from 'axe-core'
import { type Browser, chromium, type Frame, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, inject, it } from 'vitest'
import { chromiumFound } from './chromium.ts'

export { serveApp } from './serve-app.ts'

const SCREENSHOTS = fileURLToPath(new URL('../screenshots/', import.meta.url))
const TALLEST = 6000 // pixels of a page in its picture; the rest of a list looks the same

const SWITCHES = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Nothing but this machine can be reached: a third-party request fails, and is seen.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

/** How a page is seen. */
export interface Sight {
  /** The app's address; paths given to `page.goto` then start there. */
  at?: string
  /** CSS pixels; 1100 × 800 when nothing is said. */
  width?: number
  height?: number
  /** 4 = 400 %: a window of 1280 pixels then has 320 CSS pixels. */
  zoom?: number
  dark?: boolean
  scripts?: boolean
  offline?: boolean
  /** Touch instead of a mouse. */
  touch?: boolean
  /** Movement, which a citizen's system may ask to be less of; less, when nothing is said. */
  motion?: boolean
  /** Without the content security policy, whatever slips into a page also acts. */
  policy?: boolean
}

/** Colours do not depend on the width, nor does what stands where depend on the colours: two sights show all. */
export const SIGHTS = [
  { width: 320, dark: false },
  { width: 1100, dark: true },
] as const satisfies Sight[]

const found = await chromiumFound(inject('chromiumFile'))
let browser: Promise<Browser> | undefined
const faults = new WeakMap<Page, string[]>()
const ofThisTest = new Set<Page>()
let isInTest = false

beforeEach(() => {
  isInTest = true
})
afterEach(async () => {
  isInTest = false
  await Promise.all([...ofThisTest].map(page => page.context().close()))
  ofThisTest.clear()
})
afterAll(async () => {
  const opened = await browser?.catch(() => undefined)
  await opened?.close()
})

/**
 * `describe` for tests that need a Chromium. Without one they are skipped with a sentence that says why,
 * and fail when `CI` is set.
 */
export function inBrowser(name: string, tests: () => void): void {
  if (!('missing' in found)) describe(name, tests)
  else if (process.env.CI)
    describe(name, () =>
      it('has a Chromium', () => {
        throw new Error(found.missing)
      }),
    )
  else describe.skip(`${name} – skipped: ${found.missing}`, tests)
}

/** The one browser of this test file. */
export function openBrowser(): Promise<Browser> {
  browser ??= launch()
  return browser
}

async function launch(): Promise<Browser> {
  if ('missing' in found) throw new Error(found.missing)
  try {
    return await chromium.launch({ executablePath: found.path, args: SWITCHES, timeout: 30_000 })
  } catch (cause) {
    throw new Error(
      `Chromium at ${found.path} does not start. Try it by hand: ` +
        `${found.path} --headless --no-sandbox --dump-dom about:blank – or set CHROMIUM_PATH to another one.`,
      { cause },
    )
  }
}

/** A new page in a profile of its own. It is closed after the test, or after the file if opened outside a test. */
export async function openPage(sight: Sight = {}): Promise<Page> {
  const { at, width = 1100, height = 800, zoom = 1, dark, scripts = true, offline, touch, motion, policy } = sight
  const context = await (await openBrowser()).newContext({
    viewport: { width, height },
    deviceScaleFactor: zoom,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: motion ? 'no-preference' : 'reduce',
    javaScriptEnabled: scripts,
    hasTouch: touch ?? false,
    isMobile: touch ?? false,
    offline: offline ?? false,
    bypassCSP: policy === false,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    ...(at ? { baseURL: at } : {}),
  })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  faults.set(page, faultsOf(page))
  if (isInTest) ofThisTest.add(page)
  return page
}

function faultsOf(page: Page): string[] {
  const seen: string[] = []
  page.on('console', message => {
    // A refused file is reported by its response below, with its address.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      seen.push(`console: ${message.text()}`)
  })
  page.on('pageerror', error => seen.push(`error: ${error.message}`))
  page.on('requestfailed', request => {
    const says = request.failure()?.errorText
    // What was suggested for words that were sent or left meanwhile is not waited for.
    if (says === 'net::ERR_ABORTED' && request.url().endsWith('/api/suggest')) return
    seen.push(`failed: ${request.url()} ${says}`)
  })
  page.on('response', response => {
    if (response.status() >= 400 && !response.request().isNavigationRequest())
      seen.push(`${response.status()}: ${response.url()}`)
  })
  page.on('request', request => {
    const { protocol, hostname } = new URL(request.url())
    if (/^(?:https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1') seen.push(`third party: ${request.url()}`)
  })
  return seen
}

/**
 * What went wrong on a page since it was opened, one line each: errors, breaches of the content security policy,
 * failed requests, refused ones other than the page itself, requests to anybody else.
 */
export function consoleFaults(page: Page): string[] {
  return [...faults.get(page)!]
}

/** What axe finds, one line a place: rule, seriousness, element, reason. Needs a page or frame with scripts on. */
export async function axe(page: Page | Frame): Promise<string[]> {
  // Evaluated over the debugging protocol, which the page's content security policy does not concern; once a page,
  // because reading it takes a browser longer than running it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeCore.source)
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axeCore }).axe.run(document, {
      resultTypes: ['violations'],
      rules: { 'target-size': { enabled: true } }, // WCAG 2.2 AA, which axe leaves out by itself
    })
    return violations.flatMap(({ id, impact, nodes }) =>
      nodes.map(node => `${id} (${impact}): ${node.html.slice(0, 160)} – ${node.failureSummary ?? ''}`),
    )
  })
  return found.map(line => line.replace(/\s+/g, ' '))
}

/** The elements that make a page scroll sideways, outermost first; none when it does not. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth && document.body.scrollWidth <= document.body.clientWidth) return []
    const out = [...document.querySelectorAll('body *')]
      .filter(each => each.getBoundingClientRect().right > clientWidth + 0.5)
      .map(each => `<${each.tagName.toLowerCase()} class="${each.className}"> ${each.textContent?.trim().slice(0, 40)}`)
    return [`${scrollWidth} > ${clientWidth} pixels`, ...out.slice(0, 5)]
  })
}

/** Keeps a picture of the page, as high as it is, in the git-ignored test/screenshots/. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true })
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: document.documentElement.scrollHeight,
  }))
  await page.screenshot({
    path: `${SCREENSHOTS}${name}.png`,
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST) },
  })
}

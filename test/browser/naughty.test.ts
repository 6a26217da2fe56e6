import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { noonOf } from '../../content/day.ts'
import { inBrowser, openPage, serveApp } from '../support/browser.ts'
import { TODAY } from '../support/knowledge.ts'
import { ADDRESSES, MARKUP, WORDS } from '../support/naughty.ts'
import { form, json } from '../support/services.ts'

const NAUGHTY = [...MARKUP, ...ADDRESSES, ...WORDS]
const ANSWERED = '.exchange:not(.pending)'
const BETWEEN = 10_000 // ms from one question to the next: slow enough for every limit

let app: Awaited<ReturnType<typeof serveApp>>
let ours: Set<string>
beforeAll(async () => {
  let now = noonOf(TODAY)
  app = await serveApp({ now: () => (now += BETWEEN) })
})
afterAll(() => app.close())

/** Without the policy, so that whatever slipped in would act and be seen. */
const unguarded = async (scripts = true) => {
  const page = await openPage({ at: app.address, policy: false, scripts })
  await page.addInitScript(() => {
    window.alert = () => void Object.assign(window, { hasActed: true })
  })
  await page.goto('/')
  return page
}

inBrowser('Somebody who writes code instead of questions', () => {
  beforeAll(async () => {
    const page = await openPage()
    ours = new Set()
    for (const text of ['', 'xin chào', 'nộp hồ sơ thất nghiệp ở đâu', 'bố đánh con', 'bảo hiểm', 'sàn việc làm']) {
      for (const reply of Object.values(doors(text))) {
        for (const tag of await tagsIn(page, await htmlOf(reply))) ours.add(tag)
      }
    }
    await page.context().close()
  })

  it('would be caught on a careless page, string by string', async () => {
    const page = await unguarded()
    const missed: string[] = []
    for (const text of MARKUP) {
      const careless = `<title>${text}</title><main><p>${text}</p><textarea>${text}</textarea><noscript>${text}</noscript>`
      const hurt = `${await intrusionsOf(page, careless)}${await intrusionsOf(page, `<input value="${text}">`)}`
      if (hurt === '') missed.push(text)
    }
    for (const text of ADDRESSES) {
      if ((await intrusionsOf(page, `<a href="${text}">hồ sơ</a>`)).length === 0) missed.push(text)
    }
    expect(missed).toEqual([])
    expect(await intrusionsOf(page, '<main><img src=x onerror=alert(1)></main>')).toContain('it acted')
  })

  it('reads back words, and nothing else, through the script', async () => {
    const page = await unguarded()
    const trouble: unknown[] = []
    // Several at a time, because a browser is slow; one by one they are looked at below.
    for (const text of together(NAUGHTY, 4)) {
      const shown = await page.locator(ANSWERED).count()
      await page.getByLabel('Câu hỏi của bạn').fill(text)
      await page.getByRole('button', { name: 'Hỏi', exact: true }).click()
      await page.locator(ANSWERED).nth(shown).waitFor()
      trouble.push(...(await troubleWith(page, text)))
    }
    expect(trouble).toEqual([])
  })

  it('reads back words, and nothing else, without scripts', async () => {
    const page = await unguarded(false)
    const trouble: unknown[] = []
    for (const text of together(NAUGHTY, 8)) {
      await page.getByLabel('Câu hỏi của bạn').fill(text)
      await page.getByRole('button', { name: 'Hỏi', exact: true }).click()
      trouble.push(...(await troubleWith(page, text)))
    }
    expect(trouble).toEqual([])
    const { turns } = await app.kept.conversations.open('web', await conversationOn(page), 1000)
    expect(turns.length).toBeGreaterThan(0) // DROP TABLE was a question like any other
  })

  it('gets no further through any field, button or address', async () => {
    const page = await openPage()
    const trouble: unknown[] = []
    for (const text of NAUGHTY) {
      for (const [door, reply] of Object.entries(doors(text))) {
        const found = await foreignOn(page, await htmlOf(reply))
        if (found.length > 0) trouble.push({ text, door, found })
      }
    }
    expect(trouble).toEqual([])
  })

  it('gets JSON that no browser takes for a page from the API', async () => {
    for (const text of NAUGHTY) {
      const reply = await app.knock('/api/ask', json({ text, conversation: text.slice(0, 60) }))
      expect([text, reply.status < 500, reply.headers.get('x-content-type-options')]).toEqual([text, true, 'nosniff'])
      expect(reply.headers.get('content-type')).toContain('application/json')
    }
  })
})

/** Everywhere a citizen's words can get in. */
const doors = (text: string): Record<string, Promise<Response>> => ({
  text: app.knock('/', form({ text })),
  label: app.knock('/', form({ text: '#bhtn-nop-ho-so:papers', label: text })),
  command: app.knock('/', form({ text: `#${text}`, conversation: text, label: text })),
  refused: app.knock('/', form({ text: text.padEnd(2100, ' x') })),
  search: app.knock('/tim', form({ q: text })),
  opinion: app.knock('/hoi/bhtn-nop-ho-so', form({ text, conversation: text })),
  missing: app.knock(`/${encodeURIComponent(text)}`),
  ...Object.fromEntries(ADDRESSED.map(at => [at, app.knock(at + encodeURIComponent(text))])),
})
const ADDRESSED = ['/tim?q=', '/?topic=', '/hoi/', '/hoi/bhtn-nop-ho-so?ngay=', '/chu-de/']

function tagsIn(page: Page, html: string): Promise<string[]> {
  return page.evaluate(html => {
    const parsed = new DOMParser().parseFromString(html, 'text/html')
    return [...parsed.querySelectorAll('*')].map(each => each.tagName)
  }, html)
}

async function htmlOf(reply: Promise<Response>): Promise<string> {
  const { status } = await reply
  if (status >= 500) throw new Error(`answered with ${status}`)
  return (await reply).text()
}

/** What a page made of this HTML holds that is not ours, and whether it acted. */
async function intrusionsOf(page: Page, html: string): Promise<string> {
  await page.evaluate(() => Object.assign(window, { hasActed: false }))
  await page.setContent(html)
  return (await foreignOn(page)).join('; ')
}

async function troubleWith(page: Page, text: string) {
  const found = await foreignOn(page)
  const said = await page.locator('.said').last().locator('p').last().textContent()
  return found.length > 0 || plain(said ?? '') !== plain(text) ? [{ text, said, found }] : []
}

/** Words as they are compared: no page shows control characters or keeps runs of spaces. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

function conversationOn(page: Page): Promise<string> {
  return page.locator('#hoi input[name=conversation]').inputValue()
}

/** The elements that are not ours and what of them acted, on the page as it is or in the HTML given, parsed by the browser. */
function foreignOn(page: Page, html?: string): Promise<string[]> {
  return page.evaluate(
    ({ tags, html }) => {
      const refused = /^(?:javascript|vbscript|data):(?!,)/i
      const parsed = html === undefined ? document : new DOMParser().parseFromString(html, 'text/html')
      const found = [...parsed.querySelectorAll('*')].filter(each => {
        const isForeign = !tags.includes(each.tagName)
        const isInline = each.tagName === 'SCRIPT' && !each.getAttribute('src')?.startsWith('/')
        const hasForeign = [...each.attributes].some(
          ({ name, value }) =>
            /^(?:on|style$|srcdoc$|formaction$)/.test(name) ||
            (/^(?:href|src|action|data|content)$/.test(name) &&
              (refused.test(value.replace(/[\s\0]/g, '')) || /example\.com/.test(value))),
        )
        return isForeign || isInline || hasForeign
      })
      const shown = found.map(each => each.outerHTML.slice(0, 120))
      return 'hasActed' in window && window.hasActed ? ['it acted', ...shown] : shown
    },
    { tags: [...ours], html },
  )
}

function together(texts: readonly string[], size: number): string[] {
  const short = texts.filter(text => text.length < 200)
  return Array.from({ length: Math.ceil(short.length / size) }, (_, at) =>
    short.slice(at * size, (at + 1) * size).join(' '),
  )
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noonOf } from '../../content/day.ts'
import { UrgencyKind } from '../../content/urgent.ts'
import { wording } from '../../content/wording.ts'
import { LAST_CHECK } from '../../web/accessibility-check.ts'
import { openApp } from '../support/services.ts'

let opened: ReturnType<typeof openApp>
beforeEach(() => {
  opened = openApp()
})
afterEach(() => opened.kept.close())

const page = async (path: string) => {
  const reply = await opened.knock(path)
  return { status: reply.status, headers: reply.headers, html: await reply.text() }
}
const contact = (id: string) => opened.kept.library.knowledge.names.contacts.get(id)!

describe('A citizen who looks around', () => {
  it('finds every topic, and in each topic its entries in force', async () => {
    const { html } = await page('/chu-de')
    for (const { id, name } of opened.kept.library.knowledge.content.topics)
      expect(html).toContain(`<a href="/chu-de/${id}">${name}</a>`)
    const topic = await page('/chu-de/bhyt')
    for (const entry of opened.kept.library.knowledge.content.entries.filter(each => each.topic === 'bhyt'))
      expect(topic.html).toContain(`href="/hoi/${entry.id}"`)
    expect(topic.html).not.toContain('href="/hoi/bhtn-nop-ho-so"')
  })

  it('finds a rule that has ended apart from the others', async () => {
    const shipped = opened.kept.library.shipped('bhyt-ma-so')!
    const entry = { ...shipped, validUntil: '2026-10-31' }
    await opened.kept.entries.append(
      { entryId: entry.id, kind: 'published', entry, officer: 'chị Hạnh', at: noonOf('2026-10-05'), reason: 'Hết' },
      0,
    )
    const { html } = await page('/chu-de/bhyt')
    const at = html.indexOf('href="/hoi/bhyt-ma-so"')
    expect(at).toBeGreaterThan(html.indexOf('Đã hết hiệu lực (1)'))
    expect(html.indexOf('Đã hết hiệu lực (1)')).toBeGreaterThan(0)
  })

  it('finds a search field where there is no such topic', async () => {
    const { status, html } = await page('/chu-de/khong-co')
    expect([status, html.includes('action="/tim"')]).toEqual([404, true])
  })

  it('reaches every page from every page’s foot', async () => {
    const { html } = await page('/gioi-thieu')
    for (const [, path] of html.slice(html.indexOf('<footer>')).matchAll(/href="(\/[^"]+)"/g))
      expect([path, (await page(path!)).status]).toEqual([path, 200])
  })

  it('reads what is kept of it in the bot’s own words', async () => {
    const { html } = await page('/rieng-tu')
    for (const line of wording.privacy(365).split('\n').filter(Boolean))
      expect(html).toContain(line.replace(/^- /, '').replaceAll('"', '&quot;'))
    const short = await page('/riengtu')
    expect([short.status, short.headers.get('location')]).toEqual([301, '/rieng-tu'])
  })

  it('reads that nobody here decides, and that the plan’s time is over', async () => {
    const { html } = await page('/gioi-thieu')
    expect(html).toContain(`${opened.kept.library.knowledge.entries.size} mục`)
    expect(html).toContain('Không quyết định hồ sơ')
    expect(html).toContain('Kế hoạch 9491 đã hết thời gian')
  })

  it('reads when and how accessibility was last checked, and what was not', async () => {
    const { html } = await page('/tro-nang')
    const [year, month, day] = LAST_CHECK.day.split('-').map(Number)
    expect(html).toContain(`Lần kiểm tra gần nhất: ${day}/${month}/${year}`)
    for (const said of [...LAST_CHECK.methods, ...LAST_CHECK.notYet]) expect(html).toContain(said)
  })
})

describe('A citizen in danger', () => {
  it('taps to call every line, and reads what to do in each kind of danger', async () => {
    const { html } = await page('/khan-cap')
    const first = html.slice(html.indexOf('<ul class="numbers'), html.indexOf('<section'))
    for (const id of ['113', '114', '115', '111', '112', 'ngoi-nha-binh-yen'])
      expect(first).toContain(`href="tel:${contact(id).phone!.replaceAll(' ', '')}"`)
    const { texts } = opened.kept.library.knowledge.content.urgent
    expect(html.match(/<section class="help"/g)).toHaveLength(
      texts.filter(({ kind }) => UrgencyKind.safeParse(kind).success).length,
    )
    expect(html).not.toContain('{{')
  })

  it('reads the same as plain text', async () => {
    const { headers, html } = await page('/khan-cap.txt')
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(html).toContain(`- ${contact('113').name} (${contact('113').phoneNote})`)
    expect(html).toContain(contact('ngoi-nha-binh-yen').phone)
    expect(html).not.toMatch(/[<>{}]|\*\*/)
  })

  it('is helped while the database fails', async () => {
    opened.kept.entries = { ...opened.kept.entries, liveAfter: () => Promise.reject(new Error('gone')) }
    for (const path of ['/khan-cap', '/khan-cap.txt', '/mat-mang'])
      expect([path, (await page(path)).status]).toEqual([path, 200])
  })

  it('has the worker’s pages where the worker looks for them', async () => {
    const worker = await page('/sw.js')
    expect(worker.headers.get('content-type')).toContain('text/javascript')
    expect(worker.headers.get('cache-control')).not.toContain('immutable')
    const { html } = await page('/khan-cap')
    expect((await page(/\/page-[0-9a-f]+\.css/.exec(html)![0])).status).toBe(200)
    expect((await page(/\/offline-[0-9a-f]+\.js/.exec(html)![0])).status).toBe(200)
  })
})

describe('A search engine', () => {
  it('is given every page worth finding, when the service knows its address', async () => {
    expect((await page('/sitemap.xml')).status).toBe(404)
    expect((await page('/robots.txt')).html).not.toContain('Sitemap:')
    opened.kept.close()
    opened = openApp({ publicUrl: 'https://hoi.example.vn' })
    const shipped = opened.kept.library.shipped('bhyt-ma-so')!
    const made = { officer: 'chị Hạnh', at: noonOf('2026-10-05'), reason: 'Sửa' }
    await opened.kept.entries.append({ entryId: shipped.id, kind: 'published', entry: shipped, ...made }, 0)
    await opened.kept.entries.append({ entryId: 'bhyt-mat-the', kind: 'withdrawn', entry: shipped, ...made }, 0)
    const { html, headers } = await page('/sitemap.xml')
    expect(headers.get('content-type')).toBe('application/xml; charset=utf-8')
    expect(html).toContain('<url><loc>https://hoi.example.vn/hoi/bhyt-ma-so</loc><lastmod>2026-10-05</lastmod></url>')
    for (const path of ['/', '/khan-cap', '/chu-de/bhyt'])
      expect(html).toContain(`<loc>https://hoi.example.vn${path}</loc>`)
    expect(html).not.toContain('bhyt-mat-the')
    expect((await page('/robots.txt')).html).toContain('Sitemap: https://hoi.example.vn/sitemap.xml')
  })

  it('finds on every page it is given that page’s one address', async () => {
    opened.kept.close()
    opened = openApp({ publicUrl: 'https://hoi.example.vn' })
    const { html } = await page('/sitemap.xml')
    const addresses = [...html.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address!)
    expect(addresses.length).toBeGreaterThan(600)
    for (const address of addresses.filter((_, at) => at < 40 || at % 40 === 0))
      expect((await page(address.slice('https://hoi.example.vn'.length))).html).toContain(
        `<link rel="canonical" href="${address}"/>`,
      )
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noonOf } from '../../content/day.ts'
import { form, openApp } from '../support/services.ts'

let opened: ReturnType<typeof openApp>
beforeEach(() => {
  opened = openApp()
})
afterEach(() => opened.kept.close())

const look = async (q: string, headers: Record<string, string> = {}) => {
  const reply = await opened.knock('/tim', form({ q }, headers))
  return { status: reply.status, html: await reply.text() }
}
const linksIn = (html: string) => [...html.matchAll(/href="\/hoi\/([a-z0-9-]+)"/g)].map(([, id]) => id)

describe('A citizen who searches', () => {
  it('finds the entry first, with or without marks, with its lead as of today', async () => {
    for (const q of ['mức đóng bảo hiểm y tế hộ gia đình', 'muc dong bhyt ho gia dinh']) {
      const { html } = await look(q)
      expect([q, linksIn(html)[0]]).toEqual([q, 'bhyt-ho-gia-dinh-muc-dong'])
      expect(html).toContain('113.850 đ một tháng')
    }
  })

  it('chooses among the nearest when no entry is certain', async () => {
    const { html } = await look('lam che do thai san')
    expect(html).toContain('<h2>Các câu gần nhất</h2>')
    expect(linksIn(html).length).toBeGreaterThan(5)
    expect(new Set(linksIn(html).map(id => opened.kept.library.knowledge.entries.get(id!)!.topic))).toEqual(
      new Set(['thai-san-om-dau']),
    )
  })

  it('sees the most asked questions of the subjects that go by the word typed', async () => {
    const { html } = await look('thai san')
    expect(html).toContain('href="/chu-de/thai-san-om-dau"')
    expect(linksIn(html)[0]).toBe('ts-dieu-kien')
    expect(linksIn(html).length).toBe(6)
    const many = await look('bảo hiểm')
    for (const topic of ['bhyt', 'bhtn', 'bhxh-mot-lan']) expect(many.html).toContain(`href="/chu-de/${topic}"`)
  })

  it('finds what an officer has just published, and no longer what was withdrawn', async () => {
    const shipped = opened.kept.library.shipped('bhyt-ho-gia-dinh-muc-dong')!
    const made = { officer: 'chị Hạnh', at: noonOf('2026-11-22'), reason: 'Sửa' }
    const fresh = {
      ...shipped,
      id: 'den-ong-sao',
      question: 'Xin đèn ông sao cho thiếu nhi ở đâu?',
      alsoAskedAs: Array.from({ length: 8 }, (_, at) => `xin đèn ông sao trung thu ${at}`),
    }
    await opened.kept.entries.append({ entryId: fresh.id, kind: 'published', entry: fresh, ...made }, 0)
    await opened.kept.entries.append({ entryId: shipped.id, kind: 'withdrawn', entry: shipped, ...made }, 0)
    expect(linksIn((await look('xin den ong sao cho thieu nhi o dau')).html)[0]).toBe('den-ong-sao')
    expect(linksIn((await look('mức đóng bhyt hộ gia đình')).html)).not.toContain(shipped.id)
  })

  it('is told honestly that there is nothing, and where to ask', async () => {
    const { status, html } = await look('giá vàng hôm nay')
    expect(status).toBe(200)
    expect(html).toContain('Chưa có câu trả lời')
    expect(linksIn(html)).toEqual([])
    expect(html).toContain('href="tel:02511022"')
    expect(html).toContain('name="text" value="giá vàng hôm nay"')
  })

  it('reads the numbers to call first when the words tell of danger, even in a text that is too long', async () => {
    for (const q of ['ba đánh con chảy máu', `ba đánh con chảy máu ${'huhu '.repeat(600)}`]) {
      const { status, html } = await look(q)
      expect(status).toBe(200)
      expect(html.indexOf('class="urgent"')).toBeGreaterThan(0)
      expect(html.indexOf('class="urgent"')).toBeLessThan(html.indexOf('id="tim"'))
      expect(html).toContain('<title>Hãy gọi ngay')
      expect(html).toContain('class="button call big" href="tel:111"')
    }
  })

  it('is told why nothing was looked for, and keeps what was typed', async () => {
    const empty = await look('   ')
    expect([empty.status, empty.html.includes('Bạn chưa gõ chữ nào.')]).toEqual([422, true])
    const long = await look('x'.repeat(2100))
    expect([long.status, long.html.includes('x'.repeat(2100))]).toEqual([422, true])
  })

  it('leaves no words behind: not in the address, not in the database, no personal number on the page', async () => {
    const { html } = await look('cccd 079203001234 rút bhxh một lần')
    expect(html).toMatch(/<form class="find" method="post" action="\/tim">/)
    expect(html).not.toContain('079203001234')
    expect(html).toContain('<meta name="robots" content="noindex"/>')
    expect((await opened.kept.conversations.open('web', '', 5)).turns).toEqual([])
    expect(await opened.kept.inbox.waiting(5)).toEqual([])
    const fromAddress = await (await opened.knock('/tim?q=079203001234')).text()
    expect(fromAddress).not.toContain('079203001234')
  })

  it('sees its own words as words', async () => {
    const { html } = await look('"><script>alert(1)</script>')
    expect(html).not.toContain('<script>alert')
  })

  it('is refused from another site', async () => {
    expect((await look('thai san', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })
})

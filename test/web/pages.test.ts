import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { form, openApp } from '../support/services.ts'

let opened: ReturnType<typeof openApp>
beforeEach(() => {
  opened = openApp()
})
afterEach(() => opened.kept.close())

const page = async (path: string, init?: RequestInit) => {
  const reply = await opened.knock(path, init)
  return { reply, html: await reply.text() }
}
const conversationIn = (html: string) => /name="conversation" value="([^"]+)"/.exec(html)![1]!

describe('A citizen whose phone runs no scripts', () => {
  it('asks by form and reads the answer with its source, then asks on', async () => {
    const start = await page('/')
    expect(start.html).toContain('<label for="cau-hoi">')
    const conversation = conversationIn(start.html)
    const first = await page(
      '/',
      form({ text: 'nghi viec bao lau thi phai nop ho so tro cap that nghiep', conversation }),
    )
    expect(first.html).toContain('3 tháng')
    expect(first.html).toContain('href="/can-cu#luat-viec-lam-2025"')
    expect(conversationIn(first.html)).toBe(conversation)
    const part = await page('/', form({ text: '#bhtn-nop-ho-so:papers', label: 'Cần giấy tờ gì', conversation }))
    expect(part.html).toContain('Mẫu số 10')
    expect(part.html).toContain('<p>Cần giấy tờ gì</p>')
    expect(part.html).toContain('Bạn đã hỏi (1)')
  })

  it('can call from an urgent answer', async () => {
    const { html } = await page('/', form({ text: 'hang xom danh con nit phai bao ai' }))
    expect(html).toContain('href="tel:111"')
    expect(html).toContain('class="exchange urgent"')
  })

  it('keeps what was typed when it cannot be taken', async () => {
    const empty = await page('/', form({ text: '   ' }))
    expect([empty.reply.status, empty.html.includes('Bạn chưa viết câu hỏi')]).toEqual([422, true])
    const long = await page('/', form({ text: `hỏi ${'x'.repeat(2100)}` }))
    expect(long.reply.status).toBe(422)
    expect(long.html).toContain('x'.repeat(2100))
  })

  it('may use all 2,000 characters its browser lets it type, line breaks among them', async () => {
    const lines = (count: number) => Array.from({ length: count }, () => 'a'.repeat(99)).join('\r\n')
    expect((await page('/', form({ text: lines(20) }))).reply.status).toBe(200)
    expect((await page('/', form({ text: `${lines(20)}aa` }))).reply.status).toBe(422)
  })

  it('is answered in danger although the text is too long', async () => {
    const { reply, html } = await page('/', form({ text: `ba đánh con chảy máu, cứu con ${'huhu '.repeat(600)}` }))
    expect([reply.status, html.includes('tel:111')]).toEqual([200, true])
  })

  it('sees its own words as words, never as a part of the page', async () => {
    for (const text of [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "'; DROP TABLE turns; --",
      '</textarea><b>x',
    ]) {
      const { html } = await page('/', form({ text, label: text }))
      expect(html).not.toContain('<script>alert')
      expect(html).not.toContain('<img src=x')
      expect(html).not.toContain('</textarea><b>x')
    }
  })

  it('does not show a personal number again', async () => {
    const { html } = await page('/', form({ text: 'cccd 079203001234 của tôi, nộp hồ sơ thất nghiệp ở đâu' }))
    expect(html).not.toContain('079203001234')
  })
})

describe('The page', () => {
  it('comes in a fragment for the script', async () => {
    const { html } = await page('/', form({ text: 'xin chào' }, { 'x-fragment': '1' }))
    expect(html).toMatch(/^<li class="exchange courtesy"/)
  })

  it('refuses another site’s form, another content type and too much', async () => {
    expect((await page('/', form({ text: 'hi' }, { 'sec-fetch-site': 'cross-site' }))).reply.status).toBe(403)
    expect(
      (await page('/', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).reply.status,
    ).toBe(415)
    expect((await page('/', form({ text: 'a'.repeat(80_000) }))).reply.status).toBe(413)
    expect((await page('/', form({}, { 'content-type': 'multipart/form-data' }))).reply.status).toBe(400)
  })

  it('says in Vietnamese that there is no such page, also for odd paths', async () => {
    for (const path of ['/khong-co', '//x', '/%2f', '/api/khong-co', '/../etc/passwd'])
      expect([path, (await page(path)).reply.status]).toEqual([path, 404])
    expect((await page('/khong-co')).html).toContain('Không tìm thấy trang')
  })

  it('apologises and gives numbers to call after a fault of ours', async () => {
    opened.kept.conversations = {
      ...opened.kept.conversations,
      open: () => Promise.reject(new Error('disk full: secret')),
    }
    const { reply, html } = await page('/', form({ text: 'nộp hồ sơ thất nghiệp ở đâu' }))
    expect(reply.status).toBe(500)
    expect(html).toContain('Xin lỗi bạn')
    expect(html).toContain('tel:19009068')
    expect(html).not.toContain('disk full')
  })

  it('is guarded by its headers and never stored', async () => {
    const { headers } = (await page('/')).reply
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('holds no inline script or style', async () => {
    const { html } = await page('/', form({ text: 'xin chào' }))
    expect(html).not.toMatch(/<style|\sstyle=|<script>|\son\w+="/)
  })

  it('serves its style and script for good, under a name that changes with them', async () => {
    const { html } = await page('/')
    for (const path of [
      /href="(\/page-[0-9a-f]{8}\.css)"/.exec(html)![1]!,
      /src="(\/chat-[0-9a-f]{8}\.js)"/.exec(html)![1]!,
    ]) {
      const { reply } = await page(path)
      expect([reply.status, reply.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
    }
  })

  it('names every source an entry rests on', async () => {
    const { html } = await page('/can-cu')
    expect(html).toContain('id="KH-IV.1.d.1"')
    expect(html).toContain('id="luat-bhxh-2024"')
  })
})

describe('An operator', () => {
  it('sees whether the database answers, the revision, the entries and the channels', async () => {
    const well = await opened.knock('/healthz')
    expect([well.status, await well.json()]).toEqual([
      200,
      {
        ok: true,
        database: true,
        revision: 0,
        entries: opened.kept.library.knowledge.entries.size,
        channels: ['web', 'api'],
      },
    ])
    const ill = openApp({ ping: () => Promise.reject(new Error('gone')) })
    expect((await ill.knock('/healthz')).status).toBe(503)
    ill.kept.close()
  })

  it('finds no Telegram door when Telegram is not open', async () => {
    expect((await page('/telegram', { method: 'POST', body: '{}' })).reply.status).toBe(404)
  })
})

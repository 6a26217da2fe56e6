import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { form, json, openApp } from '../support/services.ts'

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

  it('leaves at once from an answer that nobody at home may see', async () => {
    for (const text of ['hàng xóm đánh con nít phải báo ai', '#bdg-bao-o-dau']) {
      const { html } = await page('/', form({ text }))
      if (text.startsWith('#') && !html.includes('exchange found')) throw new Error(`no entry ${text}`)
      expect(html).toMatch(/<a class="button exit" href="https:\/\/www\.google\.com\.vn\/" rel="noreferrer/)
    }
    expect((await page('/', form({ text: 'xin chào' }))).html).not.toContain('class="button exit"')
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

describe('A citizen who asks very much', () => {
  it('waits a moment after 20 questions at once, keeps the words, and is answered in danger all the same', async () => {
    const conversation = 'c-1'
    for (let asked = 0; asked < 20; asked++)
      expect((await page('/', form({ text: 'xin chào', conversation }))).reply.status).toBe(200)
    const stopped = await page('/', form({ text: 'nộp hồ sơ ở đâu', conversation }))
    expect([stopped.reply.status, stopped.reply.headers.get('retry-after')]).toEqual([429, '3'])
    expect(stopped.html).toContain('Chờ 3 giây')
    expect(stopped.html).toContain('nộp hồ sơ ở đâu</textarea>')
    const danger = await page('/', form({ text: 'ba đánh con chảy máu, cứu con', conversation }))
    expect([danger.reply.status, danger.html.includes('tel:111')]).toEqual([200, true])
    expect((await page('/', form({ text: 'xin chào', conversation: 'c-2' }))).reply.status).toBe(200)
  })

  it('is told so by the API, too, with danger answered', async () => {
    const ask = (text: string) => opened.knock('/api/ask', json({ text, conversation: 'c-1' }))
    for (let asked = 0; asked < 20; asked++) await ask('xin chào')
    const stopped = await ask('xin chào')
    expect([stopped.status, stopped.headers.get('retry-after')]).toEqual([429, '3'])
    expect(await (await ask('ba đánh con chảy máu, cứu con')).json()).toEqual(
      expect.objectContaining({ kind: 'urgent' }),
    )
  })
})

describe('A page that lost an answer on its way', () => {
  it('is given it once more, and what was asked is kept once', async () => {
    const conversation = conversationIn((await page('/')).html)
    const ask = async (text: string, again = '') =>
      (await page('/', form({ text, conversation, again }, { 'x-fragment': '1' }))).html
    const first = await ask('nghỉ việc bao lâu thì phải nộp hồ sơ trợ cấp thất nghiệp')
    expect(await ask('nghỉ việc bao lâu thì phải nộp hồ sơ trợ cấp thất nghiệp', '1')).toBe(first)
    await ask('#bhtn-nop-ho-so:papers', '1')
    await ask('#bhtn-nop-ho-so:papers', '1')
    await ask('#bhtn-nop-ho-so:papers')
    const { turns } = await opened.kept.conversations.open('web', conversation, 9)
    expect(turns.map(turn => turn.said)).toEqual([
      'nghỉ việc bao lâu thì phải nộp hồ sơ trợ cấp thất nghiệp',
      '#bhtn-nop-ho-so:papers',
      '#bhtn-nop-ho-so:papers', // asked anew, not again
    ])
  })
})

describe('A reloaded page', () => {
  it('gets the conversation drawn again from its turns, pressed buttons by their labels, and nobody else’s', async () => {
    const conversation = conversationIn((await page('/')).html)
    await page('/', form({ text: 'nghi viec bao lau thi phai nop ho so tro cap that nghiep', conversation }))
    const before = await page('/', form({ text: '#bhtn-nop-ho-so:papers', label: 'x', conversation }))
    const { reply, html } = await page('/tro-lai', form({ conversation }))
    expect([reply.status, html.match(/<li class="exchange found"/g)]).toEqual([
      200,
      Array(2).fill('<li class="exchange found"'),
    ])
    expect(html).toContain('<p>Cần giấy tờ gì</p>')
    expect(html).toContain(/<div class="lead">.*?<\/div>/.exec(before.html)![0])
    expect((await page('/tro-lai', form({ conversation: 'another' }))).html).toBe('')
    expect((await page('/tro-lai', form({}))).html).toBe('')
    expect((await page('/tro-lai', form({ conversation }, { 'sec-fetch-site': 'cross-site' }))).reply.status).toBe(403)
  })

  it('leaves out what a person answered, which no step can say again', async () => {
    const { conversations } = opened.kept
    await conversations.open('web', 'c-1', 1)
    const at = opened.services.now()
    await conversations.keep('c-1', { said: 'xin chào', at, kind: 'courtesy', entries: [] }, 0)
    await conversations.keep('c-1', { said: 'Cán bộ trả lời: xin chào', at, kind: 'person', entries: [] }, 0)
    const { html } = await page('/tro-lai', form({ conversation: 'c-1' }))
    expect(html.match(/<li class="exchange/g)).toHaveLength(1)
  })
})

describe('Suggestions', () => {
  const suggest = async (text: string) =>
    (await (await opened.knock('/api/suggest', json({ text }))).json()) as {
      questions: { id: string; question: string }[]
    }

  it('come from what is being typed, also with the last word half typed', async () => {
    for (const text of ['rút bhxh một lần', 'rut bhxh mot l', 'bao hiem that nghiep nop h']) {
      const { questions } = await suggest(text)
      expect([text, questions.length > 0 && questions.length <= 5]).toEqual([text, true])
      for (const { id, question } of questions)
        expect(opened.kept.library.knowledge.entries.get(id)?.question).toBe(question)
    }
    expect((await suggest('rut bhxh mot l')).questions.map(each => each.question).join()).toContain('một lần')
  })

  it('do not come for a few letters, for other subjects, or in danger', async () => {
    for (const text of ['bh', 'công thức nấu phở bò', 'ba đánh con chảy máu, cứu con'])
      expect([text, await suggest(text)]).toEqual([text, { questions: [] }])
  })

  it('follow what officers publish and withdraw', async () => {
    const before = (await suggest('rút bhxh một lần')).questions[0]!
    const entry = opened.kept.library.knowledge.entries.get(before.id)!
    await opened.kept.entries.append(
      { kind: 'withdrawn', entryId: entry.id, entry, officer: 'Lan', at: 1, reason: 'x' },
      0,
    )
    expect((await suggest('rút bhxh một lần')).questions.map(each => each.id)).not.toContain(before.id)
  })

  it('are refused for anything but a text', async () => {
    for (const body of ['{', '[]', '{"text":1}', '{"text":"x","more":1}', `{"text":"${'x'.repeat(2001)}"}`])
      expect([body.slice(0, 20), (await opened.knock('/api/suggest', json(body))).status]).toEqual([
        body.slice(0, 20),
        422,
      ])
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
    expect(headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
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

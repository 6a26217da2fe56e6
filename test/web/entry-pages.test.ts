import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noonOf } from '../../content/day.ts'
import type { Entry } from '../../content/entry.ts'
import type { RevisionKind } from '../../content/revision.ts'
import { form, openApp } from '../support/services.ts'

let opened: ReturnType<typeof openApp>
beforeEach(() => {
  opened = openApp()
})
afterEach(() => opened.kept.close())

const PREMIUM = 'bhyt-ho-gia-dinh-muc-dong'

const page = async (path: string, init?: RequestInit) => {
  const reply = await opened.knock(path, init)
  return { status: reply.status, headers: reply.headers, html: await reply.text() }
}
const entry = (id: string): Entry => opened.kept.library.knowledge.entries.get(id)!
const write = async (id: string, kind: RevisionKind, on: string, change: Partial<Entry> = {}) => {
  const shipped = opened.kept.library.shipped(PREMIUM)!
  const newest = (await opened.kept.entries.history(id)).at(-1)?.number ?? 0
  const text = { ...(opened.kept.library.shipped(id) ?? { ...shipped, id }), ...change }
  const made = { entryId: id, kind, entry: text, officer: 'chị Hạnh', at: noonOf(on), reason: 'Sửa' }
  expect(await opened.kept.entries.append(made, newest)).toBeDefined()
}
const dataIn = (html: string): { '@type': string }[] => {
  const block = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1]
  return block ? JSON.parse(block)['@graph'] : []
}
const conversationIn = (html: string) => /name="conversation" value="([^"]+)"/.exec(html)![1]!

describe('A citizen on an entry’s page', () => {
  it('reads the whole answer with today’s amounts, its day, its sources and where to call', async () => {
    const { status, html } = await page(`/hoi/${PREMIUM}`)
    expect(status).toBe(200)
    expect(html).toContain(`<h1 id="muc">${entry(PREMIUM).question}</h1>`)
    expect(html).toContain('113.850 đ một tháng')
    expect(html).toContain(
      'Cập nhật ngày <time datetime="2026-07-01">1/7/2026</time> (mức tiền mới áp dụng từ ngày này)',
    )
    expect(html).toContain('Tính đến hôm nay, <time datetime="2026-11-23">')
    for (const heading of ['Được bao nhiêu', 'Nên biết', 'Căn cứ', 'Hỏi ở đâu'])
      expect(html).toContain(`<h2>${heading}</h2>`)
    expect(html).toContain('<a href="/can-cu#nd-188-2025">Nghị định 188/2025/NĐ-CP, Điều 6</a>')
    expect(html).toContain('href="tel:19009068"')
    expect(html).toContain('href="/hoi/bhyt-mua-o-dau"')
    expect(html).toContain('href="/chu-de/bhyt"')
  })

  it('reads a past day’s text with that day’s amounts, told apart from today’s and kept out of search engines', async () => {
    const { status, html } = await page(`/hoi/${PREMIUM}?ngay=2026-06-30`)
    expect(status).toBe(200)
    expect(html).toContain('Đây là nội dung tính đến ngày 30/6/2026, không phải hiện nay.')
    expect(html).toContain('105.300 đ một tháng, 1.263.600 đ một năm')
    expect(html).not.toContain('113.850')
    expect(html).toContain('<meta name="robots" content="noindex"/>')
    expect(dataIn(html)).toEqual([])
  })

  it('sees a text at once when an officer has published it, and the text of each earlier day', async () => {
    await write(PREMIUM, 'published', '2026-10-05', { lead: 'Bản tháng Mười.' })
    await write(PREMIUM, 'draft', '2026-10-20', { lead: 'Bản nháp chưa ai duyệt.' })
    await write(PREMIUM, 'published', '2026-11-10', { lead: 'Bản tháng Mười một.' })
    const today = await page(`/hoi/${PREMIUM}`)
    expect(today.html).toContain('Bản tháng Mười một.')
    expect(today.html).toContain('10/11/2026</time> (cán bộ đăng nội dung này)')
    expect((await page(`/hoi/${PREMIUM}?ngay=2026-11-09`)).html).toContain('Bản tháng Mười.')
    expect((await page(`/hoi/${PREMIUM}?ngay=2026-10-05`)).html).toContain('Bản tháng Mười.')
    expect((await page(`/hoi/${PREMIUM}?ngay=2026-10-04`)).html).toContain('người thứ nhất đóng')
  })

  it('finds a withdrawn entry gone, with a search field, and can still read what it was', async () => {
    await write(PREMIUM, 'withdrawn', '2026-11-20')
    const gone = await page(`/hoi/${PREMIUM}`)
    expect(gone.status).toBe(410)
    expect(gone.html).toContain('đã được rút')
    expect(gone.html).toContain('action="/tim"')
    const before = await page(`/hoi/${PREMIUM}?ngay=2026-11-19`)
    expect(before.html).toContain('113.850')
    expect(before.html).toContain('Hiện nay mục này đã được rút.')
    expect((await page(`/hoi/${PREMIUM}?ngay=2026-11-21`)).status).toBe(404)
  })

  it('never sees a text that was only drafted', async () => {
    await write('bhyt-moi', 'draft', '2026-11-01', { lead: 'Chưa ai duyệt.' })
    await write('bhyt-moi', 'submitted', '2026-11-02', { lead: 'Chưa ai duyệt.' })
    for (const address of ['/hoi/bhyt-moi', '/hoi/bhyt-moi?ngay=2026-11-05']) {
      const { status, html } = await page(address)
      expect([address, status, html.includes('Chưa ai duyệt')]).toEqual([address, 404, false])
    }
  })

  it('is told that a rule has ended, and never reads it as today’s', async () => {
    await write(PREMIUM, 'published', '2026-10-05', { validUntil: '2026-10-31' })
    const { html } = await page(`/hoi/${PREMIUM}`)
    expect(html).toContain('Đây là quy định áp dụng đến hết ngày 31/10/2026.')
    expect(html).toContain('<title>Đã hết hiệu lực – ')
    expect(html).not.toContain('Tính đến hôm nay')
    expect(dataIn(html)).toEqual([])
  })

  it('is told that a rule is still to come, or rests on one source only', async () => {
    await write(PREMIUM, 'published', '2026-10-05', { validFrom: '2027-01-01', confidence: 'B' })
    const { html } = await page(`/hoi/${PREMIUM}`)
    expect(html).toContain('Quy định này áp dụng từ ngày 1/1/2027; hôm nay chưa áp dụng.')
    expect(html).toContain('cần kiểm tra lại với nơi giải quyết')
    expect(html).not.toContain('Tính đến hôm nay')
  })

  it('is told in plain words when the day in the address cannot be shown', async () => {
    const says = async (day: string) => {
      const { status, html } = await page(`/hoi/${PREMIUM}?ngay=${encodeURIComponent(day)}`)
      return [status, /<p>([^<]*(?:ngày|Ngày)[^<]*)<\/p>/.exec(html)?.[1]]
    }
    for (const day of ['', '30/6/2026', '2026-02-30', '2026-06-30 ', "'; DROP TABLE revisions"])
      expect(await says(day)).toEqual([400, expect.stringContaining('Viết năm-tháng-ngày')])
    expect(await says('2026-11-24')).toEqual([400, expect.stringContaining('Ngày 24/11/2026 chưa tới')])
    expect(await says('2024-01-01')).toEqual([404, expect.stringContaining('áp dụng từ ngày 1/7/2025')])
    const today = await page(`/hoi/${PREMIUM}?ngay=2026-11-23`)
    expect([today.status, today.headers.get('location')]).toEqual([302, `/hoi/${PREMIUM}`])
  })

  it('finds a search field where there is no such entry', async () => {
    for (const id of ['khong-co', 'KHONG', 'a'.repeat(300)]) {
      const { status, html } = await page(`/hoi/${id}`)
      expect([id, status, html.includes('action="/tim"')]).toEqual([id, 404, true])
    }
  })

  it('reads the page although the database fails, and is told that it may not be the newest', async () => {
    opened.kept.entries = { ...opened.kept.entries, history: () => Promise.reject(new Error('disk gone')) }
    const { status, html } = await page(`/hoi/${PREMIUM}`)
    expect([status, html.includes('chưa đọc được lần sửa mới nhất')]).toEqual([200, true])
    expect(opened.kept.reported).toEqual(['an entry was shown without the newest changes'])
    // A past day cannot be vouched for without the log.
    expect((await page(`/hoi/${PREMIUM}?ngay=2026-06-30`)).status).toBe(500)
  })
})

describe('A citizen who gives an opinion without scripts', () => {
  it('says that an answer helped, and is thanked', async () => {
    const { html } = await page(`/hoi/${PREMIUM}`, form({ text: `&tot:${PREMIUM}`, conversation: '' }))
    expect(html).toContain('<p role="status">Cảm ơn bạn.')
    expect(await opened.kept.feedback.of(PREMIUM, 5)).toEqual([
      expect.objectContaining({ channel: 'web', helpful: true, entry: PREMIUM }),
    ])
  })

  it('says that it did not and why, once, and an officer is to read it', async () => {
    const first = await page(`/hoi/${PREMIUM}`, form({ text: `&sai:${PREMIUM}`, conversation: '' }))
    expect(first.html).toContain('Bạn thấy chưa đúng ở chỗ nào?')
    expect(first.html).toContain(`value="&amp;sai:${PREMIUM}:cu"`)
    const conversation = conversationIn(first.html)
    const second = await page(`/hoi/${PREMIUM}`, form({ text: `&sai:${PREMIUM}:cu`, conversation }))
    expect(second.html).toContain('đã được chuyển cho cán bộ xem lại')
    expect(await opened.kept.feedback.of(PREMIUM, 5)).toEqual([
      expect.objectContaining({ helpful: false, reason: 'out-of-date', conversation }),
    ])
    const waiting = await opened.kept.inbox.waiting(5)
    expect(waiting.map(each => [each.question, each.reason])).toEqual([[entry(PREMIUM).question, 'not-helpful']])
  })

  it('is refused from another site', async () => {
    const foreign = form({ text: `&sai:${PREMIUM}` }, { 'sec-fetch-site': 'cross-site' })
    expect((await page(`/hoi/${PREMIUM}`, foreign)).status).toBe(403)
    expect(await opened.kept.feedback.of(PREMIUM, 5)).toEqual([])
  })
})

describe('A citizen who asks on from an entry’s page', () => {
  it('is understood although the question does not name the matter', async () => {
    const { status, html } = await page('/hoi/bhtn-nop-ho-so', form({ text: 'cần giấy tờ gì' }))
    expect(status).toBe(200)
    expect(html).toContain('Mẫu số 10')
    const conversation = conversationIn(html)
    expect((await page('/', form({ text: 'nộp ở đâu', conversation }))).html).toContain(
      entry('bhtn-nop-ho-so').question,
    )
  })

  it('is answered in danger, also when the question is too long', async () => {
    for (const text of ['ba đánh con chảy máu, cứu con', `ba đánh con chảy máu, cứu con ${'huhu '.repeat(600)}`])
      expect((await page('/hoi/bhtn-nop-ho-so', form({ text }))).html).toContain('href="tel:111"')
  })

  it('keeps what was typed when it cannot be taken', async () => {
    const { status, html } = await page('/hoi/bhtn-nop-ho-so', form({ text: `hỏi ${'x'.repeat(2100)}` }))
    expect([status, html.includes('x'.repeat(2100))]).toEqual([422, true])
  })
})

describe('A search engine', () => {
  it('reads the question and its answer as data, which no text can break out of', async () => {
    await write(PREMIUM, 'published', '2026-10-05', { lead: 'Đóng </script><script>alert(1)</script> **mỗi tháng**.' })
    const { html } = await page(`/hoi/${PREMIUM}`)
    expect(html).not.toContain('<script>alert')
    expect(dataIn(html)[0]).toEqual(
      expect.objectContaining({
        '@type': 'FAQPage',
        dateModified: '2026-10-05',
        mainEntity: [
          expect.objectContaining({
            name: entry(PREMIUM).question,
            acceptedAnswer: {
              '@type': 'Answer',
              text: expect.stringContaining('Đóng </script><script>alert(1)</script> mỗi tháng.'),
            },
          }),
        ],
      }),
    )
  })

  it('is told of a service only where an office takes applications', async () => {
    const kinds = async (id: string) => dataIn((await page(`/hoi/${id}`)).html).map(each => each['@type'])
    expect(await kinds('bhtn-nop-ho-so')).toEqual(['FAQPage', 'GovernmentService'])
    expect(await kinds(PREMIUM)).toEqual(['FAQPage'])
  })

  it('is given whole addresses only when the service knows its own', async () => {
    expect((await page(`/hoi/${PREMIUM}`)).html).not.toMatch(/rel="canonical"|og:url/)
    opened.kept.close()
    opened = openApp({ publicUrl: 'https://hoi.example.vn/' })
    const { html } = await page(`/hoi/${PREMIUM}`)
    expect(html).toContain(`<link rel="canonical" href="https://hoi.example.vn/hoi/${PREMIUM}"/>`)
    expect(html).toContain(`<meta property="og:url" content="https://hoi.example.vn/hoi/${PREMIUM}"/>`)
    expect(html).toContain(`<meta property="og:title" content="${entry(PREMIUM).question}"/>`)
  })
})

describe('A browser that has the page', () => {
  it('is told in a few bytes that nothing changed, until an officer publishes', async () => {
    const first = await page(`/hoi/${PREMIUM}`)
    const tag = first.headers.get('etag')!
    const again = await page(`/hoi/${PREMIUM}`, { headers: { 'if-none-match': `"x", ${tag}` } })
    expect([again.status, again.html]).toEqual([304, ''])
    await write(PREMIUM, 'published', '2026-11-22', { lead: 'Bản mới.' })
    expect((await page(`/hoi/${PREMIUM}`, { headers: { 'if-none-match': tag } })).status).toBe(200)
  })

  it('needs no script and no inline style', async () => {
    const { html } = await page(`/hoi/${PREMIUM}`)
    expect(html.replace(/<script type="application\/ld\+json">.*?<\/script>/, '')).not.toMatch(
      /<style|\sstyle=|<script>|\son\w+="/,
    )
  })
})

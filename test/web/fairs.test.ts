import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noonOf } from '../../content/day.ts'
import type { FairNotice } from '../../content/fair.ts'
import { FairFeed } from '../../web/api/fair-shapes.ts'
import { form, openApp } from '../support/services.ts'

let opened: ReturnType<typeof openApp>
beforeEach(() => {
  opened = openApp()
})
afterEach(() => opened.kept.close())

const get = async (path: string, headers: Record<string, string> = {}) => {
  const reply = await opened.knock(path, { headers })
  return { reply, text: await reply.text() }
}
const announce = (notice: Partial<FairNotice>, seen = 0) =>
  opened.kept.fairs.append(
    {
      change: { date: '2026-12-10', status: 'confirmed', companies: [], source: 'Thông báo của trung tâm', ...notice },
      officer: 'chị Hạnh',
      at: noonOf('2026-12-01'),
      reason: 'Trung tâm báo',
    },
    seen,
  )
const feed = async () => FairFeed.strict().parse(JSON.parse((await get('/viec-lam.json')).text))
const eventsIn = (ics: string) => new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent')
const eventOf = (ics: string, planned: string) =>
  eventsIn(ics).find(event => String(event.getFirstPropertyValue('uid')).includes(planned))!

describe('A worker on the page of job fairs', () => {
  it('reads the next six fairs, the last three, what to bring and how to take part', async () => {
    const { reply, text } = await get('/viec-lam')
    expect(reply.status).toBe(200)
    expect(text.match(/<time datetime="[^"]+"/g)).toEqual(
      ['2026-11-25', '2026-12-10', '2026-12-25', '2027-01-10', '2027-01-25', '2027-02-10'].map(
        day => `<time datetime="${day}"`,
      ),
    )
    expect(text).toContain('Ngày này rơi vào Chủ nhật, phiên có thể dời hoặc nghỉ.')
    expect(text).toContain('Ngày này có thể là ngày nghỉ bù Tết Nguyên đán')
    for (const past of ['10/11/2026', '25/10/2026', '10/10/2026'])
      expect(text).toContain(`${past}: theo lịch, chưa có thông báo xác nhận`)
    expect(text).not.toContain('25/9/2026')
    expect(text).toContain('Nên mang căn cước')
    expect(text).toContain('Không mất tiền')
    for (const id of ['vl-san-mang-gi', 'vl-san-la-gi', 'vl-san-ai-tham-gia', 'vl-san-mien-phi', 'vl-san-o-dau'])
      expect(text).toContain(`value="#${id}"`)
  })

  it('needs no script, and every entry the page counts on is there', async () => {
    const { text } = await get('/viec-lam')
    expect(text).not.toMatch(/<script>|<style|\sstyle=|\son\w+="/)
    expect(text.match(/name="text" value="#[a-z-]+"/g)).toHaveLength(10)
  })

  it('is shown to search engines as an event only once somebody announced it', async () => {
    const events = async () => {
      const [, data] = (await get('/viec-lam')).text.match(/<script type="application\/ld\+json">(.*?)<\/script>/) ?? []
      return data ? JSON.parse(data)['@graph'] : []
    }
    expect(await events()).toEqual([])
    await announce({ time: '07:30-11:30', place: 'Nhà thi đấu Biên Hòa' })
    expect(await events()).toEqual([
      expect.objectContaining({
        '@type': 'Event',
        startDate: '2026-12-10T07:30:00+07:00',
        endDate: '2026-12-10T11:30:00+07:00',
        eventStatus: 'https://schema.org/EventScheduled',
        location: { '@type': 'Place', name: 'Nhà thi đấu Biên Hòa', address: 'Nhà thi đấu Biên Hòa' },
      }),
    ])
    await announce({ status: 'cancelled' }, 1)
    expect((await events())[0].eventStatus).toBe('https://schema.org/EventCancelled')
  })

  it('asks on by pressing a button', async () => {
    const { text } = await get('/viec-lam')
    const [, value] = /name="text" value="(#[a-z-]+)"/.exec(text)!
    const answer = await (await opened.knock('/', form({ text: value!, conversation: '' }))).text()
    expect(answer).toContain('Đi sàn giao dịch việc làm cần mang theo gì')
  })

  it('subscribes with iPhone, Google and Outlook by links that name our address', async () => {
    opened.services.publicUrl = 'https://hoidap.dongnai.vn/'
    const { text } = await get('/viec-lam')
    expect(text).toContain('href="webcal://hoidap.dongnai.vn/viec-lam.ics"')
    expect(text).toContain(
      'href="https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fhoidap.dongnai.vn%2Fviec-lam.ics"',
    )
    expect(text).toContain('addfromweb?url=https%3A%2F%2Fhoidap.dongnai.vn%2Fviec-lam.ics')
  })

  it('reads at once what an officer announced, as words and never as a part of the page', async () => {
    await announce({
      status: 'moved',
      movedTo: '2026-12-14',
      time: '07:30-11:30',
      place: 'Nhà văn hoá <b>Long Bình</b>',
      organiser: 'Phường Long Bình',
      companies: ['Cty A', 'Cty B'],
      online: 'https://a.vn/phien',
    })
    const { text } = await get('/viec-lam')
    expect(text).toContain('thứ Hai 14/12/2026</time>, 7:30–11:30 · đã dời ngày')
    expect(text).toContain('Phiên này dời từ ngày 10/12/2026.')
    expect(text).toContain('Nhà văn hoá &lt;b&gt;Long Bình')
    expect(text).toContain('Cty A, Cty B')
    expect(text).toContain('href="https://a.vn/phien"')
    expect(text).toContain('Nguồn: Thông báo của trung tâm, báo ngày 1/12/2026')
    expect(text).toContain('href="/viec-lam/2026-12-10.ics"')
  })

  it('is told when the newest announcements could not be read', async () => {
    opened.kept.fairs = { ...opened.kept.fairs, changesAfter: () => Promise.reject(new Error('disk full')) }
    const { reply, text } = await get('/viec-lam')
    expect([reply.status, text.includes('chưa đọc được thông báo mới nhất')]).toEqual([200, true])
    expect(opened.kept.reported).toHaveLength(1)
  })

  it('finds the page from every other page', async () => expect((await get('/')).text).toContain('href="/viec-lam"'))
})

describe('A calendar that is subscribed', () => {
  it('gets three months back and a year ahead, under headers calendars understand', async () => {
    const { reply, text } = await get('/viec-lam.ics')
    expect(reply.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(reply.headers.get('cache-control')).toBe('public, max-age=900')
    const starts = eventsIn(text).map(event => String(event.getFirstPropertyValue('dtstart')))
    expect([starts.length, starts[0], starts.at(-1)]).toEqual([30, '2026-08-25', '2027-11-10'])
  })

  it('is answered 304 until an officer announces something, also on another day', async () => {
    const tag = (await get('/viec-lam.ics')).reply.headers.get('etag')!
    opened.services.now = () => noonOf('2026-11-22')
    expect((await get('/viec-lam.ics', { 'if-none-match': tag })).reply.status).toBe(304)
    await announce({ status: 'cancelled' })
    const { reply, text } = await get('/viec-lam.ics', { 'if-none-match': tag })
    expect([reply.status, text.includes('STATUS:CANCELLED')]).toEqual([200, true])
  })

  it('keeps a cancelled fair as cancelled and a moved one on its new day, each time with a higher number', async () => {
    const read = async () => {
      const event = eventOf((await get('/viec-lam.ics')).text, '2026-12-10')
      return ['sequence', 'status', 'dtstart'].map(name => String(event.getFirstPropertyValue(name)))
    }
    expect(await read()).toEqual(['0', 'TENTATIVE', '2026-12-10'])
    await announce({ status: 'moved', movedTo: '2026-12-14' })
    expect(await read()).toEqual(['1', 'CONFIRMED', '2026-12-14'])
    await announce({ status: 'cancelled', movedTo: '2026-12-14' }, 1)
    expect(await read()).toEqual(['2', 'CANCELLED', '2026-12-14'])
  })

  it('is refused rather than told that a cancelled fair is on again, when the database fails', async () => {
    opened.kept.fairs = { ...opened.kept.fairs, changesAfter: () => Promise.reject(new Error('disk full')) }
    for (const path of ['/viec-lam.ics', '/viec-lam.json', '/viec-lam/2026-12-10.ics'])
      expect([path, (await get(path)).reply.status]).toEqual([path, 500])
  })
})

describe('A worker who adds one fair', () => {
  it('gets a file with that fair, wherever it was moved', async () => {
    await announce({ status: 'moved', movedTo: '2026-12-14' })
    const { reply, text } = await get('/viec-lam/2026-12-10.ics')
    expect(reply.headers.get('content-disposition')).toBe('attachment; filename="phien-viec-lam-2026-12-10.ics"')
    expect(eventsIn(text).map(event => String(event.getFirstPropertyValue('dtstart')))).toEqual(['2026-12-14'])
    expect(text).not.toContain('X-WR-CALNAME')
  })

  it('finds nothing on a day without a fair, on no day at all, or beyond what is known', async () => {
    for (const name of [
      '2026-12-11',
      '2026-02-30',
      '2026-13-10',
      '2026-12',
      '--',
      '9999-12-10',
      '1800-01-10',
      '2026-12-10.ics',
    ])
      expect([name, (await get(`/viec-lam/${name}.ics`)).reply.status]).toEqual([name, 404])
  })

  it('is offered the file by the chat', async () => {
    const html = await (await opened.knock('/', form({ text: 'khi nào có sàn việc làm' }))).text()
    expect(html).toContain('<a class="button" href="/viec-lam/2026-11-25.ics">Thêm phiên gần nhất vào lịch</a>')
  })

  it('is not offered a cancelled one, but the next', async () => {
    await announce({ date: '2026-11-25', status: 'cancelled' })
    const html = await (await opened.knock('/', form({ text: 'khi nào có sàn việc làm' }))).text()
    expect(html).toContain('25/11/2026 (còn 2 ngày) – ĐÃ HUỶ')
    expect(html).toContain('href="/viec-lam/2026-12-10.ics"')
    expect(html).toContain('10/1/2027') // three fairs that are held are still told
  })
})

describe('A program that reads the feed', () => {
  it('gets every fair in the shape the description promises', async () => {
    await announce({ time: '07:30-11:30', place: 'Nhà văn hoá' })
    const { fairs, rule, organiser, calendar } = await feed()
    expect([rule, organiser, calendar]).toEqual([
      [10, 25],
      'Trung tâm Dịch vụ việc làm Đồng Nai',
      'http://localhost/viec-lam.ics',
    ])
    expect(fairs.find(fair => fair.id === '2026-12-10')).toEqual({
      id: '2026-12-10',
      date: '2026-12-10',
      status: 'confirmed',
      confirmed: true,
      opens: '07:30',
      closes: '11:30',
      place: 'Nhà văn hoá',
      companies: [],
      source: 'Thông báo của trung tâm',
      announced: '2026-12-01',
      edition: 1,
      ics: 'http://localhost/viec-lam/2026-12-10.ics',
    })
    const description = JSON.parse((await get('/api/openapi.json')).text)
    const schema = description.paths['/viec-lam.json'].get.responses['200'].content['application/json'].schema
    const item = schema.properties.fairs.items.properties
    for (const fair of fairs) for (const name of Object.keys(fair)) expect(Object.keys(item)).toContain(name)
  })
})

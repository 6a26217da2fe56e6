import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Content } from '../../content/content.ts'
import { noonOf } from '../../content/day.ts'
import { dueForReview } from '../../content/desk/due-for-review.ts'
import { isPublic, linksIn as linksInContent } from '../../content/desk/links-in.ts'
import { jobsIn } from '../../db/jobs.ts'
import { linksIn } from '../../db/links.ts'
import { checkLinks, checkLinksDaily } from '../../web/officer/check-links.ts'
import { openDesk } from '../support/desk.ts'
import { knowledge, TODAY } from '../support/knowledge.ts'

const ENTRY = 'bhtn-nop-ho-so'
const NOTHING_READ = () => undefined
/** The shipped content with one entry, due on a day far away unless changed. */
const content = (changes: Partial<Content['entries'][number]> = {}, more: Partial<Content> = {}): Content => {
  const shipped = knowledge().content
  const entry = { ...knowledge().entries.get(ENTRY)!, reviewBy: '2099-01-01', lead: 'Nộp ở phường.', sections: [] }
  return { ...shipped, entries: [{ ...entry, ...changes }], ...more }
}
const whys = (of: Content, day = TODAY, readOn: (id: string) => string | undefined = NOTHING_READ) =>
  dueForReview(of, day, readOn).flatMap(each => each.reasons.map(({ why, on }) => `${why} ${on}`))

describe('An entry is due for review', () => {
  it('when its day has come or comes within thirty days', () => {
    expect(whys(content({ reviewBy: '2026-11-01' }))).toEqual(['review 2026-11-01'])
    expect(whys(content({ reviewBy: '2026-12-23' }))).toEqual(['review 2026-12-23'])
    expect(whys(content({ reviewBy: '2026-12-24' }))).toEqual([])
  })

  it('when its rule or a law it cites ends, unless it was read since', () => {
    expect(whys(content({ validUntil: '2026-12-01' }))).toEqual(['rule-ends 2026-12-01'])
    const laws = [{ id: 'luat-cu', name: 'Luật cũ', until: '2026-11-30', confidence: 'A' as const }]
    const citing = content({ sources: [{ law: 'luat-cu' }] }, { laws })
    expect(whys(citing)).toEqual(['law-ends 2026-11-30'])
    expect(whys(citing, '2026-12-20')).toEqual(['law-ends 2026-11-30'])
    expect(whys(citing, '2026-12-20', () => '2026-12-01')).toEqual([])
  })

  it('when a figure in it changes or ends, also one that another is reckoned from, unless it was read since', () => {
    const amounts: Content['amounts'] = [
      {
        id: 'muc-goc',
        name: 'Mức gốc',
        unit: 'dong',
        values: [
          { value: 1, from: '2020-01-01', until: '2026-11-30', law: 'x', confidence: 'A' },
          { value: 2, from: '2026-12-01', until: '2027-01-05', law: 'x', confidence: 'A' },
        ],
      },
      { id: 'muc-doi', name: 'Mức đôi', unit: 'dong', formula: '2 × muc-goc' },
    ]
    const naming = content({ lead: 'Được {{ muc-doi }}.' }, { amounts })
    expect(whys(naming)).toEqual(['amount-changes 2026-12-01'])
    expect(whys(naming, '2026-12-10')).toEqual(['amount-changes 2026-12-01', 'amount-ends 2027-01-05'])
    expect(whys(naming, '2026-12-10', () => '2026-12-02')).toEqual(['amount-ends 2027-01-05'])
    expect(whys(content({}, { amounts }))).toEqual([])
  })
})

describe('An officer who reads an entry again', async () => {
  let desk: Awaited<ReturnType<typeof openDesk>>
  beforeEach(async () => {
    desk = await openDesk({ now: () => noonOf('2027-07-15') }) // after the shipped entries' day
  })
  afterEach(() => desk.kept.close())
  const STILL = { reviewBy: '2028-06-30', reason: 'Đã đọc lại luật', seen: '0' }

  it('finds what is overdue, says that it still holds, and a colleague’s approval settles it', async () => {
    expect(await desk.writer.read('/officer/review')).toContain('đến hạn xem lại từ 30/6/2027')
    expect(await desk.writer.read('/officer/review')).toContain('Đang hiện 60 mục đến hạn sớm nhất')
    expect(await desk.writer.read(`/officer/review/${ENTRY}`)).toContain('Đã xem lại, vẫn đúng')
    const { headers } = await desk.writer.post(`/officer/review/${ENTRY}`, STILL)
    expect(headers.get('location')).toBe('/officer/review?done=confirmed')
    const [revision] = await desk.kept.entries.history(ENTRY)
    const shipped = knowledge().entries.get(ENTRY)!
    expect(revision).toMatchObject({ kind: 'submitted', reason: 'Đã xem lại, vẫn đúng: Đã đọc lại luật' })
    expect(revision!.entry).toEqual({ ...shipped, reviewBy: '2028-06-30' })
    const question = shipped.question
    expect(await desk.writer.read('/officer/review?all')).toContain('Chờ duyệt (Lan)')
    await desk.kept.entries.append({ ...revision!, kind: 'published', officer: 'Hạnh' }, 1)
    expect(await desk.writer.read('/officer/review?all')).not.toContain(question)
  })

  it.each([
    [{ reviewBy: '2027-07-15' }, 'reviewBy'],
    [{ reviewBy: '2035-01-01' }, 'reviewBy'],
    [{ reviewBy: 'x' }, 'reviewBy'],
    [{ reason: '' }, 'reason'],
  ])('gets the form again with %j', async (changes, field) => {
    const response = await desk.writer.post(`/officer/review/${ENTRY}`, { ...STILL, ...changes })
    expect([response.status, await response.text()]).toEqual([422, expect.stringContaining(`id="o-${field}-sai"`)])
    expect(await desk.kept.entries.history(ENTRY)).toEqual([])
  })

  it('does not confirm over a colleague’s work', async () => {
    await desk.approver.post(`/officer/review/${ENTRY}`, STILL)
    expect((await desk.writer.post(`/officer/review/${ENTRY}`, STILL)).status).toBe(409)
    expect(await desk.kept.entries.history(ENTRY)).toHaveLength(1)
    expect((await desk.writer.get('/officer/review/khong-co')).status).toBe(404)
  })

  it('is shown dead links with the entries that use them, and no entry is hidden', async () => {
    const url = knowledge().names.contacts.get('dvc')!.web!
    const links = linksIn(desk.kept.database)
    await links.note({ url, at: noonOf('2027-07-10'), status: 404, isDead: true })
    const words = await desk.writer.read('/officer/review')
    expect(words).toContain('Cổng Dịch vụ công quốc gia')
    expect(words).toContain('12:00 thứ Bảy 10/7/2027')
    expect(words).toContain('trang không còn')
    expect(desk.kept.library.knowledge.entries.size).toBe(knowledge().entries.size)
  })
})

describe('Links', () => {
  it('are those of offices with the entries that show them, and of coming fairs', () => {
    const fairs = {
      ...knowledge().content.fairs,
      notices: ['2026-11-10', '2026-12-10'].map(date => ({
        date,
        status: 'confirmed' as const,
        companies: [],
        source: 'x',
        online: `https://vieclam.example.vn/${date}`,
      })),
    }
    const found = linksInContent(content({ lead: 'Xem {{ trang dvc }}.' }, { fairs }), TODAY)
    expect(found.find(link => link.of === 'Cổng Dịch vụ công quốc gia')?.entries).toEqual([ENTRY])
    expect(found.map(link => link.url)).toContain('https://vieclam.example.vn/2026-12-10')
    expect(found.map(link => link.url)).not.toContain('https://vieclam.example.vn/2026-11-10')
  })

  it.each([
    'http://127.0.0.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
    'http://localhost/',
    'http://desk.local/',
    'http://2130706433/',
    'https://may-chu/',
    'https://example.vn:8443/',
    'https://ten@example.vn/',
    'file:///etc/passwd',
    'FACTS §4 [B3]',
  ])('%s is not knocked at', url => expect(isPublic(url)).toBe(false))

  it('are asked politely, and only what is surely gone counts as dead', async () => {
    const desk = await openDesk()
    const links = linksIn(desk.kept.database)
    const asked: string[] = []
    let [open, most] = [0, 0]
    const answers: Record<string, number[]> = {
      'https://a.example.vn/1': [200],
      'https://a.example.vn/2': [405, 200],
      'https://b.example.vn/': [403, 403],
      'https://c.example.vn/': [404, 404],
      'https://d.example.vn/': [301],
      'https://e.example.vn/': [503, 503],
      'https://f.example.vn/': [],
    }
    const ask = (async (url: string, init: RequestInit) => {
      asked.push(`${init.method} ${url}`)
      expect(init).toMatchObject({ redirect: 'manual', signal: expect.any(AbortSignal) })
      most = Math.max(most, ++open)
      await new Promise(done => setTimeout(done, 2))
      open--
      const status = answers[url]!.shift()
      if (status === undefined) throw new TypeError('fetch failed')
      return new Response(null, { status })
    }) as typeof fetch
    await checkLinks(Object.keys(answers), links, 5, ask)
    expect((await links.failing()).map(({ url, status }) => [url, status])).toEqual([
      ['https://c.example.vn/', 404],
      ['https://e.example.vn/', 503],
      ['https://f.example.vn/', 0],
    ])
    expect(asked.filter(each => each.includes('a.example'))).toEqual([
      'HEAD https://a.example.vn/1',
      'HEAD https://a.example.vn/2',
      'GET https://a.example.vn/2',
    ])
    expect(most).toBeLessThanOrEqual(3)
    desk.kept.close()
  })

  it('are checked once a day, from the small hours on, by one of several processes', async () => {
    const desk = await openDesk()
    const stores = {
      library: desk.kept.library,
      jobs: jobsIn(desk.kept.database),
      links: linksIn(desk.kept.database),
    }
    let asked = 0
    const ask = (async () => {
      asked++
      return new Response(null, { status: 200 })
    }) as unknown as typeof fetch
    const at = (time: string) => Date.parse(`2026-11-24T${time}:00+07:00`)
    expect(await checkLinksDaily(at('02:59'), stores, ask)).toBe(0)
    const counts = await Promise.all([1, 2, 3].map(() => checkLinksDaily(at('03:00'), stores, ask)))
    expect(counts.filter(count => count > 0)).toHaveLength(1)
    expect(await checkLinksDaily(at('15:00'), stores, ask)).toBe(0)
    expect(asked).toBe(Math.max(...counts))
    expect(asked).toBeGreaterThan(5)
    expect(await checkLinksDaily(at('15:00') + 86_400_000, stores, ask)).toBe(Math.max(...counts))
    desk.kept.close()
  })
})

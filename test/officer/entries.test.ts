import { describe, expect, it } from 'vitest'
import { addDays } from '../../content/day.ts'
import { openDesk, wordsOf } from '../support/desk.ts'
import { typed } from '../support/entry-form.ts'
import { knowledge, TODAY } from '../support/knowledge.ts'

const ID = 'bhtn-nop-ho-so'
const entry = knowledge().entries.get(ID)!
const ALL = knowledge().entries.size

describe('The list of entries', async () => {
  const { writer, approver, kept, services } = await openDesk()
  await writer.post(`/officer/entries/${ID}/edit`, typed(entry, { lead: 'Nộp trong 3 tháng nhé bạn.' }))
  await writer.post(
    '/officer/entries/new',
    typed(entry, {
      id: 'thu-phao',
      question: 'Phao cứu sinh phát ở đâu?',
      alsoAskedAs: Array.from({ length: 8 }, (_, at) => `hỏi thử cách thứ ${at} về phao cứu sinh`).join('\n'),
      act: 'submit',
    }),
  )
  const found = async (query: string) => {
    const html = await (await writer.get(`/officer/entries${query}`)).text()
    return {
      ids: [...html.matchAll(/href="\/officer\/entries\/([a-z0-9-]+)"/g)]
        .map(([, id]) => id)
        .filter(id => id !== 'new'),
      count: Number(/(\d+) mục/.exec(wordsOf(html))?.[1]),
      html,
    }
  }

  it('holds every entry, also one that is only in the log, in pages; what waits comes first', async () => {
    const { ids, count, html } = await found('')
    expect(count).toBe(ALL + 1)
    expect(ids).toHaveLength(50)
    expect(ids.slice(0, 2)).toEqual(['thu-phao', ID])
    expect(html).toContain('rel="next"')
    const seen = new Set<string | undefined>()
    for (let page = 1; page <= Math.ceil((ALL + 1) / 50); page++)
      for (const id of (await found(`?page=${page}`)).ids) seen.add(id)
    expect(seen.size).toBe(ALL + 1)
    expect((await found('?page=9999')).ids.length).toBeGreaterThan(0)
    expect((await found('?page=-1')).ids).toHaveLength(50)
  })

  it.each([
    ['?state=draft', [ID]],
    ['?state=submitted', ['thu-phao']],
    ['?state=withdrawn', []],
    ['?topic=bhtn&state=draft', [ID]],
    ['?topic=bhyt&state=draft', []],
  ])('filters by %s', async (query, ids) => {
    expect((await found(query)).ids).toEqual(ids)
  })

  it('filters by topic and by who answers for it, and keeps the filters on the next page', async () => {
    const entries = [...knowledge().entries.values()]
    const ofTopic = entries.filter(({ topic }) => topic === 'bhyt')
    expect((await found('?topic=bhyt')).count).toBe(ofTopic.length)
    const owned = entries.filter(({ owner }) => owner === 'ubnd-xa')
    const { count, html } = await found('?owner=ubnd-xa')
    expect(count).toBe(owned.length)
    expect(html).toContain('owner=ubnd-xa&amp;page=2')
  })

  it('shows what is due for review', async () => {
    const entries = [...knowledge().entries.values()]
    const by = (days: number) => entries.filter(({ reviewBy }) => reviewBy <= addDays(TODAY, days)).length
    for (const days of [30, 90]) expect((await found(`?due=${days}`)).count).toBe(by(days))
    expect((await found('?due=overdue')).count).toBe(entries.filter(({ reviewBy }) => reviewBy < TODAY).length)
  })

  it('searches as a citizen would ask, by id, and in what is not published yet', async () => {
    expect((await found(`?q=${encodeURIComponent('nghi viec bao lau thi phai nop ho so')}`)).ids[0]).toBe(ID)
    expect((await found('?q=bhyt-mat-the')).ids[0]).toBe('bhyt-mat-the')
    expect((await found(`?q=${encodeURIComponent('phao cuu sinh')}`)).ids).toContain('thu-phao')
    const { html } = await found('?q=%3Cscript%3E')
    expect(html).toContain('value="&lt;script&gt;"')
    expect(html).not.toContain('<script>')
  })

  it('leads to an entry’s page with what citizens thought of it and where to try it', async () => {
    const opinion = { conversation: 'c1', channel: 'web' as const, entry: ID, revision: 0, at: services.now() }
    await kept.feedback.note({ ...opinion, helpful: true })
    await kept.feedback.note({ ...opinion, conversation: 'c2', helpful: false, reason: 'out-of-date' })
    const html = await (await approver.get(`/officer/entries/${ID}`)).text()
    const page = wordsOf(html)
    expect(page).toContain('1 người thấy có ích, 1 người thấy chưa')
    expect(page).not.toContain('c2')
    expect(html).toContain(`/officer/entries/${ID}/check`)
    for (const related of entry.related) expect(html).toContain(`/officer/entries/${related}`)
    expect(page).toContain('Bản mới khác bản đang dùng ở đâu')
    expect(html).toContain('<ins>')
    expect(page).toContain('Người dân vẫn nhận bản đang dùng')
  })

  it('has no page for what never was', async () => {
    expect((await writer.get('/officer/entries/khong-co')).status).toBe(404)
    expect((await writer.get('/officer/entries/khong-co/edit')).status).toBe(404)
    expect((await writer.post('/officer/entries/khong-co/publish')).status).toBe(403)
  })
})

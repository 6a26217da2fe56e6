import { beforeEach, describe, expect, it } from 'vitest'
import { noonOf } from '../../content/day.ts'
import { firstDayOf, impactOfChange, readValue, usesOf, withValue } from '../../content/desk/amount-change.ts'
import { withChange } from '../../content/desk/changed-content.ts'
import { actsIn } from '../../db/acts.ts'
import { openDesk } from '../support/desk.ts'
import { knowledge, TODAY } from '../support/knowledge.ts'
import { json } from '../support/services.ts'

const clock = { now: noonOf(TODAY) }
const { writer, approver, administrator, kept, services, knock } = await openDesk({ now: () => clock.now })
const { content } = knowledge()
const REFERENCE = 'muc-tham-chieu'
const typed = {
  value: '2.700.000',
  from: '2027-01-01',
  until: '',
  law: 'luat-bhxh-2024',
  article: 'Điều 7',
  confidence: 'A',
  reason: 'Nghị định mới',
}

beforeEach(() => {
  clock.now = noonOf(TODAY)
})

const ask = async (text: string) => ((await (await knock('/api/ask', json({ text }))).json()) as { text: string }).text
const newest = async (key: string) => (await kept.changes.history('amount', key)).at(-1)
const submit = async (who = writer, key = REFERENCE, changes: Record<string, string> = {}) => {
  const seen = String((await newest(key))?.number ?? 0)
  return who.post(`/officer/amounts/${key}`, { ...typed, act: 'submit', seen, ...changes })
}
const sentenceWith = (figure: string) => {
  const { sentences } = impactOfChange(
    REFERENCE,
    content,
    withChange(content, {
      part: 'amount',
      key: REFERENCE,
      value: withValue(content.amounts.find(({ id }) => id === REFERENCE)!, {
        value: 2_700_000,
        from: '2027-01-01',
        law: 'luat-bhxh-2024',
        confidence: 'A',
      }),
    }) as typeof content,
    '2027-01-01',
  )
  return sentences.find(({ after, field }) => field === 'Trả lời ngắn' && after.includes(figure))!
}

describe('The list of figures', () => {
  it('shows today’s value, the law and how many entries name each', async () => {
    const page = await writer.read('/officer/amounts?q=muc-tham-chieu')
    expect(page).toContain('2.530.000 đ')
    const { values } = content.amounts.find(({ id }) => id === REFERENCE)!
    expect(page).toContain(knowledge().laws.get(values!.at(-1)!.law)!.name)
    const uses = usesOf(content).get(REFERENCE)!
    expect(uses.length).toBeGreaterThan(10)
    expect(page).toMatch(new RegExp(`muc-tham-chieu 2.530.000 đ .* ${uses.length}\\b`))
    expect((await writer.get('/officer/amounts/khong-co')).status).toBe(404)
  })

  it('lets nobody change a figure that is worked out', async () => {
    expect(await writer.read('/officer/amounts/tuat-hang-thang')).toContain('50 % × muc-tham-chieu')
    expect((await submit(writer, 'tuat-hang-thang')).status).toBe(409)
  })
})

describe('A change of a figure', () => {
  it('is shown with every figure and sentence it reaches before anything is handed in', async () => {
    const page = await (await writer.post(`/officer/amounts/${REFERENCE}`, typed)).text()
    expect(page).toContain('1/1/2027')
    expect(page).toMatch(/2\.530\.000 đ<\/td>\s*<td class="number">2\.700\.000 đ/)
    expect(page).toMatch(/1\.265\.000 đ<\/td>\s*<td class="number">1\.350\.000 đ/) // half of it, by formula
    const { question, after } = sentenceWith('2.700.000 đ')
    expect(page).toContain(question)
    expect(after).toContain('2.700.000 đ')
    expect(page).toContain('2.700.000')
    expect(await newest(REFERENCE)).toBeUndefined()
  })

  it('is handed in by one officer, published by another, and holds in every answer from its day on', async () => {
    const { entry, before, after } = sentenceWith('2.700.000 đ')
    expect((await submit()).headers.get('location')).toBe('/officer/amounts?done=submitted')
    const { number } = (await newest(REFERENCE))!
    expect(await approver.read('/officer/amounts')).toContain('Chờ duyệt')
    expect((await writer.post(`/officer/changes/${number}/publish`)).status).toBe(403)
    expect(await approver.read(`/officer/changes/${number}`)).toContain('2.700.000 đ')

    clock.now = noonOf('2027-01-01')
    expect(await ask(`#${entry}`)).toContain(before)
    const published = await approver.post(`/officer/changes/${number}/publish`)
    expect(published.headers.get('location')).toMatch(/^\/officer\/changes\/\d+\?done=published$/)
    expect(await ask(`#${entry}`)).toContain(after)
    clock.now = noonOf('2026-12-31')
    expect(await ask(`#${entry}`)).not.toContain(after)
    const acts = await actsIn(services.database).list({ subject: REFERENCE, limit: 5 })
    expect(acts.map(({ officer, act }) => [officer, act])).toEqual([
      ['Hạnh', 'Duyệt và đăng mức tiền'],
      ['Lan', 'Gửi duyệt mức tiền'],
    ])
  })

  it('is not published by who handed it in, nor twice, nor after it was sent back', async () => {
    const key = 'ty-le-tang-luong-huu'
    const own = { value: '9', from: '2027-07-01' }
    expect((await submit(approver, key, own)).status).toBe(303)
    const { number } = (await newest(key))!
    const refused = await approver.post(`/officer/changes/${number}/publish`)
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('người khác phải duyệt')])
    expect((await submit(writer, key, own)).status).toBe(409) // one waits already
    expect((await administrator.post(`/officer/changes/${number}/send-back`)).status).toBe(422)
    expect(
      (await administrator.post(`/officer/changes/${number}/send-back`, { reason: 'Chưa có văn bản' })).status,
    ).toBe(303)
    expect(await writer.read(`/officer/amounts/${key}`)).toContain('Chưa có văn bản')
    expect((await administrator.post(`/officer/changes/${number}/publish`)).status).toBe(409)
    expect((await submit(writer, key, { ...own, seen: '0' })).status).toBe(409) // not read since
    expect((await submit(writer, key, own)).status).toBe(303)
  })

  it.each([
    [{ value: 'hai triệu' } as Record<string, string>, 'chưa đúng là một con số'],
    [{ from: '2027-02-30' }, 'hãy chọn ngày bắt đầu'],
    [{ until: '2026-12-01' }, 'phải sau ngày bắt đầu'],
    [{ law: 'luat-khong-co' }, 'hãy chọn văn bản'],
    [{ article: '' }, 'ví dụ: Điều 38'],
    [{ reason: '' }, 'hãy viết một câu'],
  ])('is refused with what was typed when it is wrong: %o', async (wrong, says) => {
    const refused = await submit(writer, 'luong-huu-truoc-1995-moc', wrong)
    const page = await refused.text()
    expect([refused.status, page]).toEqual([422, expect.stringContaining(says)])
    expect(page).toContain(`value="${wrong.value ?? typed.value}"`)
  })

  it('may be a new figure that entries can name from then on', async () => {
    const made = { ...typed, id: 'tro-cap-thu', name: 'Trợ cấp thử', unit: 'dong', seen: '0' }
    expect((await writer.post('/officer/amounts/new', { ...made, id: REFERENCE, act: 'submit' })).status).toBe(422)
    expect((await writer.post('/officer/amounts/new', { ...made, act: 'submit' })).status).toBe(303)
    const { number } = (await newest('tro-cap-thu'))!
    expect((await approver.post(`/officer/changes/${number}/publish`)).status).toBe(303)
    await ask('xin chào')
    expect(kept.library.knowledge.names.amounts.get('tro-cap-thu')?.values?.[0]?.value).toBe(2_700_000)
  })
})

describe('A published change of a figure', () => {
  const withdraw = (who: typeof approver, number: number, fields: Record<string, string>) =>
    who.post(`/officer/changes/${number}/withdraw`, fields)

  it('is taken back with a reason by an officer who may publish, from the next message on', async () => {
    const { entry, before, after } = sentenceWith('2.700.000 đ')
    const { number, kind } = (await newest(REFERENCE))!
    expect(kind).toBe('published')
    const seen = String(number)
    clock.now = noonOf('2027-01-01')
    expect(await ask(`#${entry}`)).toContain(after)
    const page = await approver.read(`/officer/changes/${number}`)
    expect(page).toContain('Rút thay đổi này')
    expect(page).toMatch(/2\.700\.000 đ 2\.530\.000 đ/) // all that it would change back
    expect(await writer.read(`/officer/changes/${number}`)).not.toContain('Rút thay đổi này')
    expect((await withdraw(writer, number, { seen, reason: 'Sai' })).status).toBe(403)
    expect((await withdraw(approver, number, { seen, reason: '' })).status).toBe(422)
    expect((await withdraw(approver, number, { seen: '0', reason: 'Sai' })).status).toBe(409)
    expect(await ask(`#${entry}`)).toContain(after)

    const taken = await withdraw(approver, number, { seen, reason: 'Nghị định bị hoãn' })
    expect(taken.headers.get('location')).toMatch(/^\/officer\/changes\/\d+\?done=withdrawn$/)
    expect(await ask(`#${entry}`)).toContain(before)
    expect(await approver.read(taken.headers.get('location')!)).toContain('Đã rút')
    const [act] = await actsIn(services.database).list({ subject: REFERENCE, limit: 1 })
    expect([act?.officer, act?.act, act?.reason]).toEqual(['Hạnh', 'Rút mức tiền', 'Nghị định bị hoãn'])
    const figure = await writer.read(`/officer/amounts/${REFERENCE}`)
    expect(figure).toContain('Hạnh đã rút thay đổi gần nhất: Nghị định bị hoãn')
    expect(figure).toMatch(/Các thay đổi trước nay \(3\) Đã rút.* Đã đăng.* Chờ duyệt/)
    expect((await withdraw(approver, number, { seen: String(number + 1), reason: 'Sai' })).status).toBe(409)
  })

  it('stays when somebody changed the same figure meanwhile', async () => {
    const key = 'tro-cap-thu'
    const published = (await newest(key))!
    expect(published.kind).toBe('published')
    expect((await submit(writer, key, { value: '2.800.000', from: '2027-02-01' })).status).toBe(303)
    const late = await withdraw(approver, published.number, { seen: String(published.number), reason: 'Sai' })
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('vừa có thay đổi khác')])
    const waiting = (await newest(key))!.number
    const early = await withdraw(approver, published.number, { seen: String(waiting), reason: 'Sai' })
    expect([early.status, await early.text()]).toEqual([409, expect.stringContaining('chờ duyệt')])
    expect((await approver.post(`/officer/changes/${waiting}/send-back`, { reason: 'Chưa chắc' })).status).toBe(303)
  })

  it('stays as long as entries say a figure that was not there before', async () => {
    const key = 'tro-cap-thu'
    const { number } = (await kept.changes.history('amount', key)).findLast(({ kind }) => kind === 'published')!
    const seen = String((await newest(key))!.number)
    const entry = content.entries[0]!
    const line = { entryId: entry.id, officer: 'Hạnh', at: clock.now, reason: 'Thử' }
    const text = { ...entry, lead: `${entry.lead} Thêm {{ ${key} }}.` }
    const told = await kept.entries.append({ ...line, kind: 'published', entry: text }, 0)
    const held = await withdraw(administrator, number, { seen, reason: 'Không có khoản này' })
    expect([held.status, await held.text()]).toEqual([409, expect.stringContaining('1 mục đang dùng mức này')])
    await kept.entries.append({ ...line, kind: 'published', entry }, told!)
    expect((await withdraw(administrator, number, { seen, reason: 'Không có khoản này' })).status).toBe(303)
    await ask('xin chào')
    expect(kept.library.knowledge.names.amounts.has(key)).toBe(false)
  })
})

describe('The library', () => {
  it('skips a change that cannot be taken, tells of it, and takes the others', async () => {
    const published = { part: 'amount', kind: 'published', officer: 'a', at: 1, reason: '' } as const
    const [one, other] = content.amounts.filter(({ values }) => values?.length === 1)
    const overlapping = { ...one!, values: [...one!.values!, { ...one!.values![0]!, from: '2020-01-01' }] }
    await kept.changes.append({ ...published, key: one!.id, value: overlapping }, 0)
    await kept.changes.append({ ...published, key: 'la-lung', value: { sai: 1 } }, 0)
    await kept.changes.append({ ...published, part: 'urgent', key: 'words:child', value: 'bé' }, 0)
    const raised = { ...other!, values: other!.values!.map(value => ({ ...value, value: value.value + 1 })) }
    await kept.changes.append({ ...published, key: other!.id, value: raised }, 0)
    const told = kept.reported.length
    await ask('xin chào')
    expect(kept.reported.length - told).toBe(3)
    expect(kept.library.knowledge.names.amounts.get(one!.id)).toEqual(one)
    expect(kept.library.knowledge.names.amounts.get(other!.id)).toEqual(raised)

    const { number } = (await newest(other!.id))!
    await kept.changes.append({ ...published, kind: 'withdrawn', key: other!.id, value: null }, number)
    await ask('xin chào')
    expect(kept.library.knowledge.names.amounts.get(other!.id)).toEqual(other)
  })
})

describe('A series of values', () => {
  const amount = {
    id: 'thu',
    name: 'Thử',
    unit: 'dong' as const,
    values: [
      { value: 1, from: '2025-01-01', until: '2025-12-31', law: 'x', confidence: 'A' as const },
      { value: 2, from: '2026-01-01', law: 'x', confidence: 'A' as const },
    ],
  }
  const at = (from: string, until?: string) => ({
    value: 9,
    from,
    ...(until ? { until } : {}),
    law: 'x',
    confidence: 'A' as const,
  })
  const spans = ({ values }: { values?: { value: number; from: string; until?: string | undefined }[] | undefined }) =>
    values!.map(({ value, from, until }) => [value, from, until])

  it('ends the day before a new value begins', () => {
    const changed = withValue(amount, at('2027-01-01'))
    expect(spans(changed)).toEqual([
      [1, '2025-01-01', '2025-12-31'],
      [2, '2026-01-01', '2026-12-31'],
      [9, '2027-01-01', undefined],
    ])
    expect(firstDayOf(amount, changed)).toBe('2027-01-01')
  })

  it('puts a new value in the place of one from the same day, and closes one that comes before another', () => {
    expect(spans(withValue(amount, at('2026-01-01'))).at(-1)).toEqual([9, '2026-01-01', undefined])
    expect(spans(withValue(amount, at('2025-07-01')))).toEqual([
      [1, '2025-01-01', '2025-06-30'],
      [9, '2025-07-01', '2025-12-31'],
      [2, '2026-01-01', undefined],
    ])
  })

  it('reads figures as officers type them', () => {
    expect(readValue('2.530.000 đ', 'dong')).toBe(2_530_000)
    expect(readValue('2530000', 'dong')).toBe(2_530_000)
    expect(readValue('4,5%', 'percent')).toBe(4.5)
    expect(readValue('61 tuổi 6 tháng', 'months-of-age')).toBe(738)
    expect(readValue('1.500', 'number')).toBe(1500)
    for (const odd of ['', '-5', '2,5', 'hai', '1e9', '9'.repeat(20)]) expect(readValue(odd, 'dong')).toBeUndefined()
  })
})

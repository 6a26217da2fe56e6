import { parse } from 'csv-parse/sync'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Turn } from '../../bot/conversation.ts'
import type { Channel } from '../../bot/message.ts'
import { waitRow, writeSpan } from '../../content/desk/figure-tables.ts'
import type { FiguresStore } from '../../content/desk/figures-store.ts'
import type { Database } from '../../db/database.ts'
import { figuresIn } from '../../db/figures.ts'
import { openD1 } from '../../db/open-d1.ts'
import { openSqlite } from '../../db/open-sqlite.ts'
import { conversations, feedback, handoffs, inbox, outbox, subscriptions, turns } from '../../db/schema.ts'
import { D1_INSIDE, d1Inside, migrateD1 } from '../support/d1.ts'
import { openDesk, wordsOf } from '../support/desk.ts'
import { knowledge } from '../support/knowledge.ts'

const at = (moment: string) => Date.parse(`${moment}+07:00`)
const HOUR = 3_600_000
const SPAN = { from: at('2026-11-20T00:00'), until: at('2026-11-23T00:00') }
const QUERY = '?from=2026-11-20&to=2026-11-22'
const ENTRY = 'bhtn-nop-ho-so'

/** Three days of which every number is known. Anna's phone number must show nowhere. */
async function seed({ query }: Database): Promise<void> {
  await query.insert(conversations).values([
    { id: 'web-mot', channel: 'web' },
    { id: '7001', channel: 'telegram' },
    { id: '7002', channel: 'telegram' },
  ])
  const turn = (
    conversation: string,
    moment: string,
    kind: Turn['kind'],
    more: Partial<typeof turns.$inferInsert> = {},
  ) => ({
    conversation,
    at: at(moment),
    kind,
    said: 'lời riêng của một người',
    entries: [] as string[],
    revision: 0,
    ...more,
  })
  const found = { entries: [ENTRY, 'khac'], topic: 'bhtn' }
  await query.insert(turns).values([
    turn('web-mot', '2026-11-19T23:59:59', 'found', found), // the day before
    turn('web-mot', '2026-11-20T00:00:00', 'found', found),
    turn('7001', '2026-11-20T23:59:59', 'found', { entries: ['bhyt-mat-the'], topic: 'bhyt' }),
    turn('7001', '2026-11-22T06:30:00', 'found', found), // still the 21st in Greenwich
    turn('7001', '2026-11-22T08:00:00', 'unknown'),
    turn('7002', '2026-11-22T08:01:00', 'unknown'),
    turn('7002', '2026-11-22T08:02:00', 'choice'),
    turn('7002', '2026-11-22T08:03:00', 'urgent'),
    turn('7002', '2026-11-22T08:04:00', 'declined'),
    turn('7002', '2026-11-22T08:05:00', 'courtesy'), // no question
    turn('7002', '2026-11-22T08:06:00', 'found', { ...found, said: '&tot:bhtn-nop-ho-so' }), // a button
    turn('7002', '2026-11-22T08:40:00', 'waiting'), // the citizen's own words to the officer
    turn('7002', '2026-11-22T09:00:00', 'person'),
    turn('7002', '2026-11-22T10:00:00', 'person'),
    turn('web-mot', '2026-11-23T00:00:00', 'found', found), // the day after
  ])
  const question = { channel: 'telegram' as Channel, reason: 'unknown' as const, at: at('2026-11-22T08:00:00') }
  await query.insert(inbox).values([
    {
      ...question,
      question: 'mua phao cứu sinh ở đâu',
      conversation: '7001',
      handledAt: question.at + 2 * HOUR,
      state: 'handled',
    },
    { ...question, question: 'chỗ nào mua phao cứu sinh', conversation: '7002' },
    {
      ...question,
      question: 'bà Anna số nhà 12 hỏi mộ liệt sĩ',
      conversation: '7001',
      handledAt: question.at + 5 * HOUR,
      state: 'handled',
    },
    { ...question, question: 'bà Anna số nhà 12 hỏi mộ liệt sĩ', conversation: '7001', reason: 'asked-for-a-person' },
    { ...question, question: 'mua phao cứu sinh ở đâu', conversation: '7003', at: at('2026-11-19T08:00') },
  ])
  const opinion = { channel: 'web' as Channel, entry: ENTRY, revision: 0, at: at('2026-11-21T10:00') }
  await query.insert(feedback).values([
    { ...opinion, conversation: 'a', helpful: true },
    { ...opinion, conversation: 'b', helpful: true },
    { ...opinion, conversation: 'c', helpful: false, reason: 'out-of-date' },
    { ...opinion, conversation: 'd', helpful: false },
    { ...opinion, conversation: 'e', helpful: true, entry: 'bhyt-mat-the' },
    { ...opinion, conversation: 'f', helpful: true, at: at('2026-11-23T00:00') },
  ])
  const reminder = {
    channel: 'telegram' as Channel,
    fair: '2026-11-25',
    occasion: '3-days',
    text: 'x',
    due: at('2026-11-22T08:00'),
  }
  await query.insert(outbox).values([
    { ...reminder, chat: '1', outcome: 'sent' },
    { ...reminder, chat: '2', outcome: 'sent' },
    { ...reminder, chat: '3', outcome: 'failed' },
    { ...reminder, chat: '4', outcome: 'dropped' },
    { ...reminder, chat: '5' },
    { ...reminder, chat: '6', due: at('2026-11-23T08:00') },
  ])
  await query.insert(subscriptions).values([
    { channel: 'telegram', chat: '1', since: 1 },
    { channel: 'telegram', chat: '2', since: 1 },
    { channel: 'telegram', chat: '9', since: 1, stoppedAt: 2 },
    { channel: 'zalo-bot', chat: '1', since: 1 },
  ])
  const handoff = { channel: 'telegram' as Channel, state: 'talking' as const, askedAt: at('2026-11-22T08:30') }
  await query.insert(handoffs).values([
    { ...handoff, conversation: '7002' },
    { ...handoff, conversation: '7001', state: 'waiting' },
    { ...handoff, conversation: '7002', askedAt: at('2026-11-23T08:30') },
  ])
}

function promises(name: string, open: () => Promise<Database>): void {
  describe(`The figures ${name}`, () => {
    let store: FiguresStore
    beforeAll(async () => {
      const database = await open()
      await seed(database)
      store = figuresIn(database)
    })

    it('count questions by the day in Việt Nam, without courtesies, buttons and officers', async () => {
      expect(await store.questionsByDay(SPAN)).toEqual([
        { day: '2026-11-20', times: 2 },
        { day: '2026-11-22', times: 6 },
      ])
    })
    it('count them by channel, topic, kind of answer and entry', async () => {
      expect(await store.questionsByChannel(SPAN)).toEqual([
        { of: 'telegram', times: 7 },
        { of: 'web', times: 1 },
      ])
      expect(await store.questionsByTopic(SPAN)).toEqual([
        { of: 'bhtn', times: 2 },
        { of: 'bhyt', times: 1 },
      ])
      expect(await store.questionsByKind(SPAN)).toEqual([
        { of: 'found', times: 3 },
        { of: 'unknown', times: 2 },
        ...['choice', 'declined', 'urgent'].map(of => expect.objectContaining({ of, times: 1 })),
      ])
      expect(await store.topEntries(SPAN, 1)).toEqual([{ of: ENTRY, times: 2 }])
    })
    it('tell what citizens thought', async () => {
      expect(await store.opinions(SPAN)).toEqual([
        { entry: ENTRY, helpful: false, reason: undefined, times: 1 },
        { entry: ENTRY, helpful: false, reason: 'out-of-date', times: 1 },
        { entry: ENTRY, helpful: true, reason: undefined, times: 2 },
        { entry: 'bhyt-mat-the', helpful: true, reason: undefined, times: 1 },
      ])
    })
    it('tell what became of reminders, and who would get one now', async () => {
      const reminders = await store.reminders(SPAN)
      expect(Object.fromEntries(reminders.map(({ outcome, times }) => [outcome ?? 'waiting', times]))).toEqual({
        sent: 2,
        failed: 1,
        dropped: 1,
        waiting: 1,
      })
      expect(await store.subscribers()).toEqual([
        { of: 'telegram', times: 2 },
        { of: 'zalo-bot', times: 1 },
      ])
    })
    it('tell how long officers took', async () => {
      expect(await store.handoffWaits(SPAN)).toEqual([HOUR / 2, undefined])
      expect(await store.inboxWaits(SPAN)).toEqual([2 * HOUR, undefined, 5 * HOUR])
    })
  })
}

promises('on SQLite', async () => openSqlite(':memory:').database)

let runtime: Miniflare | undefined
promises('on D1', async () => {
  runtime = new Miniflare({ modules: true, script: D1_INSIDE, d1Databases: ['DB'], cf: false })
  const binding = d1Inside(runtime, 'DB')
  await migrateD1(binding)
  return openD1(binding)
})
afterAll(() => runtime?.dispose())

describe('How long something took', () => {
  it('is told by the middle one and by nine of ten', () => {
    const waits = [...Array.from({ length: 9 }, (_, each) => (each + 1) * 60_000), 90 * HOUR, undefined]
    expect(waitRow('x', waits)).toEqual(['x', 11, 1, '5 phút', '9 phút'])
    expect(waitRow('x', [])).toEqual(['x', 0, 0, '–', '–'])
    expect(waitRow('x', [undefined])).toEqual(['x', 1, 1, '–', '–'])
    expect([0, 119 * 60_000, 2 * HOUR, 47 * HOUR, 48 * HOUR].map(writeSpan)).toEqual([
      '0 phút',
      '119 phút',
      '2 giờ',
      '47 giờ',
      '2 ngày',
    ])
  })
})

describe('The page of figures', async () => {
  const { writer, services } = await openDesk()
  await seed(services.database)
  const csv = async (table: string) => {
    const text = await (await writer.get(`/officer/figures/${table}.csv${QUERY}`)).text()
    return (parse(text, { bom: true }) as string[][]).slice(1)
  }

  it('gives every table as a file with the same numbers', async () => {
    const { entries, topics } = knowledge()
    const asked = entries.get(ENTRY)!.question
    expect(await csv('theo-ngay')).toEqual([
      ['20/11/2026', '2'],
      ['21/11/2026', '0'],
      ['22/11/2026', '6'],
    ])
    expect(await csv('tra-loi')).toEqual([
      ['Trả lời được', '3', '37,5 %'],
      ['Hỏi lại cho rõ', '1', '12,5 %'],
      ['Chưa có câu trả lời', '2', '25,0 %'],
      ['Khẩn cấp', '1', '12,5 %'],
      ['Ngoài phạm vi', '1', '12,5 %'],
    ])
    expect(await csv('theo-kenh')).toEqual([
      ['Telegram', '7'],
      ['Trang web', '1'],
    ])
    expect(await csv('theo-chu-de')).toEqual([
      [topics.get('bhtn')!.name, '2'],
      [topics.get('bhyt')!.name, '1'],
    ])
    expect((await csv('muc-hay-hoi'))[0]).toEqual([asked, '2', ENTRY])
    expect(await csv('co-ich')).toEqual([
      ['Tất cả', '3', '2', '60,0 %', '0', '1', '0', '0'],
      [asked, '2', '2', '50,0 %', '0', '1', '0', '0'],
      [entries.get('bhyt-mat-the')!.question, '1', '0', '100,0 %', '0', '0', '0', '0'],
    ])
    expect(await csv('nhac-viec-lam')).toEqual([
      ['Telegram', '2', '2', '1', '1', '1'],
      ['Zalo Bot', '1', '0', '0', '0', '0'],
    ])
    expect((await csv('can-bo')).map(row => row.slice(1))).toEqual([
      ['2', '1', '30 phút', '30 phút'],
      ['3', '1', '2 giờ', '5 giờ'],
    ])
  })

  it('tells what several asked in vain, and nothing that one person said', async () => {
    const [first, ...others] = await csv('chua-tra-loi')
    expect(first?.[0]).toContain('phao cứu sinh')
    expect(first?.slice(1)).toEqual(['2', '2'])
    expect(others).toEqual([])
    const html = await (await writer.get(`/officer/figures${QUERY}`)).text()
    for (const secret of ['Anna', 'liệt sĩ', 'lời riêng', '7001', '7002', 'web-mot']) expect(html).not.toContain(secret)
    expect(html).toContain('phao cứu sinh')
  })

  it('draws each beside its table, with a name and a description', async () => {
    const html = await (await writer.get(`/officer/figures${QUERY}`)).text()
    expect(html.match(/<svg/g)).toHaveLength(8)
    expect(html).toContain('<title id="hinh-theo-ngay">Câu hỏi mỗi ngày</title>')
    expect(html).toContain('Nhiều nhất: 22/11/2026, 6.')
    expect(html.match(/<caption>/g)).toHaveLength(9)
    expect(html).not.toContain('style=')
  })

  it('is whole with nothing kept, and runs no formula that a citizen wrote', async () => {
    const page = wordsOf(await (await writer.get('/officer/figures?from=2025-01-01&to=2025-01-02')).text())
    expect(page).toContain('Chưa có gì trong những ngày này.')
    const evil = {
      question: '=HYPERLINK("http://x";"phao lạ")',
      channel: 'web' as Channel,
      reason: 'unknown' as const,
      at: SPAN.from,
    }
    await services.database.query.insert(inbox).values([
      { ...evil, conversation: 'x' },
      { ...evil, conversation: 'y' },
    ])
    const text = await (await writer.get(`/officer/figures/chua-tra-loi.csv${QUERY}`)).text()
    expect(text).toContain(`'=HYPERLINK`)
    expect(text).not.toMatch(/(?:^|[,\n])"?=/)
  })

  it.each([
    '?from=2026-02-30',
    '?from=2026-11-22&to=2026-11-20',
    '?from=2020-01-01&to=2026-01-01',
    '?from=%3Cscript%3E',
  ])('says what is wrong with %s', async query => {
    const response = await writer.get(`/officer/figures${query}`)
    expect(response.status).toBe(422)
    expect(await response.text()).not.toContain('<script>')
    expect((await writer.get(`/officer/figures/theo-ngay.csv${query}`)).status).toBe(422)
  })

  it('has no other tables', async () => {
    for (const name of ['khong-co', 'constructor'])
      expect((await writer.get(`/officer/figures/${name}.csv`)).status).toBe(404)
  })
})

import { describe, expect, it } from 'vitest'
import { noonOf } from '../../content/day.ts'
import { readEntryForm } from '../../content/desk/entry-form.ts'
import type { Entry } from '../../content/entry.ts'
import { actsIn } from '../../db/acts.ts'
import { entryChecksIn } from '../../db/entry-checks.ts'
import { realQuestionsIn } from '../../db/real-questions.ts'
import { openDesk, type Visitor } from '../support/desk.ts'
import { newestShown, typed } from '../support/entry-form.ts'
import { knowledge, TODAY } from '../support/knowledge.ts'
import { json } from '../support/services.ts'

const { writer, approver, kept, services, knock } = await openDesk()
const { content } = knowledge()
const LONG = 120_000

const HARMLESS = 'Nộp hồ sơ trong 3 tháng, kể cả khi sổ chưa chốt xong.'
const passing = content.entries.filter(
  entry => entry.topic === 'bhtn' && readEntryForm(entry.id, typed(entry, { lead: HARMLESS }), content).entry,
)
/** Words so foreign to an entry that its own questions lose it. */
const foreign = (thing: string) => ({
  question: `${thing} màu gì thì đẹp?`,
  alsoAskedAs: Array.from({ length: 8 }, (_, at) => `hỏi thử cách thứ ${at} về ${thing}`).join('\n'),
  keywords: thing,
  lead: HARMLESS,
})

const submit = (who: Visitor, entry: (typeof passing)[number], changes: Record<string, string>, seen = '0') =>
  who.post(`/officer/entries/${entry.id}/edit`, typed(entry, { ...changes, seen, act: 'submit' }))
const publish = async (id: string) =>
  approver.post(`/officer/entries/${id}/publish`, { seen: await newestShown(approver, id) })
const ask = async (text: string) => JSON.stringify(await (await knock('/api/ask', json({ text }))).json())

describe('A text that makes questions lose their answer', () => {
  const [entry, other] = passing
  const { id } = entry!

  it(
    'is held back until an officer who may publish says why it is right all the same',
    async () => {
      expect((await submit(writer, entry!, foreign('Phao cứu sinh'))).status).toBe(303)
      const held = await publish(id)
      expect([held.status, held.headers.get('location')]).toEqual([303, `/officer/entries/${id}/check?held`])
      expect(await ask(`#${id}`)).toContain(entry!.question)

      const page = await approver.read(`/officer/entries/${id}/check?held`)
      expect(page).toContain('Chưa đăng')
      expect(page).toContain('Đỏ:')
      expect(page).toContain(entry!.question)
      expect(page).toContain('Chỉ dẫn khi nguy cấp: không đổi')
      expect(await writer.read(`/officer/entries/${id}/check`)).toContain('Người duyệt sẽ xem các chỗ đỏ')

      const seen = await newestShown(approver, id)
      expect((await writer.post(`/officer/entries/${id}/check`, { seen, reason: 'Đúng rồi' })).status).toBe(403)
      expect((await approver.post(`/officer/entries/${id}/check`, { seen })).status).toBe(422)
      expect((await publish(id)).headers.get('location')).toContain('/check')
      const agreed = await approver.post(`/officer/entries/${id}/check`, { seen, reason: 'Mục này nay nói về phao' })
      expect(agreed.headers.get('location')).toBe(`/officer/entries/${id}?done=acknowledged`)
      expect((await publish(id)).headers.get('location')).toBe(`/officer/entries/${id}?done=publish`)
      const [, act] = await actsIn(services.database).list({ subject: id, limit: 2 })
      expect(act?.act).toMatch(/^Chấp nhận \d+ chỗ đỏ khi thử$/)
      expect(act?.reason).toBe('Mục này nay nói về phao')
    },
    LONG,
  )

  it(
    'has to be looked at again when its words change after that',
    async () => {
      const { id: second } = other!
      expect((await submit(writer, other!, foreign('Áo mưa'))).status).toBe(303)
      await approver.get(`/officer/entries/${second}/check`)
      const seen = await newestShown(approver, second)
      await approver.post(`/officer/entries/${second}/check`, { seen, reason: 'Đúng' })
      const again = { ...foreign('Áo mưa'), question: 'Áo mưa cỡ nào thì vừa?' }
      expect((await submit(writer, other!, again, seen)).status).toBe(303)
      const stale = await approver.post(`/officer/entries/${second}/check`, { seen, reason: 'Đúng' })
      expect(stale.status).toBe(409)
      expect((await publish(second)).headers.get('location')).toBe(`/officer/entries/${second}/check?held`)
      expect(
        (
          await approver.post(`/officer/entries/${second}/schedule`, {
            seen: await newestShown(approver, second),
            from: '2026-12-24T08:00',
          })
        ).headers.get('location'),
      ).toContain('/check')
    },
    LONG,
  )

  it(
    'is tried once more when a colleague publishes another text meanwhile',
    async () => {
      const [late, other] = passing.slice(2) as [Entry, Entry]
      expect((await submit(writer, late, { lead: `${HARMLESS} Nhớ mang giấy.` })).status).toBe(303)
      const published = publish(late.id)
      await new Promise(resolve => setTimeout(resolve, 300))
      const line = { officer: 'Tú', at: noonOf(TODAY), reason: 'Thử' } as const
      const quick = await kept.entries.append({ entryId: other.id, kind: 'published', entry: other, ...line }, 0)
      await ask('xin chào')
      expect((await published).headers.get('location')).toBe(`/officer/entries/${late.id}?done=publish`)
      expect((await entryChecksIn(services.database).of(late.id))?.library).toBe(`${quick}.0`)
    },
    LONG,
  )

  it('keeps no citizen’s words of the check', async () => {
    const check = await entryChecksIn(services.database).of(id)
    expect(check?.red.length).toBeGreaterThan(0)
    for (const { key } of check!.red) expect(key).toMatch(/^(lost|taken|given-away|moved):\d+$/)
  })
})

describe('The check', () => {
  it(
    'tries what citizens asked lately, each wording once, without buttons, thanks or words to a person',
    async () => {
      const { id } = await kept.conversations.open('web', '', 6)
      const turn = (said: string, kind: 'found' | 'courtesy' | 'person' = 'found') =>
        kept.conversations.keep(id, { said, at: noonOf(TODAY), kind, entries: [] }, 0)
      for (const said of ['mất sổ thì sao', '#bhtn-nop-ho-so', '@bhtn', 'mất sổ thì sao', 'đóng bao lâu'])
        await turn(said)
      await turn('cảm ơn', 'courtesy')
      await turn('Chào chị', 'person')
      expect(await realQuestionsIn(services.database).newest(10)).toEqual(['đóng bao lâu', 'mất sổ thì sao'])
      expect(await realQuestionsIn(services.database).newest(1)).toEqual(['đóng bao lâu'])
    },
    LONG,
  )
})

describe('A citizen who asks while texts are tried', () => {
  const EVERY_MS = 80
  const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

  /** How long each of many citizens waits, from the moment they ask, until `done`. */
  async function waitsUntil(done: Promise<unknown>): Promise<number[]> {
    let isDone = false
    void done.finally(() => (isDone = true))
    const waits: number[] = []
    while (!isDone) {
      const asked = performance.now() + EVERY_MS
      await wait(EVERY_MS)
      expect(await ask('nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp')).toContain('found')
      waits.push(performance.now() - asked)
    }
    return waits.sort((a, b) => a - b)
  }

  it(
    'is answered between two slices of it, although two officers try at once',
    async () => {
      const [zero, one, two, three] = passing.slice(4) as [Entry, Entry, Entry, Entry]
      for (const [at, entry] of [zero, one, two, three].entries())
        expect((await submit(writer, entry, { lead: `${HARMLESS} Nhớ mang sổ ${at}.` })).status).toBe(303)
      await ask('nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp')
      const said: string[] = []
      const tried = async (...entries: Entry[]) => {
        const started = performance.now()
        const checks = Promise.all(
          entries.map(async ({ id }) => said.push(await approver.read(`/officer/entries/${id}/check`))),
        )
        const waits = await waitsUntil(checks)
        const took = performance.now() - started
        const [middle, longest] = [waits[waits.length >> 1]!, waits.at(-1)!]
        console.log(
          `${entries.length} tried in ${took.toFixed()} ms; meanwhile ${waits.length} citizens waited ${middle.toFixed()} ms, at most ${longest.toFixed()} ms`,
        )
        return { took, middle, longest, citizens: waits.length }
      }
      const started = process.cpuUsage()
      said.push(await approver.read(`/officer/entries/${zero.id}/check`))
      console.log(`1 tried while nobody asked: ${(process.cpuUsage(started).user / 1e6).toFixed(1)} s of work`)
      const alone = await tried(one)
      const both = await tried(two, three)
      for (const page of said)
        expect(Number(/thử với ([\d.]+) câu/.exec(page)![1]!.replace('.', ''))).toBeGreaterThan(1000)
      for (const { took, middle, longest, citizens } of [alone, both]) {
        expect(citizens).toBeGreaterThan(10)
        expect(longest).toBeLessThan(took / 2)
        expect(middle).toBeLessThan(took / 10)
      }
    },
    2 * LONG,
  )
})

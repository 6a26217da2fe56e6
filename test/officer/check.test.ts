import { describe, expect, it } from 'vitest'
import { noonOf } from '../../content/day.ts'
import { readEntryForm } from '../../content/desk/entry-form.ts'
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

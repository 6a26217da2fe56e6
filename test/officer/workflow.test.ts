import { beforeEach, describe, expect, it } from 'vitest'
import { noonOf } from '../../content/day.ts'
import { readEntryForm } from '../../content/desk/entry-form.ts'
import { actsIn } from '../../db/acts.ts'
import { deskSettingsIn } from '../../db/desk-settings.ts'
import { publishDue } from '../../web/officer/publish-due.ts'
import type { Visitor } from '../support/desk.ts'
import { openDeskOver } from '../support/desk-over.ts'
import { newestShown, press, publish, typed } from '../support/entry-form.ts'
import { knowledge, TODAY } from '../support/knowledge.ts'
import { json } from '../support/services.ts'

const NEW_LEAD = 'Nộp hồ sơ trong 3 tháng, kể cả khi sổ chưa chốt xong.'
const HOUR = 3_600_000
const NOW = noonOf(TODAY)

// Whose other parts pass the rules with another lead: no abbreviation is written out in the lead alone.
const { content } = knowledge()
const entries = content.entries.flatMap(each => {
  const entry = { ...each, related: [] }
  const fits = each.topic === 'bhtn' && each.confidence === 'A'
  return fits && readEntryForm(each.id, typed(entry, { lead: NEW_LEAD }), content).entry ? [entry] : []
})
const untouched = [...entries]

const clock = { now: NOW }
const desk = await openDeskOver(entries, { now: () => clock.now })
const { writer, approver, administrator, services, knock } = desk
const { memory } = services
const due = () => publishDue(clock.now, memory.entries, actsIn(services.database))

beforeEach(() => {
  clock.now = NOW
})

/** The lead that a citizen gets of an entry, or the kind of answer there is instead. */
async function leadOf(id: string): Promise<string> {
  const answered = await knock('/api/ask', json({ text: `#${id}` }))
  const { kind, text } = (await answered.json()) as { kind: string; text: string }
  expect(text).not.toBe('')
  return kind === 'found' ? text : kind
}

/** An entry that no other test has touched, and what is done to it. */
function work() {
  const entry = untouched.pop()!
  const { id } = entry
  return {
    entry,
    id,
    leadNow: () => leadOf(id),
    edit: (who: Visitor, changes: Record<string, string>) =>
      who.post(`/officer/entries/${id}/edit`, typed(entry, changes)),

    step: async (who: Visitor, deed: string, fields: Record<string, string> = {}) =>
      press(who, id, deed, { seen: await newestShown(who, id), ...fields }),
  }
}

describe('A text on its way to citizens', () => {
  it('is written by one officer, published by another, and answered with the next message', async () => {
    const { id, leadNow, step, edit } = work()
    const before = await leadNow()
    const saved = await edit(writer, { lead: NEW_LEAD })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `/officer/entries/${id}?done=save`])
    expect((await step(writer, 'submit')).status).toBe(303)
    expect(await leadNow()).toBe(before)
    expect((await step(approver, 'publish')).headers.get('location')).toBe(`/officer/entries/${id}?done=publish`)
    expect(await leadNow()).toBe(NEW_LEAD)
    expect(await (await knock(`/hoi/${id}`)).text()).toContain(NEW_LEAD)
    expect((await memory.entries.history(id)).map(({ kind, officer }) => [kind, officer])).toEqual([
      ['draft', 'Lan'],
      ['submitted', 'Lan'],
      ['published', 'Hạnh'],
    ])
    const acts = await actsIn(services.database).list({ subject: id, limit: 10 })
    expect(
      acts.filter(({ act }) => !act.startsWith('Chấp nhận')).map(({ officer, act, reason }) => [officer, act, reason]),
    ).toEqual([
      ['Hạnh', 'Duyệt và đăng', 'Sửa cho dễ hiểu'],
      ['Lan', 'Gửi duyệt', 'Sửa cho dễ hiểu'],
      ['Lan', 'Lưu nháp', 'Sửa cho dễ hiểu'],
    ])
  })

  it('cannot be published by who wrote it, until an administrator allows one person', async () => {
    const { id, leadNow, step, edit } = work()
    await edit(approver, { lead: NEW_LEAD, act: 'submit' })
    expect((await step(approver, 'publish')).status).toBe(409)
    expect(await approver.read(`/officer/entries/${id}`)).toContain('người khác phải duyệt và đăng')
    await deskSettingsIn(services.database).set('onePersonMayPublish', true)
    expect((await step(approver, 'publish')).status).toBe(303)
    await deskSettingsIn(services.database).set('onePersonMayPublish', false)
    expect(await leadNow()).toBe(NEW_LEAD)
  })

  it('is sent back with a reason that the writer reads', async () => {
    const { id, step, edit } = work()
    await edit(writer, { lead: NEW_LEAD, act: 'submit' })
    expect((await step(approver, 'send-back')).status).toBe(422)
    expect((await step(approver, 'send-back', { reason: 'Thiếu điều kiện đã nghỉ việc' })).status).toBe(303)
    const page = await writer.read(`/officer/entries/${id}`)
    expect(page).toContain('Trả lại')
    expect(page).toContain('Thiếu điều kiện đã nghỉ việc')
  })

  it('is withdrawn after a page that asks why, and is no longer answered', async () => {
    const { id, leadNow, step } = work()
    const before = await leadNow()
    expect(await approver.read(`/officer/entries/${id}/withdraw`)).toContain('không còn nhận được câu trả lời này')
    expect((await writer.get(`/officer/entries/${id}/withdraw`)).status).toBe(403)
    const unasked = await step(approver, 'withdraw')
    expect(unasked.status).toBe(422)
    expect((await step(approver, 'withdraw', { reason: 'Luật đã bỏ' })).status).toBe(303)
    expect(await leadNow()).not.toBe(before)
    expect((await knock(`/hoi/${id}`)).status).not.toBe(200)
    expect((await approver.get(`/officer/entries?state=withdrawn`)).status).toBe(200)
    expect(await approver.read('/officer/entries?state=withdrawn')).toContain(id)
  })

  it('is not published over a newer edit that the approver has not read', async () => {
    const { id, leadNow, step, edit } = work()
    const before = await leadNow()
    await edit(writer, { lead: NEW_LEAD, act: 'submit' })
    const read = await newestShown(approver, id)
    const other = { lead: 'Nộp hồ sơ trong 3 tháng kể từ ngày nghỉ việc.', seen: read, act: 'submit' }
    await edit(administrator, other)
    const stale = await approver.post(`/officer/entries/${id}/publish`, { seen: read })
    expect(stale.status).toBe(409)
    expect(await stale.text()).toContain('Nộp hồ sơ trong 3 tháng kể từ ngày nghỉ việc.')
    expect(await leadNow()).toBe(before)
    expect((await step(approver, 'publish')).status).toBe(303)
  })
})

describe('A text with a date to be published', () => {
  const from = '2026-11-24T08:00'
  const asked = { from }

  it('comes to citizens by itself at that time, in the name of the machine', async () => {
    const { id, leadNow, step, edit } = work()
    const before = await leadNow()
    await edit(writer, { lead: NEW_LEAD, act: 'submit' })
    expect((await step(approver, 'schedule', asked)).headers.get('location')).toContain('done=schedule')
    expect(await approver.read(`/officer/entries/${id}`)).toContain('Sẽ tự đăng lúc 8:00 thứ Ba 24/11/2026')
    clock.now = Date.parse(`${from}:00+07:00`) - 1
    expect([await due(), await leadNow()]).toEqual([0, before])
    clock.now += 1
    expect([await due(), await leadNow(), await due()]).toEqual([1, NEW_LEAD, 0])
    const [act] = await actsIn(services.database).list({ subject: id, limit: 1 })
    expect([act?.officer, act?.act]).toEqual(['máy', 'Đăng theo hẹn'])
    expect(act?.reason).toContain('Hạnh')
  })

  it('stays back when somebody edited it meanwhile, or sent it back', async () => {
    const { id, leadNow, step, edit } = work()
    const before = await leadNow()
    await edit(writer, { lead: NEW_LEAD, act: 'submit' })
    await step(approver, 'schedule', asked)
    expect(await writer.read(`/officer/entries/${id}/edit`)).toContain('lịch hẹn bị huỷ')
    const seen = await newestShown(writer, id)
    await edit(writer, { lead: `${NEW_LEAD} Nhớ mang sổ.`, seen })
    clock.now += 48 * HOUR
    expect([await due(), await leadNow()]).toEqual([0, before])
  })

  it('is published once by two machines at once', async () => {
    const { id, step, edit } = work()
    await edit(writer, { lead: NEW_LEAD, act: 'submit' })
    await step(approver, 'schedule', asked)
    clock.now += 48 * HOUR
    const published = await Promise.all([due(), due(), due()])
    expect(published.reduce((sum, each) => sum + each)).toBe(1)
    expect((await memory.entries.history(id)).filter(({ kind }) => kind === 'published')).toHaveLength(1)
  })

  it.each(['', 'mai', '2026-11-23T11:00', '2020-01-01T00:00'])('is refused the time "%s"', async time => {
    const { id, step, edit } = work()
    await edit(writer, { lead: NEW_LEAD, act: 'submit' })
    const refused = await step(approver, 'schedule', { from: time })
    expect(refused.status).toBe(422)
    expect((await memory.entries.history(id)).at(-1)?.kind).toBe('submitted')
  })
})

describe('A new entry', () => {
  it('is written, published and found', async () => {
    const { entry } = work()
    const id = 'bhtn-muc-thu'
    const leadNow = leadOf
    const wordings = Array.from({ length: 8 }, (_, at) => `hỏi thử cách thứ ${at} về phao cứu sinh`).join('\n')
    const changes = {
      id,
      question: 'Phao cứu sinh cho người thất nghiệp là gì?',
      alsoAskedAs: wordings,
      lead: NEW_LEAD,
    }
    const made = await writer.post('/officer/entries/new', typed(entry, { ...changes, act: 'submit' }))
    expect(made.headers.get('location')).toBe(`/officer/entries/${id}?done=save-and-submit`)
    expect(await leadNow(id)).not.toBe(NEW_LEAD)
    const seen = await newestShown(approver, id)
    expect((await press(approver, id, 'publish', { seen })).status).toBe(303)
    expect(await leadNow(id)).toBe(NEW_LEAD)
  })

  it('cannot take the id of another', async () => {
    const { entry } = work()
    for (const id of [entry.id, 'new']) {
      const refused = await writer.post('/officer/entries/new', typed(entry, { id }))
      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain('mã này đã dùng')
    }
  })
})

describe('An entry published twice', () => {
  it('answers with the newer text', async () => {
    const { entry, leadNow } = work()
    expect((await publish(writer, approver, entry, { lead: 'Bản một, nộp trong 3 tháng.' })).status).toBe(303)
    expect((await publish(writer, approver, entry, { lead: 'Bản hai, nộp trong 3 tháng.' })).status).toBe(303)
    expect(await leadNow()).toBe('Bản hai, nộp trong 3 tháng.')
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../bot/answer.ts'
import { REASONS } from '../../bot/feedback.ts'
import { respond } from '../../bot/respond.ts'
import { noonOf } from '../../content/day.ts'
import { ask, knowledge } from '../support/knowledge.ts'
import { memory, type TestMemory } from '../support/memory.ts'

const at = noonOf('2026-11-23')
const QUESTION = 'nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp, gọi 0912345678'
const ENTRY = 'bhtn-nop-ho-so'

let kept: TestMemory
beforeEach(() => {
  kept = memory()
})
afterEach(() => kept.close())

const say = async (text: string) =>
  (await respond({ channel: 'telegram', conversation: 'telegram:7', text, at }, kept)).answer
const valuesOf = (answer: Answer) => answer.actions.map(action => action.value)
const opinions = (entry = ENTRY) => kept.feedback.of(entry, 10)
const inbox = async () => (await kept.inbox.waiting(10)).map(({ question, reason }) => [reason, question])

describe('A citizen who got an answer', () => {
  it('is asked whether it helped, after all other buttons', () => {
    const values = valuesOf(ask(`#${ENTRY}`))
    expect(values.slice(-2)).toEqual([`&tot:${ENTRY}`, `&sai:${ENTRY}`])
    expect(values.filter(value => value.startsWith('&'))).toHaveLength(2)
  })

  it('is not asked after danger, a choice, a greeting or what is not ours', () => {
    for (const text of ['cứu con, ba đánh con chảy máu', '@bhtn', 'xin chào', 'giá vàng hôm nay'])
      expect([text, valuesOf(ask(text)).filter(value => value.startsWith('&'))]).toEqual([text, []])
  })

  it('presses buttons that fit Telegram’s 64 bytes, for every entry and reason', () => {
    for (const id of knowledge().entries.keys()) {
      const pressed = [`&tot:${id}`, ...valuesOf(ask(`&sai:${id}`))]
      expect(pressed).toHaveLength(1 + Object.keys(REASONS).length)
      for (const value of pressed) expect([value, new TextEncoder().encode(value).length <= 64]).toEqual([value, true])
    }
  })

  it('says "helpful" with one tap, tied to entry and revision, and is thanked', async () => {
    const entry = knowledge().entries.get(ENTRY)!
    const published = { entryId: ENTRY, entry, officer: 'a', at, reason: 'thử', kind: 'published' as const }
    const shown = (await kept.entries.append(published, 0))!
    await say(QUESTION)
    const later = await kept.entries.append(published, shown)
    expect((await say(`&tot:${ENTRY}`)).text).toContain('Cảm ơn')
    expect(kept.library.revision).toBe(later)
    expect(await opinions()).toEqual([
      { entry: ENTRY, revision: shown, helpful: true, channel: 'telegram', conversation: 'telegram:7', at },
    ])
    expect(await inbox()).toEqual([])
  })

  it('says "not helpful", is asked why once, and the officers read the question, masked, once', async () => {
    await say(QUESTION)
    await say('cảm ơn')
    const why = await say(`&sai:${ENTRY}`)
    expect(why.actions.map(action => action.label)).toEqual([
      'Nội dung sai',
      'Thông tin đã cũ',
      'Khó hiểu',
      'Không đúng trường hợp của tôi',
    ])
    const thanks = await say(valuesOf(why)[1]!)
    expect([thanks.text, thanks.actions]).toEqual([expect.stringContaining('Cảm ơn'), []])
    await say(`&sai:${ENTRY}`)
    expect(await opinions()).toEqual([expect.objectContaining({ helpful: false, reason: 'out-of-date' })])
    expect(await inbox()).toEqual([['not-helpful', QUESTION.replace('0912345678', '[điện thoại]')]])
  })

  it('pressed a button to get there: then the officers read the entry’s question', async () => {
    await say(`#${ENTRY}`)
    await say(`&sai:${ENTRY}`)
    expect(await inbox()).toEqual([['not-helpful', knowledge().entries.get(ENTRY)!.question]])
  })

  it('changes its mind, and one opinion is kept', async () => {
    await say(QUESTION)
    for (const text of [`&sai:${ENTRY}`, `&tot:${ENTRY}`]) await say(text)
    expect(await opinions()).toEqual([expect.not.objectContaining({ reason: expect.anything() })])
    expect((await opinions())[0]?.helpful).toBe(true)
  })

  it('goes on about the answer after "helpful" as if nothing had been pressed', async () => {
    await say(QUESTION)
    await say(`&tot:${ENTRY}`)
    const answer = await say('cần giấy tờ gì')
    expect(answer.kind === 'found' && [answer.entry, answer.parts.map(part => part.key)]).toEqual([ENTRY, ['papers']])
  })

  it('is thanked for a button of an entry that is gone, and nothing is kept', async () => {
    expect((await say('&sai:khong-con:cu')).text).toContain('Cảm ơn')
    expect([await opinions('khong-con'), await inbox()]).toEqual([[], []])
  })

  it('presses a button whose name sounds of danger, which is nobody’s words', () => {
    expect(ask('sai ba danh con chay mau').kind).toBe('urgent')
    for (const value of ['&tot:ba-danh-con-chay-mau', '&sai:ba-danh-con-chay-mau', '&sai:ba-danh-con-chay-mau:khac'])
      expect([value, ask(value).kind]).toEqual([value, 'courtesy'])
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { meaningOf } from '../../bot/channels/telegram-commands.ts'
import { forgetOld } from '../../bot/forget-old.ts'
import { respond } from '../../bot/respond.ts'
import { person } from '../../bot/steps/person.ts'
import { privacy } from '../../bot/steps/privacy.ts'
import type { Situation } from '../../bot/steps/step.ts'
import { noonOf } from '../../content/day.ts'
import { retentionIn } from '../../db/retention.ts'
import { memoryIn } from '../../web/wiring.ts'
import { ask, knowledge } from '../support/knowledge.ts'
import { memory, type TestMemory } from '../support/memory.ts'
import { withoutMarks } from '../support/without-marks.ts'

const at = noonOf('2026-11-23')
let kept: TestMemory
beforeEach(() => {
  kept = memory()
})
afterEach(() => kept.close())

const say = async (text: string, conversation = 'nha-lan') =>
  (await respond({ channel: 'web', conversation, text, at }, kept)).answer

describe('A citizen who asks what is kept', () => {
  it.each(['/riengtu', 'riêng tư', 'bạn lưu gì về tôi', 'quyền riêng tư', 'bot có lưu tin nhắn của tôi không'])(
    'by "%s" reads it in plain words: what, how long and why, and how to have it deleted',
    text => {
      for (const said of [text, withoutMarks(text)]) {
        const answer = ask(said)
        expect([said, answer.kind]).toEqual([said, 'courtesy'])
        for (const part of ['được che trước khi lưu', 'Giữ bao lâu', 'để', 'xoá dữ liệu của tôi'])
          expect(answer.text).toContain(part)
        expect(answer.actions).toEqual([{ kind: 'say', label: 'Xoá dữ liệu của tôi', value: '/xoa' }])
      }
    },
  )
})

describe('How long it is kept', () => {
  it('is told in the days that are set here', async () => {
    const { text } = await say('/riengtu')
    expect(text).toContain('nhiều nhất 365 ngày')
    const other = memoryIn(kept.database, kept.library, 90)
    const short = await respond({ channel: 'web', conversation: 'nha-minh', text: 'riêng tư', at }, other)
    expect(short.answer.text).toContain('nhiều nhất 90 ngày')
  })

  it('is kept to: the next day lets go of what is older, slice by slice, and of nothing newer', async () => {
    const DAY_MS = 86_400_000
    await say('xin chào')
    const retention = retentionIn(kept.database)
    const rests: number[] = []
    const rest = async () => void rests.push(1)
    expect(await forgetOld(30, at + 30 * DAY_MS, retention, rest)).toBe(0)
    expect(await forgetOld(30, at + 30 * DAY_MS + 1, retention, rest)).toBe(1)
    expect(rests).toHaveLength(1)
    expect((await kept.conversations.open('web', 'nha-lan', 9)).turns).toEqual([])
  })
})

describe('A citizen who wants to be forgotten', () => {
  it.each([
    '/xoa',
    'xoá dữ liệu của tôi',
    'xóa dữ liệu của tôi',
    'XOÁ DỮ LIỆU CỦA TÔI!',
    'xoa du lieu cua toi',
    'xoas duwx lieeuj cuar tooi',
    'xoa1 du74 lie6u5 cua3 to6i',
    'xoá hết thông tin của em đi',
    'xóa lịch sử chat giúp tui',
    'hãy xoá những gì bạn lưu về tôi',
    'xoá tin nhắn của mình',
    'xoá dữ liệu',
    'xoa dl cua t',
    'quên tôi đi',
    'đừng lưu gì về tôi nữa',
    'cho em xoá toàn bộ dữ liệu cá nhân của em với ạ',
    'delete my data',
  ])('is heard when they say "%s"', text => {
    for (const said of [text, text.normalize('NFD'), withoutMarks(text)])
      expect([said, ask(said)]).toEqual([said, expect.objectContaining({ does: 'forget' })])
  })

  it.each([
    'xoá sổ bảo hiểm xã hội của tôi',
    'xoá tên khỏi hộ nghèo',
    'xoá nhà tạm',
    'làm sao xoá dữ liệu trên VssID',
    'xoá thông tin sai trên sổ bảo hiểm của con tôi thì nộp ở đâu',
    'tôi quên mật khẩu',
    'công ty giữ sổ của tôi',
    'quyền riêng tư của trẻ em trên mạng',
  ])('is not heard in "%s"', text => {
    expect(ask(text)).not.toHaveProperty('does')
    expect(ask(text).text).not.toContain('Tôi giữ những gì về bạn')
  })

  it('is told in numbers what was deleted, and nothing of it is left, nor of the wish', async () => {
    await say('nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp')
    await say('&sai:bhtn-nop-ho-so')
    await say('&sai:bhtn-nop-ho-so:cu')
    await say('gặp cán bộ')
    await say('alo', 'nha-minh')
    const answer = await say('xoá dữ liệu của tôi')
    expect(answer.text.split('\n').filter(line => line.startsWith('- '))).toEqual([
      '- 3 lượt hỏi đáp',
      '- 1 đánh giá',
      '- 1 lần gặp cán bộ',
      '- 2 câu trong hộp việc của cán bộ',
    ])
    expect((await kept.conversations.open('web', 'nha-lan', 9)).turns).toEqual([])
    expect((await kept.conversations.open('web', 'nha-minh', 9)).turns).toHaveLength(1)
    expect(await kept.inbox.waiting(9)).toEqual([])
    expect((await say('/xoa')).text).toContain('không giữ gì')
  })

  it('finds the commands in Telegram’s menu', () => {
    const knows = { entry: () => false, topic: () => false }
    expect(ask(meaningOf('/xoa', knows))).toHaveProperty('does', 'forget')
    expect(ask(meaningOf('/riengtu', knows)).text).toContain('Tôi giữ những gì về bạn')
    expect(ask(meaningOf('/gap_can_bo', knows))).toHaveProperty('does', 'call-a-person')
  })
})

describe('A citizen who asks anything else', () => {
  it('is never forgotten or handed over by mistake, in any question we know', () => {
    const golden = readdirSync('test/golden').filter(name => name.endsWith('.jsonl'))
    const asked = golden.flatMap(name =>
      readFileSync(`test/golden/${name}`, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map(line => (JSON.parse(line) as { q: string }).q),
    )
    const own = [...knowledge().entries.values()]
      .filter(entry => entry.id !== 'lh-gap-can-bo')
      .flatMap(entry => [entry.question, ...entry.alsoAskedAs])
    expect(asked.length + own.length).toBeGreaterThan(10_000)
    const heard = [...asked, ...own].filter(text => {
      const situation = { message: { text, at }, knowledge: knowledge() } as Situation
      return privacy(situation) ?? person(situation)
    })
    expect(heard).toEqual([])
  })
})

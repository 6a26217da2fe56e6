import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ConversationStore } from '../../bot/conversation-store.ts'
import { respond } from '../../bot/respond.ts'
import { noonOf } from '../../content/day.ts'
import { Library } from '../../content/library.ts'
import { goldenQuestions } from '../golden/questions.ts'
import { ask } from '../support/knowledge.ts'
import { memory, type TestMemory } from '../support/memory.ts'

const at = noonOf('2026-11-23')
let kept: TestMemory
beforeEach(() => {
  kept = memory()
})
afterEach(() => kept.close())

const say = (text: string, conversation = 'c1') => respond({ channel: 'web', conversation, text, at }, kept)
const broken = new Proxy({} as ConversationStore, { get: () => () => Promise.reject(new Error('disk full')) })

describe('A conversation', () => {
  it('keeps each turn, masked, and none is lost when two come at once', async () => {
    await Promise.all([say('số tôi 0912345678, nghỉ việc nộp hồ sơ thất nghiệp ở đâu'), say('xin chào')])
    const { turns } = await kept.conversations.open('web', 'c1', 10)
    expect(turns.map(turn => turn.said).sort()).toEqual([
      'số tôi [điện thoại], nghỉ việc nộp hồ sơ thất nghiệp ở đâu',
      'xin chào',
    ])
  })

  it('passes a question nobody can answer to the officers, masked', async () => {
    const withPhone = (text: string) => `${text} 0912345678`
    const unknown = goldenQuestions('unanswered').find(({ q }) => ask(withPhone(q)).kind === 'unknown')!
    const { answer } = await say(withPhone(unknown.q), 'c-unknown')
    expect(answer.kind).toBe('unknown')
    const waiting = await kept.inbox.waiting(10)
    expect(waiting[0]?.question).toContain('[điện thoại]')
  })
})

describe('A child in danger', () => {
  it('is answered although the database fails, and the fault is reported', async () => {
    kept.conversations = broken
    const { answer } = await say('cứu con với')
    expect(answer.kind).toBe('urgent')
    expect(kept.reported.join()).toContain('danger was answered')
  })

  it('is answered although the turn cannot be kept', async () => {
    kept.conversations = {
      ...broken,
      open: async (channel, id) => ({ id, channel, turns: [] }),
      keep: () => Promise.reject(new Error('disk full')),
      firstSight: () => Promise.resolve(true),
    }
    expect((await say('ba đánh con chảy máu')).answer.kind).toBe('urgent')
  })

  it('is answered although search itself is broken', async () => {
    kept.library = new Library(kept.library.knowledge.content)
    Object.defineProperty(kept.library.knowledge, 'index', {
      get: () => {
        throw new Error('index lost')
      },
    })
    expect((await say('em bi ba danh moi dem, cuu em')).answer.kind).toBe('urgent')
  })
})

describe('Any other message', () => {
  it('fails aloud when the database fails, so that nothing is lost in silence', async () => {
    kept.conversations = broken
    await expect(say('nộp hồ sơ thất nghiệp ở đâu')).rejects.toThrow('disk full')
  })

  it('is answered from what the library had when the log cannot be read', async () => {
    kept.entries = { ...kept.entries, liveAfter: () => Promise.reject(new Error('locked')) }
    expect((await say('nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp')).answer.kind).toBe('found')
    expect(kept.reported.join()).toContain('could not catch up')
  })
})

describe('An officer who publishes', () => {
  it('is heard with the next message, and a draft never is', async () => {
    const entry = {
      ...kept.library.knowledge.entries.get('bhtn-nop-ho-so')!,
      id: 'thu-nghiem',
      question: 'Nuôi ong lấy mật có được hỗ trợ gì không?',
      alsoAskedAs: Array(8)
        .fill('x')
        .map((_, at) => `nuôi ong lấy mật được hỗ trợ gì cách hỏi ${at}`),
      lead: 'Nuôi ong lấy mật: hỏi UBND xã.',
    }
    const line = { entryId: entry.id, entry, officer: 'a', at, reason: 'thử' }
    const drafted = await kept.entries.append({ ...line, kind: 'draft' }, 0)
    expect((await say('nuôi ong lấy mật có được hỗ trợ gì không')).answer.text).not.toContain('Nuôi ong lấy mật: hỏi')
    const published = await kept.entries.append({ ...line, kind: 'published' }, drafted!)
    const heard = await say('nuôi ong lấy mật có được hỗ trợ gì không')
    expect(heard.answer.text).toContain('Nuôi ong lấy mật: hỏi')
    expect(heard.revision).toBe(published)
    await kept.entries.append({ ...line, kind: 'withdrawn' }, published!)
    expect((await say('nuôi ong lấy mật có được hỗ trợ gì không')).answer.text).not.toContain('Nuôi ong lấy mật: hỏi')
  })
})

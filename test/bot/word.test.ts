import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../bot/message.ts'
import type { Handed, ReminderDoor } from '../../bot/reminder-door.ts'
import { respond } from '../../bot/respond.ts'
import { tellAskers } from '../../bot/tell-askers.ts'
import { noonOf } from '../../content/day.ts'
import { knowledge, TODAY } from '../support/knowledge.ts'
import { memory, type TestMemory } from '../support/memory.ts'

const at = noonOf(TODAY)
const HOUR_MS = 3_600_000
const UNKNOWN = 'tinh trang thieu nuoc o tay nguyen nam nay the nao'
const lan = 'telegram:7'

let kept: TestMemory
let sent: [Channel, string, string][]
beforeEach(() => {
  kept = memory()
  sent = []
})
afterEach(() => kept.close())

const say = async (text: string, { channel = 'telegram' as Channel, conversation = lan, when = at } = {}) =>
  (await respond({ channel, conversation, text, at: when }, kept)).answer
const door = (channel: Channel = 'telegram', does: () => Handed = () => 'sent'): ReminderDoor => ({
  channel,
  async send(chat, text) {
    sent.push([channel, chat, text])
    return does()
  },
})
/** An officer gives the entry the question's own words, and a colleague publishes it. */
const publish = async (question = UNKNOWN, id = 'bhtn-nop-ho-so') => {
  const entry = knowledge().entries.get(id)!
  const changed = { ...entry, alsoAskedAs: [...entry.alsoAskedAs, question] }
  const revision = {
    entryId: id,
    kind: 'published',
    entry: changed,
    officer: 'Hạnh',
    at,
    reason: 'thêm cách hỏi',
  } as const
  await kept.entries.append(revision, 0)
}
const asked = async () => (await kept.inbox.unanswered(9))[0]!

describe('A citizen whose question nobody could answer', () => {
  it.each(['telegram', 'zalo-bot', 'zalo-oa'] as const)('may ask on %s to be told of the answer', async channel => {
    const answer = await say(UNKNOWN, { channel, conversation: `${channel}:7` })
    expect(answer.kind).toBe('unknown')
    expect(answer.actions.at(-1)).toEqual({ kind: 'say', label: 'Báo tôi khi có trả lời', value: '&bao-tin' })
  })

  it.each(['web', 'api'] as const)('is promised nothing on %s, where nobody can be written to', async channel => {
    const answer = await say(UNKNOWN, { channel, conversation: 'nha-lan' })
    expect(answer.actions.map(action => action.value)).not.toContain('&bao-tin')
    expect((await say('báo cho tôi khi có câu trả lời', { channel, conversation: 'nha-lan' })).text).toContain(
      'không nhắn trước',
    )
    expect((await asked()).wantsWord).toBe(false)
  })

  it.each(['&bao-tin', 'báo cho tôi khi có câu trả lời', 'bao toi khi co tra loi nhe'])('says "%s"', async text => {
    await say(UNKNOWN)
    expect((await say(text)).text).toContain('tôi nhắn cho bạn một lần')
    expect((await asked()).wantsWord).toBe(true)
  })

  it('hears that nothing waits when everything was answered', async () => {
    expect((await say('&bao-tin')).text).toContain('không thấy câu nào')
  })

  it('picks it by number on Zalo, where it stands last', async () => {
    const { meaningIn } = await import('../../bot/channels/zalo-menu.ts')
    const answer = await say(UNKNOWN, { channel: 'zalo-bot', conversation: 'zalo-bot:7' })
    const number = answer.actions.filter(action => action.kind === 'say').length
    const { turns } = await kept.conversations.open('zalo-bot', 'zalo-bot:7', 6)
    expect(meaningIn(`${number}`, turns, knowledge())).toEqual({ says: '&bao-tin' })
  })
})

describe('When an entry answers', () => {
  beforeEach(async () => {
    await say(UNKNOWN)
    await say('&bao-tin')
    await kept.inbox.promise([(await asked()).id], 'bhtn-nop-ho-so', 'Lan')
  })

  it('the asker is told once, with the answer and its sources, and can go on asking about it', async () => {
    expect(await tellAskers(at, kept, [door()])).toBe(0) // promised, not yet published
    await publish()
    expect(await tellAskers(at, kept, [door()])).toBe(1)
    expect(await tellAskers(at + HOUR_MS, kept, [door()])).toBe(0)
    expect(sent).toHaveLength(1)
    const [channel, chat, text] = sent[0]!
    expect([channel, chat]).toEqual(['telegram', lan])
    expect(text).toContain(`Bạn từng hỏi: "${UNKNOWN}"`)
    expect(text).toContain('Căn cứ:')
    expect(await kept.inbox.unanswered(9)).toEqual([])
    expect(await say('nộp ở đâu?')).toEqual(expect.objectContaining({ kind: 'found', entry: 'bhtn-nop-ho-so' }))
  })

  it('nobody is woken at night', async () => {
    await publish()
    expect(await tellAskers(at + 11 * HOUR_MS, kept, [door()])).toBe(0)
    expect(await tellAskers(at + 20 * HOUR_MS, kept, [door()])).toBe(1)
  })

  it('a channel that is switched off or closed stays silent, and tells later', async () => {
    await publish()
    await kept.switches.flip({ channel: 'telegram', off: true, officer: 'Minh', reason: 'bảo trì', at })
    expect([await tellAskers(at, kept, [door()]), await tellAskers(at, kept, [])]).toEqual([0, 0])
    await kept.switches.flip({ channel: 'telegram', off: false, officer: 'Minh', reason: 'xong', at })
    expect(await tellAskers(at, kept, [door()])).toBe(1)
  })

  it('what was surely not delivered is tried again; what is in doubt, or unreachable, never', async () => {
    await publish()
    expect(await tellAskers(at, kept, [door('telegram', () => ({ retryAfterMs: 5 }))])).toBe(0)
    const broken = () => {
      throw new Error('502')
    }
    expect(await tellAskers(at, kept, [door('telegram', broken)])).toBe(0)
    expect(kept.reported.join()).toContain('nobody knows whether an asker was told')
    expect(await tellAskers(at, kept, [door()])).toBe(0)
    expect(sent).toHaveLength(2)
  })

  it('nobody is told who did not ask for it', async () => {
    const minh = { conversation: 'telegram:8' }
    await say(UNKNOWN, minh)
    const [, other] = await kept.inbox.unanswered(9)
    await kept.inbox.promise([other!.id], 'bhtn-nop-ho-so', 'Lan')
    await publish()
    await tellAskers(at, kept, [door()])
    expect(sent.map(([, chat]) => chat)).toEqual([lan])
    expect(await kept.inbox.unanswered(9)).toEqual([])
  })

  it('an Official Account waits until the citizen has written again', async () => {
    const zalo = { channel: 'zalo-oa' as const, conversation: 'zalo-oa:7' }
    await say(UNKNOWN, zalo)
    await say('&bao-tin', zalo)
    const item = (await kept.inbox.unanswered(9)).find(each => each.channel === 'zalo-oa')!
    await kept.inbox.promise([item.id], 'bhtn-nop-ho-so', 'Lan')
    await publish()
    const later = at + 72 * HOUR_MS
    expect(await tellAskers(later, kept, [door('zalo-oa')])).toBe(0)
    await say('chào', { ...zalo, when: later })
    expect(await tellAskers(later, kept, [door('zalo-oa')])).toBe(1)
  })
})

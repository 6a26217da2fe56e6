import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CHANNELS, type Channel } from '../../bot/message.ts'
import { respond } from '../../bot/respond.ts'
import { noonOf } from '../../content/day.ts'
import { memory, type TestMemory } from '../support/memory.ts'
import { openApp } from '../support/services.ts'

const at = noonOf('2026-11-23')
const QUESTION = 'nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp'
const LAN = { officer: 'Lan', reason: 'cán bộ đang sửa nội dung, 14 giờ mở lại.', at }

let kept: TestMemory
beforeEach(() => {
  kept = memory()
})
afterEach(() => kept.close())

const say = async (text: string, channel: Channel = 'telegram', conversation = `${channel}:7`) =>
  (await respond({ channel, conversation, text, at }, kept)).answer
const flip = (channel: Channel | 'all', off: boolean) => kept.switches.flip({ channel, off, ...LAN })

describe('While a channel is switched off, a citizen', () => {
  beforeEach(() => flip('telegram', true))

  it('reads the officer’s reason and where to call, whatever they ask or press', async () => {
    for (const text of [
      QUESTION,
      'xin chào',
      '#bhtn-nop-ho-so',
      'gặp cán bộ',
      '&tot:bhtn-nop-ho-so',
      'khi nào có sàn',
    ]) {
      const answer = await say(text)
      expect(answer.text).toContain(LAN.reason)
      expect(answer.actions).toEqual([expect.objectContaining({ kind: 'call', value: '02511022' })])
    }
    expect(await kept.handoffs.open('telegram', 'telegram:7')).toBeUndefined()
    expect(await kept.inbox.waiting(9)).toEqual([])
  })

  it('in danger is still told to call 111', async () => {
    const answer = await say('ba đánh con chảy máu, cứu con')
    expect(answer.kind).toBe('urgent')
    expect(answer.actions.map(action => action.value)).toContain('111')
  })

  it('can still be forgotten, and stop reminders', async () => {
    await say(QUESTION)
    expect((await say('/xoa')).text).toContain('1 lượt hỏi đáp')
    expect(await say('dừng')).toHaveProperty('does', 'stop-reminding')
    expect((await say('nhắc tôi')).text).toContain(LAN.reason)
  })

  it('is answered on every other channel, and here again when it is switched on', async () => {
    for (const channel of CHANNELS.filter(each => each !== 'telegram'))
      expect([channel, (await say(QUESTION, channel)).kind]).toEqual([channel, 'found'])
    await flip('telegram', false)
    expect((await say(QUESTION)).kind).toBe('found')
  })

  it('who waits for an officer reads the reason, and waits on when it is switched on again', async () => {
    await flip('telegram', false)
    await say('gặp cán bộ')
    await flip('telegram', true)
    expect((await say('alo')).text).toContain(LAN.reason)
    await flip('telegram', false)
    expect((await say('alo')).kind).toBe('waiting')
  })
})

describe('While the whole service is switched off', () => {
  it('every channel says so, and danger is answered on every channel', async () => {
    await flip('all', true)
    for (const channel of CHANNELS) {
      expect([channel, (await say(QUESTION, channel)).text]).toEqual([channel, expect.stringContaining(LAN.reason)])
      expect([channel, (await say('cứu con với', channel)).kind]).toEqual([channel, 'urgent'])
    }
  })
})

describe('When the switches cannot be read', () => {
  it('the bot answers, and the operators hear of it', async () => {
    kept.switches = { ...kept.switches, holding: () => Promise.reject(new Error('locked')) }
    expect((await say(QUESTION)).kind).toBe('found')
    expect(kept.reported.join()).toContain('taken for on')
  })
})

describe('An operator who looks at /healthz', () => {
  it('sees what is off, who switched it off, why and since when; and that the service itself is well', async () => {
    const opened = openApp()
    const health = async () => (await (await opened.knock('/healthz')).json()) as Record<string, unknown>
    expect(await health()).not.toHaveProperty('off')
    await opened.kept.switches.flip({ channel: 'zalo-oa', off: true, ...LAN })
    expect(await health()).toEqual(expect.objectContaining({ ok: true, off: [{ channel: 'zalo-oa', ...LAN }] }))
    opened.kept.close()
  })
})

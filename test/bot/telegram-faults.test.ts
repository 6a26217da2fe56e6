import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { type TelegramChannel, telegramChannel } from '../../bot/channels/telegram.ts'
import { Lanes } from '../../bot/channels/telegram-lanes.ts'
import type { PendingStore } from '../../bot/pending-store.ts'
import { noonOf } from '../../content/day.ts'
import { openApp } from '../support/services.ts'
import type { Fault } from '../support/telegram-server.ts'
import { kept, stageTelegram, telegram } from '../support/telegram-stage.ts'
import { botInfo, delivered, member, pressed, request, SECRET, said, TOKEN } from '../support/telegram-updates.ts'

const DANGER = 'ba uống rượu về đánh con chảy máu chân'
const MINUTE = 60_000

stageTelegram()
let clock = noonOf('2026-11-23')

/** A process that serves Telegram; another call is another process on the same database. */
function channel({ apiRoot = telegram.apiRoot, pending = kept.pending } = {}): TelegramChannel {
  const settings = { token: TOKEN, apiRoot, botInfo, secret: SECRET, timeoutSeconds: 1 }
  return telegramChannel(settings, { ...kept, pending }, () => clock)
}
const texts = (calls = telegram.done) =>
  calls.filter(call => call.method === 'sendMessage').map(call => String(call.body.text))
const knock = (bot: TelegramChannel, update: unknown) => delivered(bot, update)
const later = () => {
  clock += MINUTE + 1
}

describe('A message on Telegram', () => {
  it.each([
    ['a ban of a second', { status: 429, retryAfter: 1 }],
    ['a server fault', { status: 500 }],
    ['a page of a gateway instead of JSON', { page: 502 }],
  ] as const)('is answered once, at once, despite %s', async (_, fault) => {
    telegram.fail('sendMessage', [fault])
    await knock(channel(), said(1, 'xin chào'))
    expect(texts()).toHaveLength(1)
  })

  const LASTING: [string, Fault][] = [
    ['a long ban', { status: 429, retryAfter: 30 }],
    ['a server fault that lasts', { status: 503 }],
  ]
  it.each(
    LASTING.flatMap(([name, fault]) => [
      [name, fault, 'the same process'] as const,
      [name, fault, 'the next'] as const,
    ]),
  )('is answered once, later, despite %s %o, by %s', async (_, fault, who) => {
    telegram.fail('sendMessage', [fault, fault])
    const bot = channel()
    await knock(bot, said(2, 'xin chào'))
    expect(texts()).toEqual([])
    for (let tick = 0; tick < 4; tick++) {
      later()
      await (who === 'the next' ? channel() : bot).answerLeft()
    }
    expect(texts()).toHaveLength(1)
    const { turns } = await kept.conversations.open('telegram', 'telegram:42', 10)
    expect(turns).toHaveLength(1)
  })

  it('is answered later when Telegram cannot be reached at all', async () => {
    const nobody = await portOfNobody()
    await knock(channel({ apiRoot: `http://127.0.0.1:${nobody}` }), said(5, 'xin chào'))
    later()
    await channel().answerLeft()
    expect(texts()).toHaveLength(1)
  })

  it.each([['cut'], ['deliver-and-cut'], ['silence']] as const)(
    'that may have been answered (%s) is not answered twice, unless it tells of danger',
    async fault => {
      telegram.fail('sendMessage', [fault], 42)
      const bot = channel()
      await knock(bot, said(6, 'xin chào'))
      for (const each of [bot, channel()]) {
        later()
        await each.answerLeft()
      }
      expect(texts(telegram.calls)).toHaveLength(1)

      telegram.clear()
      telegram.fail('sendMessage', [fault], 43)
      await knock(channel(), said(7, DANGER, 43))
      for (let tick = 0; tick < 3; tick++) {
        later()
        await channel().answerLeft()
      }
      expect(texts().at(-1)).toContain('111')
      expect(texts(telegram.calls).length).toBeLessThanOrEqual(3)
    },
  )

  it('does not lose its second half when Telegram stops taking it in between', async () => {
    const bot = channel()
    telegram.fail('sendContact', [{ status: 429, retryAfter: 99 }])
    await knock(bot, said(8, DANGER))
    const before = telegram.done.length
    clock += 2 * MINUTE
    await bot.answerLeft()
    expect(texts()).toHaveLength(1)
    expect(telegram.done.length).toBeGreaterThan(before)
    expect(telegram.done.filter(call => call.method === 'sendContact').map(call => call.body.phone_number)).toContain(
      '111',
    )
  })

  it('whose answer Telegram finds badly written is answered without layout', async () => {
    telegram.fail('sendMessage', [{ status: 400, description: "Bad Request: can't parse entities" }])
    await knock(channel(), said(9, 'nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp'))
    expect(texts()[0]).toContain('3 tháng')
    expect(texts()[0]).not.toContain('<b>')
    expect(kept.reported.join()).toContain('without layout')
  })
})

describe('A process that is killed', () => {
  it.each([
    ['right after it kept a message', 'claim', 'before'],
    ['while it thinks', 'claim', 'after'],
    ['right before it sends', 'markSending', 'before'],
  ] as const)('%s leaves it to the next, which answers once', async (_, method, when) => {
    const dead = killedAt(kept.pending, method, when)
    await knock(channel({ pending: dead }), said(11, 'xin chào'))
    expect(texts()).toEqual([])
    for (let tick = 0; tick < 3; tick++) {
      later()
      await channel().answerLeft()
    }
    expect(texts()).toHaveLength(1)
  })

  it.each([
    ['xin chào', 1],
    [DANGER, 2],
  ] as const)('after it sent and before it said so: "%s" was sent %d time(s) in the end', async (text, times) => {
    const dead = killedAt(kept.pending, 'done', 'before')
    await knock(channel({ pending: dead }), said(12, text))
    for (let tick = 0; tick < 3; tick++) {
      later()
      await channel().answerLeft()
    }
    expect(texts()).toHaveLength(times)
  })

  it('after it kept the turn: the next says the same and keeps no second turn', async () => {
    const dead = killedAt(kept.pending, 'markSending', 'before')
    await knock(channel({ pending: dead }), said(13, 'mức đóng bhyt hộ gia đình'))
    later()
    await channel().answerLeft()
    expect(texts()).toHaveLength(1)
    const { turns } = await kept.conversations.open('telegram', 'telegram:42', 10)
    expect(turns).toHaveLength(1)
  })

  it('is made good by Telegram itself, which brings an unacknowledged update again', async () => {
    await kept.pending.keep('telegram', '14', JSON.stringify({ at: clock, update: said(14, 'xin chào') }), clock)
    await knock(channel(), said(14, 'xin chào'))
    await knock(channel(), said(14, 'xin chào'))
    expect(texts()).toHaveLength(1)
  })

  it('is made good by the next update when nothing else runs, as on Workers', async () => {
    await kept.pending.keep('telegram', '15', JSON.stringify({ at: clock, update: said(15, 'xin chào', 77) }), clock)
    await knock(channel(), said(16, 'xin chào', 78))
    expect(telegram.done.map(call => call.body.chat_id).sort()).toEqual([77, 78])
  })
})

describe('The same update', () => {
  it('three times, at once to two processes and later, is answered once', async () => {
    const [one, other] = [channel(), channel()]
    await Promise.all([one, other, one].map(bot => knock(bot, said(21, 'xin chào'))))
    later()
    await knock(other, said(21, 'xin chào'))
    expect(texts()).toHaveLength(1)
  })
})

describe('One chat', () => {
  it('is answered in the order it wrote, while another does not wait', async () => {
    const bot = channel()
    telegram.fail('sendMessage', [{ status: 500 }], 1)
    await Promise.all([
      knock(bot, said(31, 'mức đóng bhyt hộ gia đình', 1)),
      knock(bot, said(32, 'tạm biệt', 1)),
      knock(bot, said(33, 'xin chào', 2)),
    ])
    expect(telegram.done.filter(call => call.method === 'sendMessage').map(call => call.body.chat_id)).toEqual([
      2, 1, 1,
    ])
    expect(texts()[2]).toContain('Chào bạn, chúc bạn')
  })

  it('is forgotten by the process when it has no work left', async () => {
    const lanes = new Lanes()
    const done = [lanes.run('a', () => Promise.resolve()), lanes.run('a', () => Promise.reject(new Error('x')))]
    expect(lanes.busy).toBe(1)
    await Promise.allSettled(done)
    await lanes.idle()
    expect(lanes.busy).toBe(0)
  })
})

describe('A chat that is gone', () => {
  it.each([
    [403, 'Forbidden: bot was blocked by the user'],
    [403, 'Forbidden: user is deactivated'],
    [400, 'Bad Request: chat not found'],
  ])('(%d %s) is never written to again until it writes itself', async (status, description) => {
    const bot = channel()
    telegram.fail('sendMessage', [{ status, description }])
    await knock(bot, said(41, 'xin chào'))
    later()
    await bot.answerLeft()
    expect(await kept.unreachable.since('telegram', 'telegram:42')).toBeDefined()
    expect(texts(telegram.calls)).toHaveLength(1)
    later()
    await knock(bot, said(42, 'xin chào'))
    expect([texts().length, await kept.unreachable.since('telegram', 'telegram:42')]).toEqual([1, undefined])
  })

  it('because it blocked the bot is not even tried, also not for what it wrote before', async () => {
    await kept.pending.keep('telegram', '43', JSON.stringify({ at: clock, update: said(43, 'xin chào') }), clock)
    later()
    const bot = channel()
    await bot.webhook(request(member(44, 'kicked'), SECRET), () => undefined)
    await bot.stop()
    later()
    await channel().answerLeft()
    expect(await kept.unreachable.since('telegram', 'telegram:42')).toBeDefined()
    expect(telegram.calls).toEqual([])
    await knock(bot, member(45, 'member'))
    expect(await kept.unreachable.since('telegram', 'telegram:42')).toBeUndefined()
  })
})

describe('A database that fails', () => {
  const broken = new Proxy({} as PendingStore, { get: () => () => Promise.reject(new Error('disk full')) })

  it('makes Telegram bring the message again', async () => {
    const bot = channel({ pending: broken })
    expect((await bot.webhook(request(said(51, 'xin chào'), SECRET), () => undefined)).status).toBe(503)
    expect(telegram.calls).toEqual([])
  })

  it('keeps nobody in danger from an answer, once', async () => {
    const bot = channel({ pending: broken })
    await Promise.all([knock(bot, said(52, DANGER)), knock(bot, said(52, DANGER))])
    expect(texts()).toHaveLength(1)
    expect(texts()[0]).toContain('111')
  })

  it('after the message was kept keeps nobody in danger from an answer', async () => {
    const half = { ...kept.pending, claim: broken.claim, markSending: broken.markSending }
    const bot = channel({ pending: half })
    await knock(bot, said(53, DANGER))
    expect(texts()).toHaveLength(1)
  })
})

describe('A process that lives on while its database fails', () => {
  it('does not answer danger twice, because it knows that it did', async () => {
    let fails = true
    const done: PendingStore['done'] = async (...given) => {
      if (fails) throw new Error('disk full')
      return kept.pending.done(...given)
    }
    const bot = channel({ pending: { ...kept.pending, done } })
    await knock(bot, said(54, DANGER))
    fails = false
    later()
    await bot.answerLeft()
    expect(texts()).toHaveLength(1)
    later()
    expect(await kept.pending.left('telegram', clock, 10)).toEqual([])
  })
})

describe('What is no message', () => {
  it.each([
    ['an unknown kind of update', { update_id: 61, poll_answer: { poll_id: '1' } }],
    ['a message that is none', { update_id: 62, message: 'xin chào' }],
    [
      'somebody who joined a group',
      { update_id: 63, message: { message_id: 1, date: 1, chat: { id: -5, type: 'group' }, new_chat_members: [] } },
    ],
    [
      'a press on a button that is gone',
      {
        update_id: 64,
        callback_query: { id: '64', from: { id: 42, is_bot: false, first_name: 'C' }, chat_instance: '1' },
      },
    ],
  ])('is acknowledged and said nothing to: %s', async (_, update) => {
    const reply = await knock(channel(), update)
    expect([reply.status, texts(telegram.calls)]).toEqual([200, []])
  })

  it.each([['{"update_id":'], ['[]'], ['null'], ['{"update_id":"1"}']])('is refused: %s', async body => {
    expect((await channel().webhook(request(body, SECRET), () => undefined)).status).toBe(400)
  })

  it('is not read when it is too large, nor without the secret', async () => {
    const { knock: door, kept: other } = openApp({ telegram: channel() })
    const large = { method: 'POST', body: 'x'.repeat(2_000_000), headers: { 'content-length': '2000000' } }
    expect(
      (await door('/telegram', { ...large, headers: { ...large.headers, 'x-telegram-bot-api-secret-token': SECRET } }))
        .status,
    ).toBe(413)
    const unread = request(said(65, 'xin chào'), 'forged')
    expect((await channel().webhook(unread, () => undefined)).status).toBe(401)
    expect(unread.bodyUsed).toBe(false)
    other.close()
  })

  it('a press is acknowledged even when its answer cannot be sent', async () => {
    telegram.fail('sendMessage', [{ status: 403, description: 'Forbidden: bot was blocked by the user' }])
    await knock(channel(), pressed(66, '#bhtn-nop-ho-so'))
    expect(telegram.done.map(call => call.method)).toEqual(['answerCallbackQuery'])
  })
})

/** The store of a process that dies before or after a call: nothing it does from then on reaches the database. */
function killedAt(store: PendingStore, method: keyof PendingStore, when: 'before' | 'after'): PendingStore {
  let dead = false
  const die = (): never => {
    dead = true
    throw new Error('killed')
  }
  const wrapped = Object.entries(store).map(([name, call]) => [
    name,
    async (...given: unknown[]) => {
      if (dead || (name === method && when === 'before')) die()
      const result = await call(...given)
      dead ||= name === method
      return result
    },
  ])
  return Object.fromEntries(wrapped)
}

async function portOfNobody(): Promise<number> {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise(done => server.close(done))
  return port
}

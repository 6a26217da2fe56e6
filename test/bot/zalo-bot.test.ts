import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zaloBotChannel } from '../../bot/channels/zalo-bot.ts'
import { zaloReminders } from '../../bot/channels/zalo-reminders.ts'
import { memory, type TestMemory } from '../support/memory.ts'
import { botAt, outsideAt } from '../support/zalo-channels.ts'
import { botText, FAKE, type FakeZalo, fakeZalo } from '../support/zalo-server.ts'

const CHAT = '6ede9afa66b88fe6d6a9'
const DANGER = 'ba uong ruou ve la danh con chay mau chan'

let zalo: FakeZalo
let kept: TestMemory
beforeEach(async () => {
  zalo = await fakeZalo()
  kept = memory()
})
afterEach(async () => {
  kept.close()
  await zalo.stop()
})

describe('A citizen who writes to the bot on Zalo', () => {
  it('gets the answer with its source, and what a number picks from its menu', async () => {
    const bot = botAt(zalo, kept)
    const citizen = zalo.bot(bot.door, CHAT)
    expect(await citizen.say('nghi viec bao lau thi phai nop ho so tro cap that nghiep')).toEqual([200])
    await citizen.say('1')
    await bot.idle()
    const [first, second] = zalo.read(CHAT)
    expect(first).toContain('Căn cứ: Luật Việc làm 2025')
    expect(second).toContain(/\n1\. (.+)/.exec(first!)![1])
  })

  it('gets a long text whole and in order, in pieces Zalo takes', async () => {
    const bot = botAt(zalo, kept)
    await zalo.bot(bot.door, CHAT).say('xin chào')
    await bot.idle()
    const sentences = Array.from({ length: 150 }, (_, at) => `Câu thứ ${at + 1} của một câu trả lời rất dài.`)
    expect(await bot.tell(`zalo-bot:${CHAT}`, sentences.join(' '))).toBe('sent')
    const pieces = zalo.read(CHAT).slice(1)
    expect(pieces.length).toBe(4)
    expect(pieces.join(' ')).toBe(sentences.join(' '))
    for (const piece of pieces) expect(piece.endsWith('.')).toBe(true)
  })

  it('reads whom to call first, although nothing can be kept and Zalo does not answer at once', async () => {
    kept.pending = { ...kept.pending, keep: () => Promise.reject(new Error('disk full')) }
    zalo.fail('/sendMessage', { status: 502 })
    const bot = botAt(zalo, kept)
    await zalo.bot(bot.door, CHAT).say(DANGER)
    await bot.idle()
    expect(zalo.read(CHAT)).toEqual([expect.stringMatching(/^☎ Gọi 11[13]/)])
  })

  it('is understood flat or in {ok, result}, with a caption, and told of what cannot be read', async () => {
    const bot = botAt(zalo, kept)
    const citizen = zalo.bot(bot.door, CHAT)
    const { message } = botText(CHAT, '', 'x') as { message: object }
    const event = (name: string, what: object) => ({
      event_name: `message.${name}.received`,
      message: { ...message, ...what },
    })
    await citizen.event({ ok: true, result: botText(CHAT, 'xin chào', 'a') })
    await citizen.event(event('image', { message_id: 'b', photo_url: 'https://a.vn/b.jpg', caption: 'xin chào' }))
    await citizen.event(event('image', { message_id: 'c', photo: 'https://a.vn/b.jpg' }))
    await citizen.event(event('voice', { message_id: 'd' }))
    await citizen.event(event('unsupported', { message_id: 'e' }))
    await bot.idle()
    expect(zalo.read(CHAT).map(text => text.slice(0, 12))).toEqual([
      'Chào bạn. Tô',
      'Chào bạn. Tô',
      'Tôi chỉ đọc ',
      'Tôi chỉ đọc ',
      'Tôi chỉ đọc ',
    ])
  })

  it('is not bothered by events without a message, reactions, other bots and stickers in a group', async () => {
    const bot = botAt(zalo, kept)
    const citizen = zalo.bot(bot.door, CHAT)
    const said = botText(CHAT, 'xin chào', 'a') as { message: { chat: object; from: object } }
    const odd = [
      { event_name: 'bot.added' },
      { ...said, event_name: 'message.reaction.received' },
      { ...said, message: { ...said.message, from: { id: '1', is_bot: true } } },
      {
        event_name: 'message.sticker.received',
        message: { ...said.message, text: undefined, chat: { id: CHAT, chat_type: 'GROUP' } },
      },
      { event_name: 'message.text.received', message: { ...said.message, chat: null } },
      { event_name: 7 },
      {},
    ]
    for (const event of odd) expect(await citizen.event(event)).toEqual([200])
    await bot.idle()
    expect(zalo.read(CHAT)).toEqual([])
  })

  it('is answered once when an event is replayed, at once or later', async () => {
    const bot = botAt(zalo, kept)
    const citizen = zalo.bot(bot.door, CHAT)
    await Promise.all([citizen.say('xin chào', 'same'), citizen.say('xin chào', 'same')])
    await bot.idle()
    await citizen.say('xin chào', 'same')
    await bot.idle()
    expect(zalo.read(CHAT)).toHaveLength(1)
  })

  it('is answered by polling, one message after the other, until the bot stops', async () => {
    const outside = outsideAt()
    const bot = zaloBotChannel({ token: FAKE.botToken, apiRoot: zalo.root }, kept, outside, { longPollS: 0.2 })
    const polling = bot.poll()
    for (const [text, id] of [
      ['@bhtn', '1'],
      ['2', '2'],
      ['cảm ơn', '3'],
    ] as const)
      await zalo.bot(undefined, CHAT).say(text, id)
    await zalo.hasRead(CHAT, 3)
    await new Promise(done => setTimeout(done, 500)) // polls that bring nothing
    await bot.stop()
    await polling
    expect(zalo.read(CHAT)[2]).toContain('Không có gì')
    expect(outside.paused).toEqual([]) // an empty poll (408) is no fault
    expect(kept.reported).toEqual([])
  })
})

describe('The door of the Zalo bot', () => {
  const knock = async (body: string, secret?: string) => {
    const headers: Record<string, string> = secret ? { 'x-bot-api-secret-token': secret } : {}
    const request = new Request('https://a.vn/zalo/bot', { method: 'POST', body, headers })
    const reply = await botAt(zalo, kept).door(request)
    return { status: reply.status, bodyRead: request.bodyUsed }
  }

  it('refuses a missing or wrong secret before reading the body', async () => {
    for (const secret of [undefined, 'wrong', `${FAKE.botSecret}x`])
      expect(await knock(JSON.stringify(botText(CHAT, 'xin chào', 'a')), secret)).toEqual({
        status: 401,
        bodyRead: false,
      })
  })

  it('refuses what is no JSON', async () => {
    expect((await knock('{"a":', FAKE.botSecret)).status).toBe(400)
  })

  it('registers itself once, and is told where it lives', async () => {
    const bot = botAt(zalo, kept)
    await bot.setUp()
    await bot.setUp()
    expect(zalo.calls.map(call => call.body)).toEqual([
      { url: 'https://hoi-dap.example/zalo/bot', secret_token: FAKE.botSecret },
    ])
  })
})

describe('A reminder through the Zalo bot', () => {
  it('arrives; waits while Zalo is busy; stops for whoever left', async () => {
    const bot = botAt(zalo, kept)
    const door = zaloReminders('zalo-bot', bot)
    await zalo.bot(bot.door, CHAT).say('xin chào')
    await bot.idle()
    expect(await door.send(`zalo-bot:${CHAT}`, 'Mai có phiên việc làm.')).toBe('sent')
    zalo.fail('/sendMessage', ...Array.from({ length: 4 }, () => ({ status: 429 })))
    expect(await door.send(`zalo-bot:${CHAT}`, 'Mai có phiên việc làm.')).toEqual({ retryAfterMs: 60_000 })
    zalo.leave(CHAT)
    expect(await door.send(`zalo-bot:${CHAT}`, 'Mai có phiên việc làm.')).toBe('unreachable')
    zalo.fail('/sendMessage', 'done-and-silent')
    await expect(door.send(`zalo-bot:${CHAT}`, 'Mai có phiên việc làm.')).rejects.toThrow('unknown')
    expect(zalo.read(CHAT).slice(1)).toEqual(['Mai có phiên việc làm.'])
  })
})

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { memory, type TestMemory } from '../support/memory.ts'
import { oaAt, outsideAt } from '../support/zalo-channels.ts'
import { FAKE, type FakeZalo, fakeZalo, signedEvent } from '../support/zalo-server.ts'

const DANGER = 'ba uong ruou ve la danh con chay mau chan'
const ASKS = 'nghi viec bao lau thi phai nop ho so tro cap that nghiep'
const HOUR_MS = 3_600_000

let zalo: FakeZalo
let kept: TestMemory
let chat = ''
let count = 0
beforeAll(async () => {
  zalo = await fakeZalo({ buttons: 'untyped', retryAfterMs: [20, 20], deadlineMs: 2000 })
})
afterAll(() => zalo.stop())
beforeEach(() => {
  zalo.calls.length = 0
  chat = `24684588352961${++count}`
  kept = memory()
})
afterEach(() => kept.close())

// Tokens outlive a test: the fake has moved on from the first refresh token, as Zalo would have.
async function opened(changes: Parameters<typeof oaAt>[3] = {}, outside = outsideAt()) {
  const from = zalo.refreshes.length === 0 ? FAKE.refreshToken : `refresh-${issued()}`
  const oa = oaAt(zalo, kept, outside, { refreshToken: from, ...changes })
  return { oa, outside, citizen: zalo.oa(oa.door, chat) }
}
const issued = () => new Set(zalo.refreshes).size
const sends = () => zalo.calls.filter(call => call.path.endsWith('/cs'))

describe('A citizen who writes to the Official Account', () => {
  it('gets the answer with its source and a numbered menu, and its second part for a "2"', async () => {
    const { oa, citizen } = await opened()
    expect(await citizen.say(ASKS)).toEqual([200])
    await oa.idle()
    const [first] = zalo.read(chat)
    expect(first).toContain('3 tháng')
    expect(first).toContain('Căn cứ: Luật Việc làm 2025')
    const second = /\n2\. (.+)/.exec(first!)![1]!
    await citizen.say('2')
    await oa.idle()
    expect(zalo.read(chat)[1]).toContain(`${second}:\n`)
  })

  it('is greeted with the topics after following, and picks one by number', async () => {
    const { oa, citizen } = await opened()
    await citizen.event({ event_name: 'follow', oa_id: FAKE.oa, follower: { id: chat }, source: 'oa_profile' })
    await citizen.say('6')
    await oa.idle()
    expect(zalo.read(chat)[0]).toContain('1. ')
    expect(zalo.read(chat)[1]).toContain('111')
  })

  it('reads the numbers to call first when a child is in danger', async () => {
    const { oa, citizen } = await opened()
    await citizen.say(DANGER)
    await oa.idle()
    expect(zalo.read(chat)[0]).toEqual(expect.stringMatching(/^☎ Gọi 11[13]/))
  })

  it('is told what can be read when a place, a picture or a voice comes', async () => {
    const { oa, citizen } = await opened()
    const place = { type: 'location', payload: { coordinates: { latitude: '10.76', longitude: '106.65' } } }
    await citizen.event({ event_name: 'user_send_location', message: { msg_id: `${chat}-1`, attachments: [place] } })
    await citizen.event({ event_name: 'user_send_image', message: { msg_id: `${chat}-2`, attachments: [] } })
    await citizen.event({ event_name: 'user_send_audio', message: { msg_id: `${chat}-3` } })
    await citizen.event({ event_name: 'user_send_image', message: { msg_id: `${chat}-4`, text: 'xin chào' } })
    await oa.idle()
    const [where, picture, voice, caption] = zalo.read(chat)
    expect(where).toContain('vị trí')
    expect(picture).toContain('ảnh')
    expect(voice).toContain('tiếng nói')
    expect(caption).toContain('Chào bạn')
  })

  it('is forgotten when they withdraw, and after leaving not written to', async () => {
    const { oa, citizen } = await opened()
    await citizen.say('nghỉ việc nộp hồ sơ ở đâu')
    await oa.idle()
    const turns = async () => (await kept.conversations.open('zalo-oa', `zalo-oa:${chat}`, 9)).turns
    expect(await turns()).toHaveLength(1)
    await citizen.event({ event_name: 'user_withdraw' })
    await oa.idle()
    expect(await turns()).toEqual([])
    await citizen.say('xin chào')
    await oa.idle()
    await citizen.event({ event_name: 'unfollow', follower: { id: chat } })
    await oa.idle()
    expect(await turns()).toEqual([])
    expect(await kept.unreachable.since('zalo-oa', `zalo-oa:${chat}`)).toBeDefined()
    await citizen.say('xin chào')
    await oa.idle()
    expect(await kept.unreachable.since('zalo-oa', `zalo-oa:${chat}`)).toBeUndefined()
  })

  it('gets buttons where they are switched on, and the numbers all the same', async () => {
    const { oa, citizen } = await opened({ buttons: 'untyped' })
    await citizen.say('xin chào')
    await oa.idle()
    expect(sends()).toHaveLength(1)
    expect(JSON.stringify(sends()[0]!.body)).toContain('"type":"oa.query.hide","payload":"@')
    expect(zalo.read(chat)[0]).toContain('\n6. ')
  })

  it('gets plain text when Zalo refuses the buttons', async () => {
    const { oa, citizen } = await opened({ buttons: 'button' })
    await citizen.say('xin chào')
    await oa.idle()
    expect(sends().map(call => 'attachment' in (call.body.message as object))).toEqual([true, false])
    expect(zalo.read(chat)).toHaveLength(1)
  })

  it('is answered once, in order, when each event comes three times', async () => {
    const { oa, citizen } = await opened()
    for (const [text, id] of [
      ['@bhtn', 'a'],
      ['1', 'b'],
      ['cảm ơn', 'c'],
    ] as const)
      await Promise.all([citizen.say(text, chat + id), citizen.say(text, chat + id), citizen.say(text, chat + id)])
    await oa.idle()
    expect(zalo.read(chat)).toHaveLength(3)
    expect(zalo.read(chat)[2]).toContain('Không có gì')
  })
})

describe('The door of the Official Account', () => {
  const event = () => ({
    event_name: 'user_send_text',
    sender: { id: chat },
    recipient: { id: FAKE.oa },
    message: { msg_id: `${chat}-x`, text: 'xin chào' },
  })
  const knock = async (raw: BodyInit, headers: Record<string, string> = {}) => {
    const { oa } = await opened()
    const reply = await oa.door(new Request('https://a.vn/zalo/oa', { method: 'POST', body: raw, headers }))
    await oa.idle()
    return reply.status
  }

  it('refuses what is not signed by Zalo for our app, and does nothing', async () => {
    const right = await signedEvent(event())
    const forged = await signedEvent(event(), { secretKey: 'AppSecretForTests' })
    const other = await signedEvent(event(), { appId: '999' })
    expect(await knock(right.raw)).toBe(401)
    expect(await knock(forged.raw, forged.headers)).toBe(401)
    expect(await knock(other.raw, other.headers)).toBe(401)
    expect(await knock(right.raw.replace('xin chào', 'xin chao'), right.headers)).toBe(401)
    expect(sends()).toEqual([])
    expect(await knock(right.raw, right.headers)).toBe(200)
  })

  it('takes the time from the header when the body has none, a bare mac, and an app id without quotes', async () => {
    const { macOf } = await import('../../bot/channels/zalo-signature.ts')
    const raw = JSON.stringify({ app_id: 'X', ...event() }).replace('"X"', FAKE.appId)
    const mac = await macOf(new TextEncoder().encode(raw), '1795467187392', {
      appId: FAKE.appId,
      secret: FAKE.secretKey,
    })
    expect(await knock(raw, { 'x-zevent-signature': mac, 'x-zevent-timestamp': '1795467187392' })).toBe(200)
    zalo.silentFor(chat, 0)
    expect(sends()).toHaveLength(1)
  })

  it('takes an event signed years ago or ahead, once: clocks differ, ids do not', async () => {
    zalo.silentFor(chat, 0)
    for (const timestamp of ['1', '9999999999999', '1']) {
      const { raw, headers } = await signedEvent(event(), { timestamp })
      expect(await knock(raw, headers)).toBe(200)
    }
    expect(zalo.read(chat)).toHaveLength(1)
  })

  it("says 200 to the console's empty check, receipts, echoes and events nobody knows, and does nothing", async () => {
    expect(await knock('{}')).toBe(200)
    const names = [
      'user_seen_message',
      'user_received_message',
      'oa_send_text',
      'user_submit_info',
      'add_user_to_tag',
      'x',
    ]
    for (const event_name of names) {
      const { raw, headers } = await signedEvent({ ...event(), event_name, info: { phone: '84901234567' } })
      expect([event_name, await knock(raw, headers)]).toEqual([event_name, 200])
    }
    expect(sends()).toEqual([])
    expect(await kept.pending.left('zalo-oa', Number.MAX_SAFE_INTEGER - 1, 10)).toEqual([])
  })

  it('survives what is malformed', async () => {
    for (const raw of ['', 'x', '{"a":', '\u0000']) expect(await knock(raw)).toBe(400)
    for (const raw of ['null', '[1]', '"x"', '{"app_id":{}}', `{"app_id":"${FAKE.appId}"}`])
      expect(await knock(raw)).toBe(401)
    for (const odd of [
      { sender: null },
      { sender: { id: {} } },
      { message: null },
      { message: { msg_id: [] } },
      { message: { msg_id: 'q', text: { a: 1 } } },
    ]) {
      const { raw, headers } = await signedEvent({ ...event(), ...odd })
      expect(await knock(raw, headers)).toBe(200)
    }
  })

  it('acknowledges before it works, and lets Zalo come again when the message cannot be kept', async () => {
    const { oa, citizen } = await opened()
    zalo.fail('/cs', 'silent')
    expect(await citizen.say('xin chào')).toEqual([200]) // Zalo hangs; the door does not
    await oa.idle()
    kept.pending = { ...kept.pending, keep: () => Promise.reject(new Error('disk full')) }
    const again = await opened()
    expect(await again.citizen.say('xin chào')).toEqual([503, 503, 503])
  })

  it('answers danger although nothing can be kept', async () => {
    kept.pending = { ...kept.pending, keep: () => Promise.reject(new Error('disk full')) }
    const { oa, citizen } = await opened()
    expect(await citizen.say(DANGER)).toEqual([200])
    await oa.idle()
    expect(zalo.read(chat)[0]).toContain('☎ Gọi')
  })
})

describe('A citizen is answered exactly once', () => {
  it.each([
    ['is busy (500, 503)', [{ status: 500 }, { status: 503 }]],
    ['asks to wait (429)', [{ status: 429, retryAfterS: 2 }]],
    ['limits the rate (-32)', [{ error: -32 }, { error: -32 }]],
    ['no longer knows the token (-216)', [{ error: -216 }]],
    ['says the token has expired (-220)', [{ error: -220 }]],
  ])('when Zalo %s', async (_, faults) => {
    const { oa, citizen } = await opened()
    zalo.fail('/cs', ...faults)
    await citizen.say('xin chào')
    await oa.idle()
    expect(zalo.read(chat)).toHaveLength(1)
    expect(sends()).toHaveLength(faults.length + 1)
  })

  it('when the access token ends early', async () => {
    const { oa, citizen } = await opened()
    await citizen.say('xin chào')
    await oa.idle()
    const before = issued()
    zalo.expireAccess()
    await citizen.say('cảm ơn')
    await oa.idle()
    expect(zalo.read(chat)).toHaveLength(2)
    expect(issued()).toBe(before + 1)
  })

  it('after Zalo was down for minutes', async () => {
    const { oa, citizen, outside } = await opened()
    zalo.fail('/cs', ...Array.from({ length: 12 }, () => ({ status: 500 })))
    await citizen.say(ASKS)
    await oa.idle()
    expect(zalo.read(chat)).toEqual([])
    for (let minute = 0; minute < 20; minute++) {
      outside.forward(60_000)
      await oa.answerLeft()
    }
    expect(zalo.read(chat)).toHaveLength(1)
    expect(zalo.read(chat)[0]).toContain('3 tháng')
    expect((await kept.conversations.open('zalo-oa', `zalo-oa:${chat}`, 9)).turns).toHaveLength(1)
  })

  it('after Zalo was down and the process was restarted meanwhile', async () => {
    const { oa, citizen } = await opened()
    zalo.fail('/cs', ...Array.from({ length: 4 }, () => ({ status: 500 })))
    await citizen.say(ASKS)
    await oa.idle()
    expect(zalo.read(chat)).toEqual([])
    const next = await opened({}, outsideAt(Date.now()))
    await next.oa.answerLeft()
    expect(zalo.read(chat)).toEqual([expect.stringContaining('3 tháng')])
  })

  it('when nobody knows whether Zalo delivered: not a second time', async () => {
    const { oa, citizen, outside } = await opened()
    zalo.fail('/cs', 'done-and-silent')
    await citizen.say('xin chào')
    await oa.idle()
    outside.forward(HOUR_MS)
    await oa.answerLeft()
    expect(zalo.read(chat)).toHaveLength(1)
    expect(kept.reported.join()).toContain('not sent whole')
  })

  it('or twice, where it is about danger', async () => {
    const { oa, citizen } = await opened()
    zalo.fail('/cs', 'silent')
    await citizen.say(DANGER)
    await oa.idle()
    expect(zalo.read(chat)).toHaveLength(1)
  })

  it.each([-213, -230, -232, -244, -227])('or not at all, and not tried again, after %i', async error => {
    const { oa, citizen, outside } = await opened()
    zalo.fail('/cs', { error })
    await citizen.say('xin chào')
    await oa.idle()
    outside.forward(HOUR_MS)
    await oa.answerLeft()
    expect(sends()).toHaveLength(1)
    expect(await oa.tell(`zalo-oa:${chat}`, 'Nhắc bạn')).toBe('unreachable')
    expect(sends()).toHaveLength(1)
  })

  it('and what cannot be helped is reported, once', async () => {
    const { oa, citizen } = await opened()
    zalo.fail('/cs', { error: -210 })
    await citizen.say('xin chào')
    await oa.idle()
    expect(sends()).toHaveLength(1)
    expect(kept.reported.join()).toContain('Zalo refused a message')
  })
})

describe('A process that is killed', () => {
  /** A channel whose work stops for good at its n-th look at the database or call, as with kill -9. */
  async function killedAt(step: number) {
    let die = () => {}
    const death = new Promise<void>(done => {
      die = done
    })
    const { oa, citizen, outside } = await opened({}, mortal())
    await citizen.say(ASKS, `${chat}-k`)
    await Promise.race([oa.idle(), death])
    return outside

    function mortal() {
      const world = outsideAt()
      let steps = 0
      const alive = <Args extends unknown[], Result>(act: (...args: Args) => Promise<Result>) => {
        return (...args: Args): Promise<Result> => {
          if (++steps <= step) return act(...args)
          die()
          return new Promise<Result>(() => undefined)
        }
      }
      const { pending, conversations, unreachable } = kept
      kept = {
        ...kept,
        pending: {
          ...pending,
          claim: alive(pending.claim),
          markSending: alive(pending.markSending),
          done: alive(pending.done),
        },
        conversations: { ...conversations, open: alive(conversations.open), keep: alive(conversations.keep) },
        unreachable: { ...unreachable, since: alive(unreachable.since) },
      }
      return { ...world, fetch: alive(world.fetch) as typeof fetch }
    }
  }

  // The one moment at which nobody can know: marked as being sent, and not handed over. It is not said twice.
  const IN_DOUBT = 7

  it.each(Array.from({ length: 12 }, (_, step) => step))(
    'after %i steps leaves no message lost and none said twice',
    async step => {
      const whole = kept
      await killedAt(step)
      kept = whole
      const after = await opened({}, outsideAt(Date.now() + 10 * HOUR_MS))
      await after.oa.answerLeft()
      const times = step === IN_DOUBT ? 0 : 1
      expect(zalo.read(chat)).toHaveLength(times)
      if (times === 1) expect(zalo.read(chat)[0]).toContain('3 tháng')
      else expect(kept.reported.join()).toContain('died while it sent')
      expect((await kept.conversations.open('zalo-oa', `zalo-oa:${chat}`, 9)).turns).toHaveLength(1)
      // And a later delivery of the same event changes nothing.
      await zalo.oa(after.oa.door, chat).say(ASKS, `${chat}-k`)
      await after.oa.idle()
      expect(zalo.read(chat)).toHaveLength(times)
    },
  )
})

describe('An Official Account that writes first', () => {
  it('does so within 48 hours, within 7 days when a paid message is agreed to, and not later', async () => {
    const { oa, citizen, outside } = await opened()
    await citizen.say('xin chào')
    await oa.idle()
    const address = `zalo-oa:${chat}`
    expect(await oa.tell(address, 'Mai có phiên việc làm.')).toBe('sent')
    outside.forward(49 * HOUR_MS)
    expect(await oa.tell(address, 'Mai có phiên việc làm.')).toBe('refused')
    expect(await oa.tell(address, 'Cán bộ trả lời.', 'paid')).toBe('sent')
    outside.forward(7 * 24 * HOUR_MS)
    expect(await oa.tell(address, 'Cán bộ trả lời.', 'paid')).toBe('refused')
    expect(await oa.tell('zalo-oa:nobody', 'Chào bạn')).toBe('refused')
    expect(zalo.read(chat).slice(1)).toEqual(['Mai có phiên việc làm.', 'Cán bộ trả lời.'])
  })
})

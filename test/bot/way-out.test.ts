import { describe, expect, it } from 'vitest'
import { telegramChannel } from '../../bot/channels/telegram.ts'
import { WayOut } from '../../bot/channels/way-out.ts'
import { noonOf } from '../../content/day.ts'
import { TODAY } from '../support/knowledge.ts'
import { kept, stageTelegram, telegram } from '../support/telegram-stage.ts'
import { botInfo, delivered, SECRET, said, TOKEN } from '../support/telegram-updates.ts'
import { botAt, outsideAt } from '../support/zalo-channels.ts'
import { fakeZalo } from '../support/zalo-server.ts'

const A_SLOW_MACHINE = 10 // two are let out at a time, and more when answers take longer than 300 ms
const CHATS = Array.from({ length: 20 }, (_, at) => at + 1)
stageTelegram()

describe('Twenty people who write at once', () => {
  it('on Telegram: are not all marked before the first is answered, so that a kill loses few', async () => {
    const inDoubt = countInDoubt()
    const settings = { token: TOKEN, apiRoot: telegram.apiRoot, botInfo, secret: SECRET }
    const bot = telegramChannel(settings, { ...kept, pending: inDoubt.pending }, () => noonOf(TODAY))
    await Promise.all(CHATS.map(chat => delivered(bot, said(chat, 'xin chào', chat))))
    expect(telegram.done.filter(call => call.method === 'sendMessage')).toHaveLength(20)
    expect(inDoubt.most).toBeLessThanOrEqual(A_SLOW_MACHINE)
    expect(inDoubt.now).toBe(0)
  })

  it('on Zalo: the same', async () => {
    const zalo = await fakeZalo()
    const inDoubt = countInDoubt()
    kept.pending = inDoubt.pending
    const bot = botAt(zalo, kept, outsideAt())
    await Promise.all(CHATS.map(chat => zalo.bot(bot.door, `c${chat}`).say('xin chào')))
    await bot.idle()
    expect(CHATS.flatMap(chat => zalo.read(`c${chat}`))).toHaveLength(20)
    expect(inDoubt.most).toBeLessThanOrEqual(A_SLOW_MACHINE)
    expect(inDoubt.now).toBe(0)
    await zalo.stop()
  })

  function countInDoubt() {
    const { markSending, done } = kept.pending
    const counted = {
      now: 0,
      most: 0,
      pending: {
        ...kept.pending,
        markSending: async (...given: Parameters<typeof markSending>) => {
          counted.most = Math.max(counted.most, ++counted.now)
          await markSending(...given)
        },
        done: async (...given: Parameters<typeof done>) => {
          await done(...given)
          counted.now--
        },
      },
    }
    return counted
  }
})

describe('A reply on its way out', () => {
  it('has at most one other beside it, and all leave in the order they came', async () => {
    const wayOut = new WayOut(60_000)
    const order: number[] = []
    let [out, most] = [0, 0]
    const reply = (chat: number) =>
      wayOut.through(false, async () => {
        most = Math.max(most, ++out)
        order.push(chat)
        await new Promise(done => setTimeout(done, 2))
        out--
      })
    await Promise.all(CHATS.map(reply))
    expect([most, order]).toEqual([2, CHATS])
  })

  it('does not hold up others for long when the platform is silent, nor when handing it over failed', async () => {
    const wayOut = new WayOut()
    const silent = () => new Promise<never>(() => undefined)
    for (let at = 0; at < 2; at++) void wayOut.through(false, silent)
    await expect(wayOut.through(false, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
    expect(await wayOut.through(false, async () => 'sent')).toBe('sent')
  })

  it('does not wait when it tells whom to call', async () => {
    const wayOut = new WayOut()
    let isSilent = true
    for (let at = 0; at < 2; at++) void wayOut.through(false, () => new Promise(() => undefined))
    void wayOut.through(false, async () => {
      isSilent = false
    })
    await wayOut.through(true, async () => undefined)
    expect(isSilent).toBe(true)
  })
})

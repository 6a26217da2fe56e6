import { describe, expect, it } from 'vitest'
import { telegramReminders } from '../../bot/channels/telegram-reminders.ts'
import { postThrough } from '../../bot/post.ts'
import { wording } from '../../content/wording.ts'
import { fakeTelegram } from '../support/telegram-server.ts'

const TOKEN = '123:secret'
const REMINDER = `Nhắc bạn: thứ Năm 10/12/2026 & <giờ>\n\n${wording.howToStopReminders}`

describe('A reminder on Telegram', () => {
  it('comes as plain text with a button that ends the reminders', async () => {
    const server = await fakeTelegram()
    try {
      const door = telegramReminders({ token: TOKEN, apiRoot: `${server.apiRoot}/` })
      expect(await door.send('telegram:-77', REMINDER)).toBe('sent')
      const { body } = await server.called(call => call.method === 'sendMessage')
      expect(body).toMatchObject({ chat_id: -77, text: REMINDER })
      expect(body).not.toHaveProperty('parse_mode')
      expect(JSON.stringify(body.reply_markup)).toEqual(expect.stringContaining('dừng nhắc'))
    } finally {
      await server.stop()
    }
  })

  it.each([
    [200, { ok: true, result: {} }, 'sent'],
    [403, { ok: false, description: 'Forbidden: bot was blocked by the user' }, 'unreachable'],
    [400, { ok: false, description: 'Bad Request: chat not found' }, 'unreachable'],
    [429, { ok: false, parameters: { retry_after: 17 } }, { retryAfterMs: 17_000 }],
    [429, 'no JSON', { retryAfterMs: 60_000 }],
    [401, { ok: false, description: 'Unauthorized' }, { retryAfterMs: 900_000 }],
  ])('that is answered %d %j is %j', async (status, reply, handed) => {
    expect(await answering(status, reply).send('telegram:7', REMINDER)).toEqual(handed)
  })

  it.each([
    [500, { ok: false, description: 'Internal Server Error' }],
    [502, 'Bad Gateway'],
    [200, 'cut off'],
    [400, { ok: false, description: "Bad Request: can't parse" }],
  ])('that is answered %d %j is in doubt', async (status, reply) => {
    await expect(answering(status, reply).send('telegram:7', REMINDER)).rejects.toThrow(`answered ${status}`)
  })

  it('that never left may be sent later', async () => {
    const door = telegramReminders({ token: TOKEN, apiRoot: 'http://127.0.0.1:3' })
    expect(await door.send('telegram:7', REMINDER)).toEqual({ retryAfterMs: 60_000 })
  })

  it('that is cut off is in doubt, and the fault does not tell the token', async () => {
    const door = telegramReminders({ token: TOKEN }, async address => {
      throw new TypeError(`fetch failed for ${String(address)}`)
    })
    const fault = await door.send('telegram:7', REMINDER).catch((each: Error) => each)
    expect(fault).toBeInstanceOf(Error)
    expect(`${fault} ${(fault as Error).cause}`).not.toContain('secret')
  })

  it('goes to no chat that is not a Telegram chat', async () => {
    expect(await answering(200, { ok: true }).send('5f0c-uuid', REMINDER)).toBe('unreachable')
  })
})

describe("An officer's words that take the same way", () => {
  it('have no button that ends reminders', async () => {
    const bodies: string[] = []
    const door = telegramReminders({ token: TOKEN }, async (_, init) => {
      bodies.push(String(init?.body))
      return Response.json({ ok: true })
    })
    await postThrough([door])('telegram', 'telegram:7', 'Chị mang theo sổ bảo hiểm.')
    expect(JSON.parse(bodies[0]!)).not.toHaveProperty('reply_markup')
  })
})

function answering(status: number, reply: unknown) {
  const body = typeof reply === 'string' ? reply : JSON.stringify(reply)
  return telegramReminders({ token: TOKEN }, async () => new Response(body, { status }))
}

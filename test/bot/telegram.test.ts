import { describe, expect, it } from 'vitest'
import { type TelegramChannel, telegramChannel } from '../../bot/channels/telegram.ts'
import { noonOf } from '../../content/day.ts'
import { kept, stageTelegram, telegram } from '../support/telegram-stage.ts'
import {
  botInfo,
  delivered as knock,
  pressed,
  request,
  SECRET,
  said,
  sent,
  TOKEN,
} from '../support/telegram-updates.ts'

stageTelegram()

const channel = (secret?: string): TelegramChannel =>
  telegramChannel({ token: TOKEN, apiRoot: telegram.apiRoot, botInfo, ...(secret ? { secret } : {}) }, kept, () =>
    noonOf('2026-11-23'),
  )
const texts = () => telegram.calls.filter(call => call.method === 'sendMessage').map(call => String(call.body.text))

describe('A citizen who writes to the bot on Telegram', () => {
  it('gets the answer with its source, and buttons for its parts, by long polling', async () => {
    const bot = channel()
    const polling = bot.poll()
    await telegram.citizen(TOKEN, 7).say('nghi viec bao lau thi phai nop ho so tro cap that nghiep')
    const { body } = await telegram.called(call => call.method === 'sendMessage')
    await bot.stop()
    await polling
    expect(body.parse_mode).toBe('HTML')
    expect(body.text).toContain('3 tháng')
    expect(body.text).toContain('Căn cứ: Luật Việc làm 2025')
    expect(JSON.stringify(body.reply_markup)).toContain('#bhtn-nop-ho-so:')
  })

  it('gets the part a button names, and the button stops waiting', async () => {
    const bot = channel(SECRET)
    await knock(bot, pressed(11, '#bhtn-nop-ho-so:papers'))
    expect(texts()[0]).toContain('Mẫu số 10')
    expect(telegram.calls.map(call => call.method)).toContain('answerCallbackQuery')
  })

  it('gets the numbers and cards to call when a child is in danger', async () => {
    const bot = channel(SECRET)
    await knock(bot, said(12, 'ba uong ruou ve la danh con chay mau chan'))
    expect(texts()[0]).toMatch(/^<b>Hãy gọi 111|^<b>Trẻ đang nguy hiểm: gọi 113/)
    expect(telegram.calls.filter(call => call.method === 'sendContact').map(call => call.body.phone_number)).toContain(
      '111',
    )
  })

  it('gets a contact card from a call button', async () => {
    const bot = channel(SECRET)
    await knock(bot, pressed(13, 'call:19009068'))
    expect(telegram.calls.find(call => call.method === 'sendContact')?.body.phone_number).toBe('19009068')
  })

  it('opens an entry from a QR code at a counter', async () => {
    const bot = channel(SECRET)
    await knock(bot, said(14, '/start bhtn-nop-ho-so'))
    expect(texts()[0]).toContain('3 tháng')
  })

  it('is answered once when the same update comes three times, at once or later', async () => {
    const bot = channel(SECRET)
    await Promise.all([knock(bot, said(15, 'xin chào')), knock(bot, said(15, 'xin chào'))])
    await knock(bot, said(15, 'xin chào'))
    expect(texts()).toHaveLength(1)
  })

  it('cannot slip HTML into an answer', async () => {
    const bot = channel(SECRET)
    await knock(bot, said(16, '<b>nghỉ việc</b> <script>alert(1)</script> & "bao lâu" thì phải nộp hồ sơ thất nghiệp'))
    expect(texts()).toHaveLength(1)
    expect(texts()[0]).not.toContain('<script')
  })

  it('is told that only text can be read when a sticker comes', async () => {
    const bot = channel(SECRET)
    await knock(bot, sent(17, { sticker: { file_id: 'x', emoji: '👍' } }))
    expect(texts()[0]).toContain('chỉ đọc được chữ')
  })
})

describe('The webhook', () => {
  it('refuses a missing or wrong secret before reading the body', async () => {
    const bot = channel(SECRET)
    for (const secret of [undefined, 'wrong', `${SECRET}x`]) {
      const reply = await bot.webhook(request(said(21, 'xin chào'), secret), () => undefined)
      expect(reply.status).toBe(401)
    }
    expect(telegram.calls).toEqual([])
  })

  it('refuses what is no update', async () => {
    const bot = channel(SECRET)
    expect((await bot.webhook(request('not json', SECRET), () => undefined)).status).toBe(400)
    expect((await bot.webhook(request({ hello: 1 }, SECRET), () => undefined)).status).toBe(400)
  })

  it('acknowledges at once and works after', async () => {
    const bot = channel(SECRET)
    const work: Promise<unknown>[] = []
    const reply = await bot.webhook(request(said(22, 'xin chào'), SECRET), promise => work.push(promise))
    expect([reply.status, texts().length]).toEqual([200, 0])
    await Promise.all(work)
    expect(texts()).toHaveLength(1)
  })

  it('registers the commands in Vietnamese and its own address', async () => {
    await channel(SECRET).setUp('https://hoi-dap.example/')
    const commands = telegram.calls.filter(call => call.method === 'setMyCommands')
    expect(commands.map(call => call.body.language_code)).toEqual([undefined, 'vi'])
    for (const method of ['setMyDescription', 'setMyShortDescription'])
      expect(telegram.done.filter(call => call.method === method).map(call => call.body.language_code)).toEqual([
        undefined,
        'vi',
      ])
    expect(telegram.calls.find(call => call.method === 'setWebhook')?.body).toEqual(
      expect.objectContaining({ url: 'https://hoi-dap.example/telegram', secret_token: SECRET }),
    )
  })
})

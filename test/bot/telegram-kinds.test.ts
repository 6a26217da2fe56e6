import { beforeEach, describe, expect, it } from 'vitest'
import { type TelegramChannel, telegramChannel } from '../../bot/channels/telegram.ts'
import { noonOf } from '../../content/day.ts'
import { wording } from '../../content/wording.ts'
import { kept, stageTelegram, telegram } from '../support/telegram-stage.ts'
import {
  botInfo,
  edited,
  inGroup,
  delivered as knock,
  pressed,
  request,
  SECRET,
  said,
  searched,
  sent,
  TOKEN,
} from '../support/telegram-updates.ts'

stageTelegram()
let bot: TelegramChannel
beforeEach(() => {
  bot = telegramChannel({ token: TOKEN, apiRoot: telegram.apiRoot, botInfo, secret: SECRET }, kept, () =>
    noonOf('2026-11-23'),
  )
})

const messages = () => telegram.done.filter(call => call.method === 'sendMessage').map(call => call.body)
const texts = () => messages().map(body => String(body.text))

describe('A citizen who sends something else than words', () => {
  it.each([
    ['a photo', { photo: [{ file_id: 'x' }] }, wording.photoSent],
    ['a document', { document: { file_id: 'x' } }, wording.documentSent],
    ['a voice message', { voice: { file_id: 'x' } }, 'gọi 113 hoặc 111'],
    ['a round video', { video_note: { file_id: 'x' } }, 'chưa nghe được'],
    ['a moving picture', { animation: { file_id: 'x' }, document: { file_id: 'x' } }, wording.textOnly],
    ['a place', { location: { latitude: 10.9, longitude: 106.8 } }, 'không dùng vị trí của bạn'],
    ['a shop', { venue: { title: 'Chợ' }, location: { latitude: 10.9, longitude: 106.8 } }, 'UBND'],
    ['a phone number', { contact: { phone_number: '0912345678', first_name: 'Lan' } }, wording.personalNumber],
  ])('%s is told what helps', async (_, what, says) => {
    await knock(bot, sent(1, what))
    expect(texts()).toEqual([expect.stringContaining(says)])
  })

  it('has no file, place or phone number of theirs kept, not even until the answer', async () => {
    const held = [
      { contact: { phone_number: '0912345678' } },
      { location: { latitude: 10.9 } },
      { photo: ['ảnh-riêng'] },
    ]
    for (const [at, what] of held.entries()) await bot.webhook(request(sent(at + 1, what), SECRET), () => undefined)
    const bodies = (await kept.pending.left('telegram', Number.MAX_SAFE_INTEGER - 1, 10)).map(each => each.body)
    await bot.stop()
    expect(bodies.length).toBeGreaterThan(0)
    expect(bodies.join()).not.toMatch(/0912345678|10\.9|ảnh-riêng/)
  })

  it('is answered by the words under a photo', async () => {
    await knock(bot, sent(2, { photo: [{}], caption: 'nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp' }))
    await knock(bot, sent(3, { photo: [{}], caption: 'ba đánh con chảy máu' }))
    expect(texts()[0]).toContain('3 tháng')
    expect(texts()[1]).toContain('111')
  })

  it('is told once about ten photos of one album', async () => {
    for (let at = 0; at < 10; at++) await knock(bot, sent(10 + at, { photo: [{}], media_group_id: 'a1' }))
    expect(texts()).toHaveLength(1)
  })
})

describe('A citizen who corrects a message', () => {
  it('within two minutes is answered anew, later not', async () => {
    await knock(bot, edited(1, 'xin chào', 120))
    await knock(bot, edited(2, 'xin chào', 121))
    expect(texts()).toHaveLength(1)
  })

  it('and a place that moves is no correction', async () => {
    const { message } = sent(3, { location: { latitude: 10.9 }, edit_date: 2 })
    await knock(bot, { update_id: 3, edited_message: message })
    expect(telegram.calls).toEqual([])
  })
})

describe('In a group', () => {
  const toUs = { reply_to_message: { from: { id: 123, is_bot: true } } }
  it.each([
    ['a command', inGroup(1, '/san_viec_lam')],
    ['a command by name', inGroup(2, '/san_viec_lam@Hoi_Dap_Bot')],
    ['a mention', inGroup(3, '@hoi_dap_bot khi nào có sàn việc làm')],
    ['a reply to the bot', inGroup(4, 'khi nào có sàn việc làm', toUs)],
  ])('%s is answered as a reply, so that all see whom it answers', async (_, update) => {
    await knock(bot, update)
    expect(texts()).toEqual([expect.stringContaining('25/11/2026')])
    expect(messages()[0]?.reply_parameters).toEqual(expect.objectContaining({ message_id: update.update_id }))
  })

  it.each([
    ['talk among others', inGroup(5, 'khi nào có sàn việc làm')],
    ['a command for another bot', inGroup(6, '/help@other_bot')],
    ['a mention of a longer name', inGroup(7, '@hoi_dap_bot2 khi nào có sàn việc làm')],
    ['a reply to somebody else', inGroup(8, 'xin chào', { reply_to_message: { from: { id: 9, is_bot: false } } })],
    ['a photo', inGroup(9, '', { text: undefined, photo: [{}] })],
    ['what was posted through the bot', inGroup(10, '@hoi_dap_bot x', { via_bot: { id: 123, is_bot: true } })],
  ])('%s is left alone', async (_, update) => {
    await knock(bot, update)
    expect(telegram.calls).toEqual([])
  })

  it('a topic of a forum is answered in the topic', async () => {
    await knock(bot, inGroup(11, '/start', { is_topic_message: true, message_thread_id: 7 }))
    expect(messages()[0]?.message_thread_id).toBe(7)
  })
})

describe('A search in a group', () => {
  const found = async (query: string) => {
    await knock(bot, searched(1, query))
    return telegram.done.find(call => call.method === 'answerInlineQuery')!.body as unknown as {
      results: { id: string; title: string; input_message_content: { message_text: string }; reply_markup: unknown }[]
      is_personal: boolean
      cache_time: number
    }
  }

  it('gives the entry as a text to post, with its source and a way to ask alone', async () => {
    const { results, is_personal, cache_time } = await found('nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp')
    expect(results[0]?.id).toBe('bhtn-nop-ho-so')
    expect(results[0]?.input_message_content.message_text).toMatch(/3 tháng[\s\S]*Căn cứ/)
    expect(JSON.stringify(results[0]?.reply_markup)).toContain('https://t.me/hoi_dap_bot?start=bhtn-nop-ho-so')
    expect([is_personal, cache_time <= 60]).toEqual([false, true])
  })

  it('never posts an answer to danger, only what 111 is', async () => {
    const { results } = await found('ba uống rượu về đánh con chảy máu chân')
    expect(results.map(each => each.id)).toEqual(['te-111-la-gi'])
    expect(results[0]?.input_message_content.message_text).toContain('111')
    expect(JSON.stringify(results)).not.toMatch(/đánh con|chảy máu chân/)
  })

  it('gives the next fairs, and nothing where nothing is known', async () => {
    expect((await found('khi nào có sàn việc làm')).results.map(each => each.id)).toEqual(['fairs'])
    telegram.clear()
    await knock(bot, searched(2, ''))
    expect(telegram.done[0]?.body.results).toEqual([])
  })

  it('keeps no turn of it', async () => {
    await found('mức đóng bhyt hộ gia đình')
    expect((await kept.conversations.open('telegram', 'telegram:42', 9)).turns).toEqual([])
  })
})

describe('A link from a QR code', () => {
  it.each([
    ['bhtn-nop-ho-so', '3 tháng'],
    ['bhtn', 'Bạn muốn hỏi việc nào'],
    ['khong-co', 'Chào bạn'],
  ])('?start=%s says "%s"', async (payload, says) => {
    await knock(bot, said(1, `/start ${payload}`))
    expect(texts()).toEqual([expect.stringContaining(says)])
  })
})

describe('The next job fairs', () => {
  it('come with a file for the calendar of the phone', async () => {
    await knock(bot, said(1, 'khi nào có sàn việc làm'))
    const upload = String(telegram.done.find(call => call.method === 'sendDocument')?.body.raw)
    expect(upload).toMatch(/filename="?phien-viec-lam.ics/)
    expect(upload).toMatch(/BEGIN:VEVENT[\s\S]*20261125[\s\S]*END:VCALENDAR/)
    expect(upload).toContain(wording.fairCalendarButton)
  })
})

describe('A press on a button', () => {
  it('below a message that is gone is acknowledged', async () => {
    const { callback_query, ...update } = pressed(1, '#bhtn-nop-ho-so')
    await knock(bot, { ...update, callback_query: { ...callback_query, message: undefined } })
    expect(telegram.done.map(call => call.method)).toEqual(['answerCallbackQuery'])
  })

  it('of a call button gives a card that can be called', async () => {
    await knock(bot, pressed(2, 'call:111'))
    expect(telegram.done.map(call => [call.method, call.body.phone_number])).toEqual([
      ['answerCallbackQuery', undefined],
      ['sendContact', '111'],
    ])
  })
})

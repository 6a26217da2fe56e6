import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../bot/message.ts'
import type { Handed, ReminderDoor } from '../../bot/reminder-door.ts'
import { respond } from '../../bot/respond.ts'
import { noonOf } from '../../content/day.ts'
import { openDesk } from '../support/desk.ts'
import { TODAY } from '../support/knowledge.ts'

const HOUR_MS = 3_600_000
const NOON = noonOf(TODAY) // Monday

let sent: [string, string][]
let does: () => Handed
const door: ReminderDoor = {
  channel: 'telegram',
  async send(chat, text) {
    const handed = does()
    sent.push([chat, text])
    return handed
  },
}
let desk: Awaited<ReturnType<typeof openDesk>>
let now: number
beforeEach(async () => {
  sent = []
  does = () => 'sent'
  now = NOON
  desk = await openDesk({ doors: [door], now: () => now })
})
afterEach(() => desk.kept.close())

const say = async (
  text: string,
  { conversation = 'telegram:7', channel = 'telegram' as Channel, at = NOON - HOUR_MS } = {},
) => (await respond({ channel, conversation, text, at }, desk.kept)).answer
const TALK = '/officer/inbox/talk/1'
const reply = (text: string, seen = NOON) => desk.writer.post(`${TALK}/reply`, { text, seen: `${seen}` })

describe('An officer who looks for people who wait', () => {
  it('sees who waits longest first, since when, and by when they were promised an answer', async () => {
    await say('gặp cán bộ', { conversation: 'telegram:8', at: NOON - 3 * HOUR_MS })
    await say('gặp cán bộ')
    await say('tôi hỏi sổ bảo hiểm', { at: NOON - HOUR_MS + 1 })
    const words = await desk.writer.read('/officer/inbox/talks')
    expect(words.indexOf('chờ từ 9:00')).toBeGreaterThan(0)
    expect(words.indexOf('chờ từ 9:00')).toBeLessThan(words.indexOf('chờ từ 11:00'))
    expect(words).toContain('hẹn trả lời trước 16:30 thứ Hai 23/11/2026')
    expect(words).toContain('tôi hỏi sổ bảo hiểm')
    now = NOON + 24 * HOUR_MS
    expect(await desk.writer.read('/officer/inbox/talks')).toContain('ĐÃ QUÁ HẠN')
  })

  it('sees danger before everybody else', async () => {
    await say('gặp cán bộ', { conversation: 'telegram:8', at: NOON - 3 * HOUR_MS })
    await say('gặp cán bộ')
    await say('ba đánh con chảy máu, cứu con', { at: NOON - HOUR_MS + 1 })
    const page = await (await desk.writer.get('/officer/inbox/talks')).text()
    expect(page.indexOf('Có lời báo nguy hiểm')).toBeLessThan(page.indexOf('/officer/inbox/talk/1"'))
    expect(await (await desk.writer.get('/officer/inbox/talk/2')).text()).toContain('class="turn urgent"')
  })

  it('finds what was said in a talk that ended before anybody read it, until it is read', async () => {
    await say('gặp cán bộ')
    await say('tôi hỏi sổ')
    await say('kết thúc')
    expect(await desk.writer.read('/officer/inbox/talks')).toContain('người dân tự kết thúc')
    await desk.writer.post(`${TALK}/read`, { seen: `${NOON}` })
    expect(await desk.writer.read('/officer/inbox/talks')).not.toContain('người dân tự kết thúc')
  })
})

describe('An officer who talks with a citizen', () => {
  beforeEach(async () => {
    await say('gặp cán bộ, số tôi 0912345678')
    await say('gặp cán bộ')
  })

  it('reads what was said, masked, and nothing personal', async () => {
    const words = await desk.writer.read(TALK)
    expect(words).toContain('[điện thoại]')
    expect(words).not.toContain('0912345678')
  })

  it('replies through the same channel, and the words are in the talk', async () => {
    expect((await reply('Chào anh, anh cần gì ạ?')).headers.get('location')).toBe(`${TALK}?done=sent`)
    expect(sent).toEqual([['telegram:7', 'Cán bộ Lan trả lời: Chào anh, anh cần gì ạ?']])
    expect(await desk.approver.read(TALK)).toContain('Lan đang nói chuyện với người này')
    expect(await desk.writer.read('/officer/inbox/talks')).toContain('đang đợi người dân nhắn tiếp')
    expect(await desk.kept.inbox.unread(9)).toEqual([])
  })

  it('sends once when the form is sent twice', async () => {
    await reply('Chào anh')
    await reply('Chào anh')
    expect(sent).toHaveLength(1)
  })

  it('leaves unread what the citizen said after the page was made', async () => {
    await say('còn điều này nữa', { at: NOON - 5 })
    await reply('Chào anh', NOON - HOUR_MS)
    expect(await desk.kept.inbox.unread(9)).toEqual([expect.objectContaining({ messages: 1 })])
  })

  it.each([
    ['refused', 409, 'Zalo chưa cho nhắn'],
    ['unreachable', 409, 'đã chặn'],
    [{ retryAfterMs: 5 }, 502, 'Chưa chắc đã gửi được'],
  ] as const)('is told when it was %j, and keeps what was typed', async (handed, status, says) => {
    does = () => handed
    const response = await reply('Anh nộp ở phường nhé')
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(says)])
    expect(await (await reply('Anh nộp ở phường nhé')).text()).toContain('Anh nộp ở phường nhé</textarea>')
  })

  it('has to write something', async () => {
    const response = await reply(' ')
    expect([response.status, sent]).toEqual([422, []])
  })

  it('ends it, and the citizen is told; a colleague who comes later is told so', async () => {
    await desk.writer.post(`${TALK}/end`, { seen: `${NOON}` })
    expect(sent.at(-1)?.[1]).toContain('Cán bộ đã kết thúc')
    const late = await reply('Chào anh')
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('vừa kết thúc')])
    expect((await desk.approver.post(`${TALK}/end`, { seen: '0' })).status).toBe(409)
    expect(await desk.writer.read('/officer/inbox/talks')).toContain('Không có ai đang chờ')
  })

  it('leaves words on the web, which are read with the next message', async () => {
    const web = { channel: 'web', conversation: 'nha-lan' } as const
    await say('gặp cán bộ', web)
    expect(await desk.writer.read('/officer/inbox/talk/2')).toContain('Kênh này không tự báo')
    const response = await desk.writer.post('/officer/inbox/talk/2/reply', { text: 'Chị ra phường nhé', seen: '0' })
    expect(response.headers.get('location')).toBe('/officer/inbox/talks?done=kept')
    expect(sent).toEqual([])
    expect((await say('&xem', { ...web, at: NOON })).text).toContain('Cán bộ Lan trả lời: Chị ra phường nhé')
  })

  it('finds nothing of a citizen who was forgotten', async () => {
    await say('/xoa')
    expect((await desk.writer.get(TALK)).status).toBe(404)
    expect((await reply('Chào')).status).toBe(404)
  })
})

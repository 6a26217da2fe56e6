import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { respond } from '../../bot/respond.ts'
import { noonOf } from '../../content/day.ts'
import { linksIn } from '../../db/links.ts'
import { fairChange } from '../contracts/fair-store.ts'
import { question } from '../contracts/inbox-store.ts'
import { openDesk } from '../support/desk.ts'
import { knowledge, TODAY } from '../support/knowledge.ts'

const at = noonOf(TODAY)
const HOUR_MS = 3_600_000

let desk: Awaited<ReturnType<typeof openDesk>>
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.kept.close())

describe('An officer who comes to work', () => {
  it('on a quiet day sees that nothing waits, and the next fair nobody has confirmed', async () => {
    const words = await desk.writer.read('/officer')
    expect(words).toContain('0 người chờ cán bộ Không ai phải chờ')
    expect(words).toContain('0 nhóm câu chưa trả lời được')
    expect(words).toContain('0 bản chờ duyệt')
    expect(words).toContain('2 ngày nữa có phiên việc làm thứ Tư 25/11/2026, chưa ai xác nhận')
    expect(words).not.toContain('Đang tắt')
    expect(words).not.toContain('đường dẫn không mở được')
  })

  it('sees today’s work in numbers, and who waits longest', async () => {
    const { kept } = desk
    const call = (chat: number, when: number) =>
      respond({ channel: 'telegram', conversation: `telegram:${chat}`, text: 'gặp cán bộ', at: when }, kept)
    await call(7, at - HOUR_MS)
    await call(8, at - 3 * HOUR_MS)
    for (const conversation of ['a', 'b'])
      await kept.inbox.add(question({ question: 'nuôi chó có phải đăng ký không', conversation }))
    const entry = knowledge().entries.get('bhtn-nop-ho-so')!
    await kept.entries.append({ entryId: entry.id, kind: 'submitted', entry, officer: 'Lan', at, reason: 'x' }, 0)
    await kept.switches.flip({ channel: 'zalo-oa', off: true, officer: 'Minh', reason: 'Bảo trì.', at })
    await linksIn(kept.database).note({ url: 'https://a.example.vn/', at, status: 404, isDead: true })
    const words = await desk.writer.read('/officer')
    expect(words).toContain('2 người chờ cán bộ Lâu nhất: chờ từ 9:00')
    expect(words).toContain('1 nhóm câu chưa trả lời được Nhiều người hỏi nhất: 2 người')
    expect(words).toContain('1 bản chờ duyệt Cũ nhất của Lan')
    expect(words).toContain('Đang tắt: Zalo OA (Bảo trì.)')
    expect(words).toContain('1 đường dẫn không mở được')
  })

  it('sees danger first', async () => {
    for (const text of ['gặp cán bộ', 'ba đánh con chảy máu, cứu con'])
      await respond({ channel: 'telegram', conversation: 'telegram:7', text, at }, desk.kept)
    expect(await desk.writer.read('/officer')).toContain('Có lời báo nguy hiểm')
  })

  it('sees the fair after a confirmed one', async () => {
    await desk.kept.fairs.append(fairChange({ date: '2026-11-25' }), 0)
    expect(await desk.writer.read('/officer')).toContain('thứ Năm 10/12/2026, chưa ai xác nhận')
  })
})

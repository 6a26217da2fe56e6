import { describe, expect, it } from 'vitest'
import type { Turn } from '../../bot/conversation.ts'
import type { Channel } from '../../bot/message.ts'
import { respond } from '../../bot/respond.ts'
import { noonOf } from '../../content/day.ts'
import { ask, TODAY } from '../support/knowledge.ts'
import { memory } from '../support/memory.ts'

const STOPS = `dừng|Dừng|DỪNG|dung|duwngf|duwfng|du7ng2|stop|STOP|/stop|dừng lại|dung lai|duwngf laij|dung nhac|dừng nhắc|duwngf nhawcs
|huỷ nhắc|hủy nhắc|huy nhac|huyr nhawcs|hủy đăng ký|huỷ đăng kí|huy dang ky|huyr ddawng kys|huỷ đk|hủy đk nhắc|thôi đừng nhắc nữa
|thoi dung nhac nua|thooi ddwfng nhacws nuwax|thui đừng nhắc nữa|đừng nhắc tôi nữa|dung nhac nua nha|k nhắc nữa|ko cần nhắc nữa
|hok nhắc nữa|ngưng|ngừng nhắc|tắt nhắc|tat thong bao|dừng nhé|dừng giùm em|bot ơi dừng|dừng ạ|dừng.|dừng!!!|dừngggg|cho tôi dừng nhắc
|làm ơn dừng lại|stop nha|không muốn nhận nữa|tôi muốn dừng nhắc|dừng nhắc sàn việc làm|đừng làm phiền|đừng nhắn nữa
|dung gui tin nua|đừng gửi cho tôi nữa|thôi khỏi gửi cho tui nữa|khoi nhac nua nha`
const BEGINS = `nhắc tôi|nhac toi|Nhắc tôi!|nhawcs tooi|nhac1 to6i|nhắc tôi khi có sàn việc làm|nhac toi khi co san viec lam|đăng ký nhắc
|dang ky nhac|đk nhắc|dk nhac lich|ddawng kys nhawcs|nhắc em với|nhac e nha|nhắc mk nhé|nhắc t với|khi nào có sàn việc làm thì nhắc tôi
|co phien thi nhac em voi|báo tôi khi có sàn việc làm|khi nao co phien thi bao em|bật nhắc|nhớ nhắc tôi|nhắc tôi trước phiên 1 ngày|nhac em truoc 1 ngay dc k|nhắc tôi được không ạ
|nhắc tôi khi có phiên giao dịch việc làm ở Đồng Nai|/nhac toi`
const NEITHER = `dừng đóng bảo hiểm có sao không|đúng|đúng rồi|dung roi|da dung|dung vay|dùng|đứng|đừng|tôi muốn dừng|ngừng đóng bảo hiểm
|muốn dừng đóng bhxh tự nguyện|hủy đăng ký kết hôn|huỷ đăng ký khai sinh|hủy thẻ bhyt|nhắc tôi đóng bảo hiểm|khi nào nhắc tôi
|đăng ký sàn việc làm|khi nào có sàn việc làm|bao giờ có sàn việc làm|không nhận được trợ cấp|không nhận|tạm dừng đóng|công ty dừng hoạt động
|thôi|không|huỷ|bị công ty nhắc nhở|thôi việc|dừng trợ cấp|dừng lại được không|tôi có nhắc công ty rồi mà họ không đóng|constructor`
const each = (list: string) => list.split('|').map(text => text.trim())

describe('A citizen who wants to be reminded of job fairs', () => {
  it.each(each(BEGINS))('is understood when she says "%s"', text => {
    expect(ask(text)).toMatchObject({ kind: 'courtesy', does: 'remind' })
  })

  it('is subscribed on Telegram and hears when the next fair is and how to stop', async () => {
    const { says } = talk('telegram')
    const answer = await says('nhắc tôi khi có sàn việc làm')
    expect(answer.text).toEqual(expect.stringContaining('25/11/2026'))
    expect(answer.text).toEqual(expect.stringContaining('"dừng"'))
    expect((await says('nhắc tôi')).text).toEqual(expect.stringContaining('đã đăng ký'))
  })

  it('hears on Zalo OA that its rules may keep a reminder back', async () => {
    expect((await talk('zalo-oa').says('nhắc tôi')).text).toEqual(expect.stringContaining('Zalo chỉ cho'))
  })

  it.each(['web', 'api', 'command-line'] as const)(
    'is told on the %s where reminders come and where the calendar is',
    async channel => {
      const answer = await talk(channel).says('nhắc tôi')
      expect(answer.text).toEqual(expect.stringContaining('Telegram hoặc Zalo'))
      expect(answer.text).toEqual(expect.stringContaining('/viec-lam.ics'))
      expect(answer.actions).toEqual([expect.objectContaining({ kind: 'open', value: '/viec-lam.ics' })])
      expect((await talk(channel).says('dừng')).text).toEqual(expect.stringContaining('không có gì phải dừng'))
    },
  )
})

describe('A citizen who has had enough of reminders', () => {
  it.each(each(STOPS))('is understood when she says "%s"', text => {
    expect(ask(text)).toMatchObject({ kind: 'courtesy', does: 'stop-reminding' })
  })

  it('is not reminded any more, and may begin again', async () => {
    const { says } = talk('telegram')
    await says('nhắc tôi')
    expect((await says('duwngf')).text).toEqual(expect.stringContaining('thôi nhắc'))
    expect((await says('dừng')).text).toEqual(expect.stringContaining('không nhắc bạn'))
    expect((await says('nhắc tôi')).text).toEqual(expect.stringContaining('tôi sẽ nhắc'))
  })

  it('is told no untruth when the reminding is not wired', async () => {
    const { says, kept } = talk('telegram')
    kept.deeds = {}
    expect((await says('nhắc tôi')).text).not.toContain('tôi sẽ nhắc')
  })
})

describe('A citizen who asks something else', () => {
  it.each(each(NEITHER))('neither begins nor stops with "%s"', text => {
    expect(ask(text)).not.toHaveProperty('does', 'remind')
    expect(ask(text)).not.toHaveProperty('does', 'stop-reminding')
  })

  it.each(['choice', 'person', 'waiting', 'question'] as const)('says yes with "dung" after a %s', kind => {
    const asked: Turn = { said: 'x', at: noonOf(TODAY), kind, entries: [] }
    expect(ask('dung', { after: [asked] })).not.toHaveProperty('does', 'stop-reminding')
    expect(ask('dừng', { after: [asked] })).toHaveProperty('does', 'stop-reminding')
  })
})

function talk(channel: Channel) {
  const kept = memory()
  const says = async (text: string) =>
    (await respond({ channel, conversation: `${channel}:7`, text, at: noonOf(TODAY) }, kept)).answer
  return { kept, says }
}

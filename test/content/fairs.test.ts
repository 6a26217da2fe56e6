import { describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '../../content/day.ts'
import type { FairCalendar } from '../../content/fair.ts'
import { doubtOn, fairsBetween } from '../../content/fair-calendar.ts'
import { lunarDateOf } from '../../content/lunar.ts'
import { ask, knowledge } from '../support/knowledge.ts'

const calendar = (): FairCalendar => knowledge().content.fairs

describe('The fair calendar', () => {
  it('holds every 10th and 25th, and nothing else, for 60 months, across leap years and month ends', () => {
    let day = '2026-01-01'
    for (let count = 0; count < 60 * 31; count++, day = addDays(day, 1)) {
      const held = fairsBetween(day, day, calendar(), day)
      const due = day.endsWith('-10') || day.endsWith('-25')
      expect([day, held.length]).toEqual([day, due ? 1 : 0])
      if (due && (weekdayOf(day) === 0 || weekdayOf(day) === 6)) expect(held[0]?.doubt).toBeTruthy()
    }
  })

  it('knows the first day of Tết as published', () => {
    const published = [
      '2022-02-01',
      '2023-01-22',
      '2024-02-10',
      '2025-01-29',
      '2026-02-17',
      '2027-02-06',
      '2028-01-26',
      '2029-02-13',
      '2030-02-02',
      '2031-01-23',
      '2032-02-11',
    ]
    for (const day of published) expect([day, lunarDateOf(day)]).toEqual([day, { day: 1, month: 1, leap: false }])
  })

  it('doubts a day in Tết, on a holiday or at a weekend, and says which', () => {
    expect(doubtOn('2027-02-10', calendar())).toBeUndefined() // mùng 5: the law's five days off end the day before
    expect(doubtOn('2027-02-09', calendar())).toContain('Tết')
    expect(doubtOn('2027-02-05', calendar())).toContain('Tết')
    expect(doubtOn('2027-01-10', calendar())).toContain('Chủ nhật')
    expect(doubtOn('2026-04-26', calendar())).toContain('Giỗ Tổ')
    expect(doubtOn('2026-12-10', calendar())).toBeUndefined()
  })

  it('shows a moved fair on its new day and a cancelled one as cancelled', () => {
    const moved: FairCalendar = {
      ...calendar(),
      notices: [
        { date: '2026-12-10', status: 'moved', movedTo: '2026-12-14', companies: [], source: 'thông báo' },
        { date: '2026-12-25', status: 'cancelled', companies: [], source: 'thông báo' },
        { date: '2026-12-18', status: 'extra', companies: ['Công ty A'], source: 'thông báo' },
      ],
    }
    const held = fairsBetween('2026-12-01', '2026-12-31', moved, '2026-11-25')
    expect(held.map(fair => [fair.date, fair.status])).toEqual([
      ['2026-12-14', 'moved'],
      ['2026-12-18', 'extra'],
      ['2026-12-25', 'cancelled'],
    ])
    expect(held[0]?.movedFrom).toBe('2026-12-10')
  })
})

describe('A worker who asks for the next job fair', () => {
  const dates = (text: string, on: string) => {
    const answer = ask(text, { on })
    return answer.kind === 'fairs' ? answer.fairs.map(fair => fair.date) : answer.kind
  }

  it.each([
    'khi nào có sàn việc làm',
    'bao giờ có phiên giao dịch việc làm',
    'bao gio co phien giao dich viec lam',
    'sàn việc làm',
    'lịch sàn giao dịch việc làm',
  ])('gets the next dates for "%s"', text =>
    expect(dates(text, '2026-11-23')).toEqual(['2026-11-25', '2026-12-10', '2026-12-25']),
  )

  it('gets this month, next month, a named month and a named day', () => {
    expect(dates('tháng này có sàn việc làm ngày nào', '2026-11-11')).toEqual(['2026-11-25'])
    expect(dates('tháng sau có sàn việc làm ngày nào', '2026-12-31')).toEqual(['2027-01-10', '2027-01-25'])
    expect(dates('tháng 2 có phiên giao dịch việc làm không', '2026-11-23')).toEqual(['2027-02-10', '2027-02-25'])
    expect(dates('ngày 25 này có sàn việc làm không', '2026-11-23')).toEqual(['2026-11-25'])
  })

  it('is told how many days are left, the weekday, that the date is not confirmed, and what falls on a weekend', () => {
    const { text } = ask('khi nào có sàn việc làm', { on: '2026-12-26' })
    expect(text).toContain('Chủ nhật 10/1/2027 (còn 15 ngày) – dự kiến – rơi vào Chủ nhật')
    expect(text).toContain('hãy hỏi Trung tâm Dịch vụ việc làm')
  })

  it('is told so when the month has none left', () => {
    expect(ask('tháng này còn phiên giao dịch việc làm không', { on: '2026-11-26' }).text).toContain(
      'Tháng này không còn phiên nào',
    )
  })
})

import { describe, expect, it } from 'vitest'
import { addDays, isDay, weekdayOf } from '../../content/day.ts'
import { doubtOn } from '../../content/day-off.ts'
import { FairCalendar, FairNotice } from '../../content/fair.ts'
import { fairPlannedFor, fairsBetween } from '../../content/fair-calendar.ts'
import { lunarDateOf } from '../../content/lunar.ts'
import { ask, knowledge, TODAY } from '../support/knowledge.ts'

const calendar = (): FairCalendar => knowledge().content.fairs

describe('The fair calendar', () => {
  it('is right on every day of 60 months: what is held, and why a day is doubtful', () => {
    const doubts: Record<string, string> = {}
    let days = 0
    for (let day = TODAY; day < '2031-11-23'; day = addDays(day, 1), days++) {
      const held = fairsBetween(day, day, calendar(), day)
      const due = day.endsWith('-10') || day.endsWith('-25')
      expect([day, held.map(fair => [fair.planned, fair.date, fair.status])]).toEqual([
        day,
        due ? [[day, day, 'expected']] : [],
      ])
      const doubt = held[0]?.doubt
      if (weekdayOf(day) === 0 || weekdayOf(day) === 6) expect([day, doubt !== undefined]).toEqual([day, due])
      else if (doubt) doubts[day] = doubt
    }
    expect(days).toBe(1826)
    // Worked out by hand from the published first days of Tết and the 10th of the third lunar month.
    expect(doubts).toEqual({
      '2027-02-10': 'có thể là ngày nghỉ bù Tết Nguyên đán', // Tết 5–9/2/2027 takes a Saturday and a Sunday
      '2028-01-25': 'trùng dịp Tết Nguyên đán', // the last day of the old year
    })
  })

  it('finds any fair of those 60 months by its planned day, the same as in the list', () => {
    for (const fair of fairsBetween(TODAY, '2031-11-22', calendar(), TODAY))
      expect(fairPlannedFor(fair.planned, calendar(), TODAY)).toEqual(fair)
    expect(fairPlannedFor('2026-12-11', calendar(), TODAY)).toBeUndefined()
  })

  it('doubts every day of Tết and the days in lieu, across the Tết of seven years', () => {
    const off: Record<string, string> = {
      '2027': '05 06 07 08 09 10 11', // 10 and 11 in lieu of Saturday and Sunday
      '2028': '25 26 27 28 29 31', // 29 and 30 are a weekend; mùng 4 is a Saturday
      '2029': '12 13 14 15 16',
      '2030': '01 02 03 04 05 06 07',
      '2031': '22 23 24 25 26 27 28',
      '2032': '10 11 12 13 14 16',
    }
    for (const [year, days] of Object.entries(off)) {
      const month = year === '2028' || year === '2031' ? '01' : '02'
      const found = Array.from({ length: 31 }, (_, at) => `${year}-${month}-${String(at + 1).padStart(2, '0')}`)
        .filter(isDay)
        .filter(day => doubtOn(day, calendar())?.includes('Tết Nguyên đán'))
      expect([year, found.map(day => day.slice(8)).join(' ')]).toEqual([year, days])
    }
  })

  it('knows the 10th of the third lunar month as published', () => {
    for (const day of [
      '2025-04-07',
      '2026-04-26',
      '2027-04-16',
      '2028-04-04',
      '2029-04-23',
      '2030-04-12',
      '2031-04-01',
    ])
      expect([day, doubtOn(day, calendar())]).toEqual([day, 'trùng dịp Giỗ Tổ Hùng Vương'])
    expect(doubtOn('2026-04-27', calendar())).toBe('có thể là ngày nghỉ bù Giỗ Tổ Hùng Vương')
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
    for (const [day, why] of [
      ['2027-01-01', 'Tết Dương lịch'],
      ['2027-04-30', 'Giải phóng'],
      ['2027-05-01', 'Lao động'],
      ['2027-05-03', 'nghỉ bù'],
      ['2027-09-02', 'Quốc khánh'],
    ])
      expect([day, doubtOn(day!, calendar())]).toEqual([day, expect.stringContaining(why!)])
    expect(doubtOn('2027-02-12', calendar())).toBeUndefined()
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

  it('keeps a fair that is moved far, onto another fair, or cancelled after being added', () => {
    const told: FairCalendar = {
      ...calendar(),
      notices: [
        { date: '2026-12-10', status: 'moved', movedTo: '2027-03-25', companies: [], source: 'thông báo' },
        { date: '2026-12-18', status: 'cancelled', companies: [], source: 'thông báo' },
        { date: '2026-12-25', status: 'extra', companies: [], source: 'thông báo' },
      ],
    }
    const on = (day: string) => fairsBetween(day, day, told, TODAY).map(fair => [fair.planned, fair.status])
    expect(on('2026-12-10')).toEqual([])
    expect(on('2027-03-25')).toEqual([
      ['2026-12-10', 'moved'],
      ['2027-03-25', 'expected'],
    ])
    expect(on('2026-12-18')).toEqual([['2026-12-18', 'cancelled']])
    expect(on('2026-12-25')).toEqual([['2026-12-25', 'extra']])
  })

  it('goes on doubting a day that is announced without being certain, and doubts no certain one', () => {
    const saturday = (confirmed: boolean): FairCalendar => ({
      ...calendar(),
      notices: [
        {
          date: '2026-12-10',
          status: 'moved',
          movedTo: '2026-12-12',
          confirmed,
          time: '07:30-11:30',
          companies: [],
          source: 'điện thoại',
        },
      ],
    })
    const [unsure] = fairsBetween('2026-12-12', '2026-12-12', saturday(false), TODAY)
    expect([unsure?.confirmed, unsure?.doubt, unsure?.time]).toEqual([false, 'rơi vào thứ Bảy', '07:30-11:30'])
    const [sure] = fairsBetween('2026-12-12', '2026-12-12', saturday(true), TODAY)
    expect([sure?.confirmed, sure?.doubt]).toEqual([true, undefined])
  })
})

describe('An officer who announces a fair', () => {
  const complaints = (notice: object) => {
    const read = FairNotice.safeParse({ date: '2026-12-10', status: 'confirmed', source: 'thông báo', ...notice })
    return read.success ? [] : read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
  }

  it('may leave out what is not known', () => expect(complaints({})).toEqual([]))

  it.each([
    [{ status: 'moved' }, 'movedTo: phiên dời thì phải ghi ngày mới'],
    [{ movedTo: '2026-12-12' }, 'movedTo: chỉ phiên dời hoặc huỷ mới có ngày mới'],
    [{ status: 'moved', movedTo: '2026-12-10' }, 'movedTo: ngày mới phải khác ngày cũ'],
    [{ time: 'buổi sáng' }, 'time: viết giờ:phút, ví dụ: 07:30 hoặc 07:30-11:30'],
    [{ time: '11:30-07:30' }, 'time: giờ kết thúc phải sau giờ bắt đầu'],
    [{ online: 'javascript:alert(1)' }, 'online: cần một đường dẫn bắt đầu bằng https://'],
    [{ date: '2026-02-30' }, expect.stringContaining('date: phải là ngày có thật')],
  ])('is told what is wrong with %j', (notice, says) => expect(complaints(notice)).toEqual([says]))

  it('cannot write two notices of one fair into the file', () => {
    const twice = {
      ...calendar(),
      notices: [1, 2].map(() => ({ date: '2026-12-10', status: 'confirmed', source: 'x' })),
    }
    expect(FairCalendar.safeParse(twice).error?.issues[0]?.message).toContain('mỗi ngày chỉ một thông báo')
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

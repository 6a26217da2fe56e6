import { describe, expect, it } from 'vitest'
import { isCivil, nextCivil, noticesDue, type ToldChange } from '../../bot/reminders.ts'
import { toldChanges } from '../../bot/told-changes.ts'
import { addDays, dayInVietnam } from '../../content/day.ts'
import type { FairNotice } from '../../content/fair.ts'
import type { FairChange } from '../../content/fair-store.ts'
import { fairsTold } from '../../content/fairs-told.ts'
import { knowledge } from '../support/knowledge.ts'

const FAIRS = { ...knowledge().content.fairs, notices: [] }
const at = (day: string, clock: string) => Date.parse(`${day}T${clock}:00+07:00`)
const due = (day: string, clock: string, log: FairChange[] = []) =>
  noticesDue(at(day, clock), fairsTold(FAIRS, log), toldChanges(log, FAIRS)).map(
    each => `${each.fair} ${each.occasion}`,
  )

describe('A citizen who is reminded of a job fair on 10 December', () => {
  it.each([
    ['2026-12-07', '07:59', []],
    ['2026-12-07', '08:00', ['2026-12-10 3-days']],
    ['2026-12-08', '20:00', ['2026-12-10 3-days']],
    ['2026-12-09', '07:59', ['2026-12-10 3-days']],
    ['2026-12-09', '08:00', ['2026-12-10 1-day']],
    ['2026-12-10', '07:59', ['2026-12-10 1-day']],
    ['2026-12-10', '08:00', []],
    ['2026-12-12', '10:00', []],
  ])('has on %s at %s due: %s', (day, clock, expected) => {
    expect(due(day, clock)).toEqual(expected)
  })

  it('reads day, place, that it is not confirmed, and how to stop, and no word that is wrong a day later', () => {
    const [{ text } = { text: '' }] = noticesDue(at('2026-12-07', '08:00'), FAIRS, [])
    for (const part of ['thứ Năm 10/12/2026', FAIRS.usualPlace, 'dự kiến', '"dừng"'])
      expect(text).toEqual(expect.stringContaining(part))
    expect(text).not.toMatch(/ngày mai|hôm nay|còn \d/)
  })

  it('is written to at a decent hour only', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => hour).filter(hour =>
      isCivil(at('2026-12-07', `${String(hour).padStart(2, '0')}:00`)),
    )
    expect(hours).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
    expect(isCivil(at('2026-12-07', '20:59'))).toBe(true)
    expect(isCivil(at('2026-12-07', '06:59'))).toBe(false)
    expect(nextCivil(at('2026-12-07', '22:30'))).toBe(at('2026-12-08', '07:00'))
    expect(nextCivil(at('2026-12-07', '02:00'))).toBe(at('2026-12-07', '07:00'))
    expect(nextCivil(at('2026-12-07', '15:21'))).toBe(at('2026-12-07', '15:21'))
  })

  it('has over a year two reminders for each fair, one at a time, each from 8:00 on', () => {
    const seen = new Map<string, Set<number>>()
    for (let day = '2026-12-11'; day < '2027-12-11'; day = addDays(day, 1))
      for (const clock of ['00:00', '07:00', '08:00', '20:59'])
        for (const notice of noticesDue(at(day, clock), FAIRS, [])) {
          const dues = seen.get(`${notice.fair} ${notice.occasion}`) ?? new Set()
          seen.set(`${notice.fair} ${notice.occasion}`, dues.add(notice.due))
          expect(new Date(notice.due + 7 * 3_600_000).getUTCHours()).toBe(8)
        }
    expect(seen.size).toBe(24 * 2)
    expect([...seen.values()].every(dues => dues.size === 1)).toBe(true)
  })
})

describe('A citizen whose job fair is changed by an officer', () => {
  it('hears at once that it is moved, and is reminded of the new day', () => {
    const log = [change('2026-12-08', '10:00', { status: 'moved', movedTo: '2026-12-17' })]
    expect(due('2026-12-08', '10:00', log)).toEqual(['2026-12-10 changed-1'])
    expect(due('2026-12-09', '08:00', log)).toEqual(['2026-12-10 changed-1'])
    expect(due('2026-12-14', '08:00', log)).toEqual(['2026-12-10 3-days'])
    expect(due('2026-12-16', '08:00', log)).toEqual(['2026-12-10 1-day'])
    expect(toldChanges(log, FAIRS)[0]!.text).toMatch(/10\/12\/2026 dời sang thứ Năm 17\/12\/2026/)
  })

  it('hears in the morning of what was changed at night', () => {
    const log = [change('2026-12-08', '22:15', { status: 'cancelled', note: 'Trung tâm sửa nhà.' })]
    expect(due('2026-12-09', '06:59', log)).toEqual([])
    expect(due('2026-12-09', '07:00', log)).toEqual(['2026-12-10 changed-1'])
    const [told] = toldChanges(log, FAIRS)
    expect(told!.text).toMatch(/thứ Năm 10\/12\/2026 đã huỷ\.\nTrung tâm sửa nhà/)
  })

  it('is not reminded of a fair that is cancelled, nor twice on the day it was moved to', () => {
    const cancelled = [change('2026-12-06', '10:00', { status: 'cancelled' })]
    expect(due('2026-12-09', '12:00', cancelled)).toEqual([])
    const moved = [change('2026-12-08', '10:00', { status: 'moved', movedTo: '2026-12-11' })]
    expect(due('2026-12-08', '11:00', moved)).toEqual(['2026-12-10 changed-1'])
  })

  it('hears the last word only, and that a cancelled fair is held after all', () => {
    const log = [
      change('2026-12-07', '09:00', { status: 'cancelled' }),
      change('2026-12-07', '09:30', { status: 'confirmed' }, 2),
    ]
    expect(due('2026-12-07', '10:00', log)).toEqual(['2026-12-10 changed-2'])
    expect(toldChanges(log, FAIRS)[1]!.text).toEqual(expect.stringContaining('vẫn tổ chức'))
  })

  it('hears nothing of what only fills in, of an extra fair, or of a record mended when the fair is over', () => {
    expect(toldChanges([change('2026-12-01', '09:00', { status: 'confirmed', time: '07:30' })], FAIRS)).toEqual([])
    expect(toldChanges([change('2026-12-01', '09:00', { date: '2026-12-18', status: 'extra' })], FAIRS)).toEqual([])
    expect(due('2026-12-11', '09:00', [change('2026-12-11', '09:00', { status: 'cancelled' })])).toEqual([])
  })

  it('hears of another move, and not again of the same', () => {
    const log = [
      change('2026-12-01', '09:00', { status: 'moved', movedTo: '2026-12-17' }, 1),
      change('2026-12-02', '09:00', { status: 'moved', movedTo: '2026-12-17', time: '08:00' }, 2),
      change('2026-12-03', '09:00', { status: 'moved', movedTo: '2026-12-18' }, 3),
    ]
    expect(toldChanges(log, FAIRS).map((each: ToldChange) => each.number)).toEqual([1, 3])
    expect(toldChanges(log, FAIRS)[1]!.text).toMatch(/17\/12\/2026 dời sang thứ Sáu 18\/12\/2026/)
  })
})

function change(day: string, clock: string, what: Partial<FairNotice>, number = 1): FairChange {
  const notice: FairNotice = { date: '2026-12-10', status: 'confirmed', companies: [], source: 'thông báo', ...what }
  const made = at(day, clock)
  expect(dayInVietnam(made)).toBe(day)
  return { number, planned: notice.date, change: notice, officer: 'chị Hạnh', at: made, reason: 'thông báo' }
}

import { describe, expect, it } from 'vitest'
import { answerExpected, isOpen, patienceEnds } from '../../bot/office-hours.ts'
import { addDays, dayInVietnam, noonOf } from '../../content/day.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { knowledge } from '../support/knowledge.ts'

const { fairs } = knowledge().content
const on = (day: string, time: string) => {
  const [hours, minutes] = time.split(':').map(Number) as [number, number]
  return noonOf(day) + ((hours - 12) * 60 + minutes) * 60_000
}
const expected = (day: string, time: string) => writeMoment(answerExpected(on(day, time), fairs))

describe('A citizen who asks an officer something', () => {
  it.each([
    ['2026-11-23', '6:00', '16:30 thứ Hai 23/11/2026'],
    ['2026-11-23', '9:00', '16:30 thứ Hai 23/11/2026'],
    ['2026-11-23', '11:30', '11:30 thứ Ba 24/11/2026'],
    ['2026-11-23', '14:00', '11:30 thứ Ba 24/11/2026'],
    ['2026-11-27', '15:00', '11:30 thứ Hai 30/11/2026'],
    ['2026-11-28', '10:00', '16:30 thứ Hai 30/11/2026'],
  ])('on %s at %s may expect an answer before %s', (day, time, says) => expect(expected(day, time)).toBe(says))

  it('waits over a public holiday and over Tết', () => {
    expect(expected('2026-09-01', '15:00')).toBe('11:30 thứ Năm 3/9/2026')
    // Tết 2027 is 6 February: 5–9 February are off, and days in lieu follow.
    expect(expected('2027-02-04', '15:00')).toMatch(/ 1[0-9]\/2\/2027$/)
  })

  it('is told the truth about the hour it asks', () => {
    const open = (day: string, time: string) => isOpen(on(day, time), fairs)
    expect(['7:29', '7:30', '11:29', '11:30', '12:59', '13:00', '16:30'].map(time => open('2026-11-23', time))).toEqual(
      [false, true, true, false, false, true, false],
    )
    expect([open('2026-11-28', '9:00'), open('2026-09-02', '9:00')]).toEqual([false, false])
  })

  it('waits three whole working days at most, on any day of five years', () => {
    expect(writeMoment(patienceEnds(on('2026-11-23', '9:00'), fairs))).toBe('16:30 thứ Năm 26/11/2026')
    expect(writeMoment(patienceEnds(on('2026-11-27', '9:00'), fairs))).toBe('16:30 thứ Tư 2/12/2026')
    for (let day = '2026-01-01'; day < '2031-01-01'; day = addDays(day, 1)) {
      const asked = on(day, '20:00')
      const soon = answerExpected(asked, fairs)
      expect(soon).toBeGreaterThan(asked)
      expect(patienceEnds(asked, fairs)).toBeGreaterThan(soon)
      expect([day, dayInVietnam(patienceEnds(asked, fairs)) <= addDays(day, 20)]).toEqual([day, true])
    }
  })
})

import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { Announced, FairCalendar } from '../../content/fair.ts'
import { fairsBetween } from '../../content/fair-calendar.ts'
import { fairIcs } from '../../content/fair-ics.ts'
import { icsLine, icsText } from '../../content/ics-line.ts'
import { knowledge, TODAY } from '../support/knowledge.ts'

const PAGE = 'https://hoidap.dongnai.vn/viec-lam'

/** The calendar file of December 2026 after these notices. */
function file(
  notices: Announced[] = [],
  { subscribed = true, from = '2026-12-01', until = '2026-12-31' } = {},
): string {
  const calendar: FairCalendar = { ...knowledge().content.fairs, notices }
  return fairIcs(fairsBetween(from, until, calendar, TODAY), { subscribed, page: PAGE })
}

const notice = (what: Partial<Announced>): Announced => ({
  date: '2026-12-10',
  status: 'confirmed',
  companies: [],
  source: 'thông báo',
  ...what,
})

/** The events as a parser that nobody here wrote reads them. */
function events(ics: string) {
  return new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent').map(component => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: component.getFirstPropertyValue('status'),
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      allDay: event.startDate.isDate,
      summary: event.summary,
      location: event.location,
      description: event.description,
      url: component.getFirstPropertyValue('url'),
      stamp: String(component.getFirstPropertyValue('dtstamp')),
    }
  })
}

describe('A worker who subscribes to the calendar', () => {
  it('sees an unconfirmed fair as a tentative whole day, with its place and whom to ask', () => {
    const [fair] = events(file())
    expect(fair).toEqual({
      uid: 'phien-viec-lam-2026-12-10@hoi-dap-an-sinh-dong-nai',
      sequence: 0,
      status: 'TENTATIVE',
      start: '2026-12-10',
      end: '2026-12-11',
      allDay: true,
      summary: 'Phiên giao dịch việc làm (dự kiến)',
      location: 'Trung tâm Dịch vụ việc làm Đồng Nai, phường Tam Hiệp',
      description: expect.stringContaining('hãy hỏi Trung tâm Dịch vụ việc làm Đồng Nai'),
      url: PAGE,
      stamp: '2026-11-24T17:00:00Z',
    })
  })

  it('sees a likely shift announced as likely', () => {
    const [sunday] = events(file([], { from: '2027-01-10', until: '2027-01-10' }))
    expect(sunday?.description).toContain('Chủ nhật 10/1/2027: Ngày này rơi vào Chủ nhật, phiên có thể dời hoặc nghỉ.')
  })

  it('sees the hours by the clock in Việt Nam, and no end when only the opening is known', () => {
    const [whole] = events(file([notice({ time: '07:30-11:30' })]))
    expect([whole?.allDay, whole?.start, whole?.end]).toEqual([false, '2026-12-10T00:30:00Z', '2026-12-10T04:30:00Z'])
    const opening = file([notice({ time: '07:30' })], { until: '2026-12-10' })
    expect(opening).toContain('DTSTART:20261210T003000Z\r\n')
    expect(opening).not.toContain('DTEND')
    expect(events(file([notice({ date: '2026-12-11', time: '06:00' })]))[1]?.start).toBe('2026-12-10T23:00:00Z')
  })

  it('sees the same event move, then be cancelled, each time with a higher number', () => {
    const told = [
      [],
      [notice({ edition: 1, announced: '2026-12-01' })],
      [notice({ edition: 2, announced: '2026-12-02', status: 'moved', movedTo: '2026-12-14' })],
      [notice({ edition: 3, announced: '2026-12-03', status: 'cancelled', movedTo: '2026-12-14' })],
    ].map(notices => events(file(notices)).find(event => event.uid.includes('2026-12-10'))!)
    expect(told.map(({ uid, sequence, status, start, summary }) => [uid, sequence, status, start, summary])).toEqual(
      [
        [0, 'TENTATIVE', '2026-12-10', 'Phiên giao dịch việc làm (dự kiến)'],
        [1, 'CONFIRMED', '2026-12-10', 'Phiên giao dịch việc làm'],
        [2, 'CONFIRMED', '2026-12-14', 'Phiên giao dịch việc làm (đã dời ngày)'],
        [3, 'CANCELLED', '2026-12-14', 'ĐÃ HUỶ: Phiên giao dịch việc làm'],
      ].map(line => ['phien-viec-lam-2026-12-10@hoi-dap-an-sinh-dong-nai', ...line]),
    )
    expect(told.map(each => each.stamp.slice(0, 10))).toEqual(['2026-11-24', '2026-11-30', '2026-12-01', '2026-12-02'])
    expect(told[2]?.description).toContain('Phiên này dời từ ngày 10/12/2026.')
  })

  it('reads what an officer wrote as it was written, whatever signs it holds', () => {
    const place = 'Hội trường "A"; UBND xã, phường \\ tầng 2: số 5'
    const note = 'Mang căn cước;\nđến sớm, 7 giờ\r\nEND:VEVENT\r\nX-EVIL:1'
    const [fair] = events(file([notice({ place, note, companies: ['Cty A, B', 'C;D'], organiser: 'Phường Tam Hiệp' })]))
    expect(fair?.location).toBe(place)
    expect(icsText('a, b; c \\ d\r\ne\u0007')).toBe('a\\, b\\; c \\\\ d\\ne ') // ical.js forgives a bare comma, others do not
    expect(fair?.description).toContain(note.replaceAll('\r\n', '\n'))
    expect(fair?.description).toContain('Công ty tuyển người: Cty A, B, C;D')
    expect(fair?.description).toContain('Đơn vị tổ chức: Phường Tam Hiệp')
    expect(events(file([notice({ online: 'https://a.vn/x\r\nX-EVIL:1' })]))[0]?.url).toBe('https://a.vn/xX-EVIL:1')
  })

  it('finds the calendar named in both old and new words, and asked anew every six hours', () => {
    const calendar = new ICAL.Component(ICAL.parse(file()))
    const value = (name: string) => String(calendar.getFirstPropertyValue(name))
    expect(['version', 'method', 'x-wr-calname', 'name', 'refresh-interval', 'x-published-ttl'].map(value)).toEqual([
      '2.0',
      'PUBLISH',
      'Phiên giao dịch việc làm Đồng Nai',
      'Phiên giao dịch việc làm Đồng Nai',
      'PT6H',
      'PT6H',
    ])
    expect(file([], { subscribed: false })).not.toContain('CALNAME')
  })

  it('gets lines of at most 75 octets that end as the standard says, over 60 months', () => {
    const ics = file([notice({ note: 'Đến sớm nhé, đường vào đang sửa. '.repeat(30) })], { until: '2031-11-30' })
    expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const lines = ics.split('\r\n')
    expect(Math.max(...lines.map(line => Buffer.byteLength(line)))).toBe(75)
    expect(lines.join('')).not.toContain('\ufffd')
    const uids = events(ics).map(event => event.uid)
    expect([uids.length, new Set(uids).size]).toEqual([120, 120])
  })
})

describe('A line of a calendar file', () => {
  it('comes back as it was from the parser, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), text => {
        const line = icsLine(`DESCRIPTION:${icsText(text)}`)
        for (const piece of line.split('\r\n')) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(75)
        const read = new ICAL.Component(
          ICAL.parse(`BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n${line}END:VEVENT\r\nEND:VCALENDAR\r\n`),
        )
        const kept = text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
        expect(read.getFirstSubcomponent('vevent')?.getFirstPropertyValue('description') ?? '').toBe(kept)
      }),
    )
  })
})

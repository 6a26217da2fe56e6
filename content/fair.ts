import * as z from 'zod'
import { FairTime } from './fair-time.ts'
import { DayText, Slug } from './source.ts'

const Line = z.string().trim().min(1)

/** What is known of one job fair beyond the rule: officers add one when a fair is confirmed, moved, cancelled or filled in. */
export const FairNotice = z
  .strictObject({
    /** The day the rule gives, or the day itself for an extra fair. It names the fair for good. */
    date: DayText,
    /** `expected`: more is known (a place, a time), the day is still the rule's. */
    status: z.enum(['expected', 'confirmed', 'moved', 'cancelled', 'extra']),
    /** The new day of a moved fair; of a cancelled one, the day it had been moved to. */
    movedTo: DayText.optional(),
    /** False while a moved or extra fair is announced but not certain. */
    confirmed: z.boolean().optional(),
    time: FairTime.optional(),
    place: Line.optional(),
    online: z.url({ protocol: /^https?$/, error: 'cần một đường dẫn bắt đầu bằng https://' }).optional(),
    /** As people read it; left out when it is the usual one. */
    organiser: Line.optional(),
    companies: z.array(Line).default([]),
    note: Line.optional(),
    source: Line,
  })
  .refine(notice => notice.status !== 'moved' || notice.movedTo !== undefined, {
    path: ['movedTo'],
    error: 'phiên dời thì phải ghi ngày mới',
  })
  .refine(notice => notice.movedTo === undefined || ['moved', 'cancelled'].includes(notice.status), {
    path: ['movedTo'],
    error: 'chỉ phiên dời hoặc huỷ mới có ngày mới',
  })
  .refine(notice => notice.movedTo !== notice.date, { path: ['movedTo'], error: 'ngày mới phải khác ngày cũ' })
export type FairNotice = z.infer<typeof FairNotice>

/** A notice as it stands in the calendar. */
export const Announced = FairNotice.safeExtend({
  /** How often the fair has been announced; in fairs.yml, raised by one at each edit, so that calendars see the change. */
  edition: z.int().min(1).optional(),
  /** The day it was last announced. */
  announced: DayText.optional(),
})
export type Announced = z.infer<typeof Announced>

export const FairCalendar = z.strictObject({
  /** Days of the month on which a fair is held: 10 and 25 (plan, KH-IV.1.d.1). */
  days: z.array(z.int().min(1).max(28)).min(1),
  organiser: Slug,
  usualPlace: z.string().trim().min(1),
  plan: z.string(),
  notices: z
    .array(Announced)
    .default([])
    .refine(
      notices => new Set(notices.map(notice => notice.date)).size === notices.length,
      'mỗi ngày chỉ một thông báo: hãy sửa thông báo đã có và tăng edition',
    ),
  /** Public holidays fixed in the solar calendar, as `MM-DD`. */
  holidays: z.array(z.strictObject({ on: z.string().regex(/^\d{2}-\d{2}$/), name: z.string() })),
  /** Days off counted in the lunar calendar, from the first to the last of each holiday. */
  lunarHolidays: z.array(
    z.strictObject({
      from: z.strictObject({ month: z.int(), day: z.int() }),
      days: z.int().min(1),
      before: z.int().min(0).default(0),
      name: z.string(),
    }),
  ),
})
export type FairCalendar = z.infer<typeof FairCalendar>

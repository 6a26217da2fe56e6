import * as z from 'zod'
import { DayText, Slug } from './source.ts'

/** What is known of one job fair beyond the rule: officers add one when a date is confirmed, moved or cancelled. */
export const FairNotice = z.strictObject({
  /** The day the rule gives, or the day itself for an extra fair. */
  date: DayText,
  status: z.enum(['confirmed', 'moved', 'cancelled', 'extra']),
  /** The new day of a moved fair. */
  movedTo: DayText.optional(),
  time: z.string().optional(),
  place: z.string().optional(),
  online: z.url().optional(),
  companies: z.array(z.string()).default([]),
  note: z.string().optional(),
  source: z.string().trim().min(1),
})
export type FairNotice = z.infer<typeof FairNotice>

export const FairCalendar = z.strictObject({
  /** Days of the month on which a fair is held: 10 and 25 (plan, KH-IV.1.d.1). */
  days: z.array(z.int().min(1).max(28)).min(1),
  organiser: Slug,
  usualPlace: z.string().trim().min(1),
  plan: z.string(),
  notices: z.array(FairNotice).default([]),
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

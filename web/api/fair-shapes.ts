import * as z from 'zod'

const Day = z.string().describe('YYYY-MM-DD in Việt Nam.')
const Clock = z.string().describe('HH:MM in Việt Nam (UTC+7).')

/** One job fair in `GET /viec-lam.json`. */
export const FairItem = z.object({
  id: Day.describe('The day the fair was planned for; its name for good, wherever it is moved.'),
  date: Day.describe('The day it is held, or was to be held.'),
  movedFrom: Day.optional(),
  status: z
    .enum(['expected', 'confirmed', 'moved', 'cancelled', 'extra'])
    .describe('expected: the rule gives the day and nobody has confirmed it.'),
  confirmed: z.boolean().describe('Whether the day (or the cancellation) is certain.'),
  opens: Clock.optional(),
  closes: Clock.optional(),
  place: z.string(),
  organiser: z.string().optional().describe('Left out when it is the usual one, named once for the feed.'),
  online: z.string().optional(),
  companies: z.array(z.string()),
  doubt: z.string().optional().describe('Why an unconfirmed day may be moved or fall away, in Vietnamese.'),
  note: z.string().optional(),
  source: z.string().optional().describe('What the announcement rests on.'),
  announced: Day.optional(),
  edition: z.int().describe('Rises with every announcement; 0 while only the rule gives the fair.'),
  ics: z.url().describe('The fair as an iCalendar file.'),
})
export type FairItem = z.infer<typeof FairItem>

/** What `GET /viec-lam.json` gives. */
export const FairFeed = z.object({
  organiser: z.string(),
  rule: z.array(z.int()).describe('Days of the month on which a fair is planned.'),
  page: z.url(),
  calendar: z.url().describe('The same fairs as an iCalendar feed.'),
  fairs: z.array(FairItem),
})
export type FairFeed = z.infer<typeof FairFeed>

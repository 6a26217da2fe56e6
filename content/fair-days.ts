import type { Day } from './day.ts'

/** One job fair as far as it is known. */
export interface FairDay {
  /** The day the rule gave, or the first day of an extra fair: the fair's name for good, wherever it is moved. */
  planned: Day
  /** The day it is really held, or was to be held. */
  date: Day
  /** `expected`: the rule gives the day, nobody has confirmed it. */
  status: 'expected' | 'confirmed' | 'moved' | 'cancelled' | 'extra'
  /** True when an officer says that the day is certain; for a cancelled fair, that it is cancelled. */
  confirmed: boolean
  /** The rule's day, when the fair was moved from it. */
  movedFrom?: Day
  daysLeft: number
  /** `07:30` or `07:30-11:30`, by the clock in Việt Nam. */
  time?: string
  place: string
  online?: string
  /** As people read it; left out when it is the usual one. */
  organiser?: string
  companies: string[]
  /** Why the day is doubtful: a weekend or a public holiday, by name. */
  doubt?: string
  note?: string
  /** What the announcement rests on, and the day it was last announced. */
  source?: string
  announced?: Day
  /** How often it has been announced; 0 while only the rule gives it. Rises with every change. */
  edition: number
}

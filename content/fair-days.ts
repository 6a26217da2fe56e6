import type { Day } from './day.ts'

/** One job fair as far as it is known. */
export interface FairDay {
  date: Day
  /** `expected`: the rule gives the day, nobody has confirmed it. */
  status: 'expected' | 'confirmed' | 'moved' | 'cancelled' | 'extra'
  /** The rule's day, when the fair was moved from it. */
  movedFrom?: Day
  daysLeft: number
  time?: string
  place: string
  online?: string
  companies: string[]
  /** Why the day is doubtful: a weekend or a public holiday, by name. */
  doubt?: string
  note?: string
}

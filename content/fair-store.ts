import type { Day } from './day.ts'
import type { FairNotice } from './fair.ts'

/** One line of the append-only log of officers' work on job fairs. */
export interface FairChange {
  /** Rises with each change; notices in fairs.yml come before all of them. */
  number: number
  /** The day the rule gave, or the first day of an extra fair: the fair's name for good. */
  planned: Day
  /** The whole notice as it holds from now on, not just what differs. */
  change: FairNotice
  officer: string
  /** Milliseconds since the epoch. */
  at: number
  /** Why, in the officer's words. */
  reason: string
}

/** `planned` is the notice's own `date`. */
export type NewFairChange = Omit<FairChange, 'number' | 'planned'>

/** The append-only log of changes to job fairs: the newest of a planned day is what holds. Implemented in db/. */
export interface FairStore {
  /** Changes after `number`, oldest first: what a library has yet to follow. */
  changesAfter(number: number): Promise<FairChange[]>
  /** Every change to one fair, oldest first. */
  history(planned: Day): Promise<FairChange[]>
  /**
   * Adds a change and returns its number; undefined when somebody changed the same fair after `seen` (the number of
   * the newest change to that fair the officer had read, 0 for none).
   */
  append(change: NewFairChange, seen: number): Promise<number | undefined>
}

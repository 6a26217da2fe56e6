import type { Day } from './day.ts'
import type { Entry } from './entry.ts'

/** Whether the rule's last day is past. */
export function hasEnded(entry: Entry, day: Day): boolean {
  return entry.validUntil !== undefined && entry.validUntil < day
}

/** Whether the rule's first day is still to come. */
export function isToCome(entry: Entry, day: Day): boolean {
  return day < entry.validFrom
}

import type { Day } from '../content/day.ts'
import type { Entry } from '../content/entry.ts'

/** Whether the rule's last day is past. */
export function hasEnded(entry: Entry, day: Day): boolean {
  return entry.validUntil !== undefined && entry.validUntil < day
}

/** Whether the rule's first day is still to come. */
export function isToCome(entry: Entry, day: Day): boolean {
  return day < entry.validFrom
}

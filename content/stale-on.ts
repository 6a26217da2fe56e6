import { valueOn } from './amount.ts'
import type { Content } from './content.ts'
import { addDays, type Day } from './day.ts'
import { textsOf } from './editorial.ts'
import { amountsIn } from './figures.ts'
import { namesOf } from './names.ts'

export const WARNED_AHEAD = 30 // days an officer has to write the new rule

/** Something that has ended, ends soon, or waits for an officer's eye. */
export interface Stale {
  what: string
  why: 'ended' | 'ends-soon' | 'figure-ended' | 'figure-ends-soon' | 'review-due'
  on: Day
}

/** What is out of date on a day, or will be within `WARNED_AHEAD` days. */
export function staleOn(day: Day, content: Content): Stale[] {
  const names = namesOf(content)
  const soon = addDays(day, WARNED_AHEAD)
  const stale: Stale[] = []
  for (const entry of content.entries) {
    if (entry.validUntil && entry.validUntil < day) stale.push({ what: entry.id, why: 'ended', on: entry.validUntil })
    else if (entry.validUntil && entry.validUntil <= soon)
      stale.push({ what: entry.id, why: 'ends-soon', on: entry.validUntil })
    if (entry.reviewBy <= day) stale.push({ what: entry.id, why: 'review-due', on: entry.reviewBy })
  }
  const used = new Set(
    content.entries.flatMap(entry => textsOf(entry).flatMap(([, text]) => [...amountsIn(text, names)])),
  )
  for (const amount of content.amounts) {
    if (!used.has(amount.id) || !amount.values) continue
    const last = [...amount.values].sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1)!
    if (last.until === undefined) continue
    if (last.until < day && !valueOn(amount, day)) stale.push({ what: amount.id, why: 'figure-ended', on: last.until })
    else if (last.until >= day && last.until <= soon)
      stale.push({ what: amount.id, why: 'figure-ends-soon', on: last.until })
  }
  return stale.sort((a, b) => (a.on < b.on ? -1 : 1))
}

import type { Content } from '../content.ts'
import { addDays, type Day } from '../day.ts'
import { textsOf } from '../editorial.ts'
import type { Entry } from '../entry.ts'
import { amountsIn } from '../figures.ts'
import { namesOf } from '../names.ts'
import { WARNED_AHEAD } from '../stale-on.ts'

/** Why an officer should read an entry again, and the day it is about. `name` is the amount or law as people read it. */
export interface ReviewReason {
  why: 'review' | 'rule-ends' | 'amount-changes' | 'amount-ends' | 'law-ends'
  on: Day
  name?: string
}

export interface DueEntry {
  entry: Entry
  /** Earliest first. */
  reasons: ReviewReason[]
}

/**
 * Entries to be read again on a day or within `WARNED_AHEAD` days, the most overdue first: their day has come, their
 * rule or a law they cite ends, or a figure in them gets another value or ends. What happened before the entry was
 * last read (`readOn`, when an officer published it; else when the shipped content was checked) is settled.
 */
export function dueForReview(content: Content, day: Day, readOn: (id: string) => Day | undefined): DueEntry[] {
  const soon = addDays(day, WARNED_AHEAD)
  const names = namesOf(content)
  const laws = new Map(content.laws.map(law => [law.id, law]))
  const shippedOn =
    content.contacts
      .map(each => each.lastChecked)
      .sort()
      .at(-1) ?? ''
  const due = content.entries.map((entry): DueEntry => {
    const read = readOn(entry.id) ?? shippedOn
    const isNew = (on: Day) => read < on && on <= soon
    const reasons: ReviewReason[] = []
    if (entry.reviewBy <= soon) reasons.push({ why: 'review', on: entry.reviewBy })
    if (entry.validUntil && isNew(entry.validUntil)) reasons.push({ why: 'rule-ends', on: entry.validUntil })
    for (const source of entry.sources) {
      const law = 'law' in source ? laws.get(source.law) : undefined
      if (law?.until && isNew(law.until)) reasons.push({ why: 'law-ends', on: law.until, name: law.name })
    }
    const figures = new Set(textsOf(entry).flatMap(([, text]) => [...amountsIn(text, names)]))
    for (const id of figures) {
      const { name, values = [] } = names.amounts.get(id)!
      for (const { from } of values) if (isNew(from)) reasons.push({ why: 'amount-changes', on: from, name })
      const last = values.reduce((a, b) => (a.from < b.from ? b : a), values[0] ?? { from: '', until: undefined })
      if (last.until && isNew(last.until)) reasons.push({ why: 'amount-ends', on: last.until, name })
    }
    return { entry, reasons: unique(reasons).sort((a, b) => order(a.on, b.on)) }
  })
  return due
    .filter(each => each.reasons.length > 0)
    .sort((a, b) => order(a.reasons[0]!.on, b.reasons[0]!.on) || order(a.entry.id, b.entry.id))
}

function unique(reasons: readonly ReviewReason[]): ReviewReason[] {
  return [...new Map(reasons.map(each => [`${each.why} ${each.on} ${each.name}`, each])).values()]
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

import * as z from 'zod'
import type { Day } from './day.ts'
import type { Entry } from './entry.ts'
import { hasEnded, isToCome } from './entry-dates.ts'
import { Slug } from './source.ts'

/** A subject citizens ask about, as shown on buttons and pages. */
export const Topic = z.strictObject({
  id: Slug,
  name: z.string().trim().min(1),
  /** At most 24 letters: it must fit a button on a small phone. */
  short: z.string().trim().min(1).max(24),
  /** The office (a contact's id) to turn to when no entry answers. */
  office: Slug,
  /** What people call it when they say nothing else ("vay tiền"); a word may call several subjects. */
  called: z.array(z.string().trim().min(1)).default([]),
  /** Whether it is named after people: said in a talk ("hộ cận nghèo") it tells who asks, and changes no subject. */
  ofPeople: z.boolean().default(false),
  /** Ids of the entries shown first, most asked at the top. */
  first: z.array(Slug).default([]),
})
export type Topic = z.infer<typeof Topic>

/** The topic's entries, those most asked first. */
export function entriesOf({ id, first }: Topic, entries: readonly Entry[]): Entry[] {
  const own = entries.filter(entry => entry.topic === id)
  const asked = first.flatMap(each => own.find(entry => entry.id === each) ?? [])
  return [...asked, ...own.filter(entry => !first.includes(entry.id))]
}

/** Those of them that hold on a day. */
export function entriesInForce(topic: Topic, entries: readonly Entry[], day: Day): Entry[] {
  return entriesOf(topic, entries).filter(entry => !isToCome(entry, day) && !hasEnded(entry, day))
}

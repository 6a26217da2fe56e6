import type { Day } from './day.ts'
import { type Entry, SECTIONS, type SectionKey } from './entry.ts'
import { hasEnded } from './entry-dates.ts'
import { type Filled, fill, type Names } from './figures.ts'

/** An entry as of a day. */
export interface Rendered {
  lead: string
  parts: { key: SectionKey; heading: string; text: string }[]
  /** The last day the rule, or a figure it stands on, held; undefined while it is in force. */
  endedOn: Day | undefined
}

/** Fills in an entry's figures for a day and says whether its rule has ended by then. */
export function renderEntry(entry: Entry, names: Names, day: Day): Rendered {
  const ended = hasEnded(entry, day) ? entry.validUntil : undefined
  const asOf = ended ?? day
  const lead = fill(entry.lead, names, asOf)
  const parts = entry.sections.map(part => ({ ...part, filled: fill(part.text, names, asOf) }))
  const gap = ended ?? firstGap([lead, ...parts.map(part => part.filled)])
  if (gap && gap !== asOf && gap < asOf) return { ...renderEntry(entry, names, gap), endedOn: gap }
  return {
    lead: lead.text,
    parts: parts.map(({ key, filled }) => ({ key, heading: SECTIONS[key], text: filled.text })),
    endedOn: ended,
  }
}

function firstGap(filled: readonly Filled[]): Day | undefined {
  return filled
    .flatMap(each => each.missing.map(gap => gap.until))
    .filter(until => until !== undefined)
    .sort()[0]
}

import type { Day } from '../../content/day.ts'
import type { Entry } from '../../content/entry.ts'
import { hasEnded } from '../../content/entry-dates.ts'

/** Entries by their questions; what has ended says so. */
export function EntryLinks({ entries, day }: { entries: readonly Entry[]; day: Day }) {
  return (
    <ul class="links">
      {entries.map(entry => (
        <li>
          <a href={`/hoi/${entry.id}`}>{entry.question}</a>
          {hasEnded(entry, day) ? <span class="beside">(đã hết hiệu lực)</span> : null}
        </li>
      ))}
    </ul>
  )
}

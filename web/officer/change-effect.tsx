import type { Content } from '../../content/content.ts'
import { firstDayOf, impactOfChange } from '../../content/desk/amount-change.ts'
import type { ContentChange } from '../../content/desk/content-change.ts'
import { difference } from '../../content/desk/difference.ts'
import { urgentPart } from '../../content/desk/urgent-part.ts'
import { AmountImpact } from './amounts-impact.tsx'
import { Words } from './entry-difference.tsx'
import { writePart } from './words-parts.ts'

type Part = Pick<ContentChange, 'part' | 'key'>

/** What citizens read otherwise when a part is as in `after` instead of as in `before`. */
export function ChangeEffect({
  change: { part, key },
  before,
  after,
  today,
}: {
  change: Part
  before: Content
  after: Content
  today: string
}) {
  if (part !== 'amount') return <Words pieces={difference(wordsOf(before), wordsOf(after))} />
  const amountIn = ({ amounts }: Content) => amounts.find(({ id }) => id === key)
  const day = firstDayOf(amountIn(before), amountIn(after)) ?? today
  return <AmountImpact impact={impactOfChange(key, before, after, day)} day={day} />

  function wordsOf({ synonyms, urgent }: Content): string {
    const value = part === 'synonyms' ? synonyms.find(({ means }) => means === key) : urgentPart(urgent, key)
    return writePart({ part, key, value })
  }
}

import type { Content } from './content.ts'
import type { Day } from './day.ts'
import { sentencesOf, textsOf } from './editorial.ts'
import { amountsIn, fill } from './figures.ts'
import { namesOf } from './names.ts'

/** One sentence that a figure reaches, as it stands on a day. */
export interface Reached {
  entry: string
  field: string
  sentence: string
}

export interface Impact {
  /** Other figures reckoned from it. */
  amounts: string[]
  sentences: Reached[]
}

/** Everything that changes when a figure changes. Throws an Error in Vietnamese when there is no such figure. */
export function impactOf(name: string, content: Content, day: Day): Impact {
  const names = namesOf(content)
  if (!names.amounts.has(name)) throw new Error(`không có mức tiền "${name}"; xem content/amounts`)
  const amounts = content.amounts
    .filter(
      amount =>
        amount.id !== name && amount.formula !== undefined && amountsIn(`{{ ${amount.formula} }}`, names).has(name),
    )
    .map(amount => amount.id)
  const sentences = content.entries.flatMap(entry =>
    textsOf(entry).flatMap(([field, text]) =>
      sentencesOf(text)
        .filter(sentence => amountsIn(sentence, names).has(name))
        .map(sentence => ({ entry: entry.id, field, sentence: fill(sentence, names, day).text })),
    ),
  )
  return { amounts, sentences }
}

import type { Amount, AmountValue, Unit } from '../amount.ts'
import type { Content } from '../content.ts'
import { addDays, type Day } from '../day.ts'
import { sentencesOf, textsOf } from '../editorial.ts'
import { amountsIn, type Figure, figureOf, fill, type Names, type NoFigure } from '../figures.ts'
import { namesOf } from '../names.ts'
import { writeValue } from '../write-value.ts'

/** What a typed figure means in the amount's unit; undefined when it is no figure. `61 tuổi 6 tháng` is 738 months. */
export function readValue(typed: string, unit: Unit): number | undefined {
  const text = typed.trim().toLowerCase()
  const [, years, months = '0'] = /^(\d{1,3}) tuổi(?: (\d{1,2}) tháng)?$/.exec(text) ?? []
  if (unit === 'months-of-age' && years !== undefined) return 12 * Number(years) + Number(months)
  const bare = text.replace(/\s*(?:đ|đồng|%|tháng)$/, '').replaceAll(' ', '')
  const isGrouped = unit !== 'percent' && /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(bare)
  const plain = (isGrouped ? bare.replaceAll('.', '') : bare).replace(',', '.')
  if (!/^\d{1,15}(?:\.\d{1,6})?$/.test(plain)) return undefined
  return unit === 'dong' && plain.includes('.') ? undefined : Number(plain)
}

/**
 * The series with a value from a day on. What held then ends the day before; one that began the same day is replaced;
 * an open end is closed where a later value begins. The result is still to be checked like any amount.
 */
export function withValue(amount: Amount, value: AmountValue): Amount {
  const others = (amount.values ?? []).filter(({ from }) => from !== value.from)
  const next = others
    .map(({ from }) => from)
    .filter(from => from > value.from)
    .sort()[0]
  const until = value.until ?? (next === undefined ? undefined : addDays(next, -1))
  const earlier = others.map(each =>
    each.from < value.from && (each.until === undefined || each.until >= value.from)
      ? { ...each, until: addDays(value.from, -1) }
      : each,
  )
  const values = [...earlier, { ...value, ...(until === undefined ? {} : { until }) }]
  return { ...amount, values: values.sort((a, b) => (a.from < b.from ? -1 : 1)) }
}

/** The first day on which two series of the same figure differ. */
export function firstDayOf(before: Amount | undefined, after: Amount | undefined): Day | undefined {
  const days = [before, after].flatMap(amount =>
    (amount?.values ?? []).flatMap(({ from, until }) => (until === undefined ? [from] : [from, addDays(until, 1)])),
  )
  const says = (amount: Amount | undefined, day: Day) => {
    const value = amount?.values?.find(({ from, until }) => from <= day && (until === undefined || day <= until))
    return JSON.stringify(value && { ...value, until: undefined })
  }
  return [...new Set(days)].sort().find(day => says(before, day) !== says(after, day))
}

/** A figure, or a sentence of an entry, that reads otherwise on a day. */
export interface ChangedFigure {
  id: string
  name: string
  before: string
  after: string
}
export interface ChangedSentence {
  entry: string
  question: string
  field: string
  before: string
  after: string
}
export interface ChangeImpact {
  /** The figure itself and everything reckoned from it. */
  figures: ChangedFigure[]
  sentences: ChangedSentence[]
}

/** Everything that citizens read otherwise on a day when a figure is as in `after` instead of as in `before`. */
export function impactOfChange(name: string, before: Content, after: Content, day: Day): ChangeImpact {
  const [was, is] = [namesOf(before), namesOf(after)]
  const reaches = (text: string) => amountsIn(text, is).has(name)
  const figures = after.amounts
    .toSorted((a, b) => Number(b.id === name) - Number(a.id === name)) // the figure itself first
    .filter(({ id, formula }) => id === name || (formula !== undefined && reaches(`{{ ${formula} }}`)))
    .map(({ id, name: says }) => ({ id, name: says, before: written(id, was, day), after: written(id, is, day) }))
    .filter(differs)
  const sentences = after.entries.flatMap(entry =>
    textsOf(entry).flatMap(([field, text]) =>
      sentencesOf(text)
        .filter(reaches)
        .map(sentence => ({
          entry: entry.id,
          question: entry.question,
          field: field === 'lead' ? 'Trả lời ngắn' : field,
          before: filled(sentence, was, day),
          after: filled(sentence, is, day),
        }))
        .filter(differs),
    ),
  )
  return { figures, sentences }
}

/** The ids of the entries that name a figure, by figure, following formulas. */
export function usesOf({ entries, amounts, contacts }: Content): Map<string, string[]> {
  const names = namesOf({ amounts, contacts })
  const uses = new Map<string, string[]>()
  for (const entry of entries) {
    const text = textsOf(entry)
      .map(([, part]) => part)
      .join('\n')
    for (const name of amountsIn(text, names)) uses.set(name, [...(uses.get(name) ?? []), entry.id])
  }
  return uses
}

/** A figure as people read it on a day. */
export function written(id: string, names: Names, day: Day): string {
  const figure: Figure | NoFigure = names.amounts.has(id) ? figureOf(id, names, day) : { missing: id, until: undefined }
  return 'missing' in figure ? 'chưa có' : writeValue(figure.value, figure.unit)
}

/** A new figure is unknown to the content before: the sentence could not be written. */
function filled(sentence: string, names: Names, day: Day): string {
  try {
    return fill(sentence, names, day).text
  } catch {
    return '…'
  }
}

const differs = ({ before, after }: { before: string; after: string }): boolean => before !== after

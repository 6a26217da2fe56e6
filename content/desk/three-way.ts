import { ENTRY_FIELDS, type EntryField, type EntryFields, itemsOf } from './entry-form-fields.ts'

/** Which text of a field is taken. 'both' only for lists: what either added, without what either removed. */
export const SIDES = ['theirs', 'yours', 'both'] as const
export type Side = (typeof SIDES)[number]

/** One field that somebody changed since `base`, which both started from. */
export interface ThreeWay {
  name: string
  label: string
  base: string
  theirs: string
  yours: string
  /** What is taken unless the officer says otherwise; undefined when both changed it: then a person must choose. */
  take: Side | undefined
  shape: EntryField['shape']
}

/** The fields that a colleague, the officer or both changed. Those that both changed to the same are settled. */
export function threeWay(base: EntryFields, theirs: EntryFields, yours: EntryFields): ThreeWay[] {
  return ENTRY_FIELDS.flatMap(({ name, label, shape }) => {
    const [was, their, your] = [base, theirs, yours].map(fields => fields[name]?.trim() ?? '') as [
      string,
      string,
      string,
    ]
    if (their === your) return []
    const take = their === was ? 'yours' : your === was ? 'theirs' : shape === 'list' ? 'both' : undefined
    return { name, label, base: was, theirs: their, yours: your, take, shape }
  })
}

/** The officer's text with what was chosen for each field that differs. */
export function merged(yours: EntryFields, fields: readonly ThreeWay[], chosen: Record<string, Side>): EntryFields {
  const taken = fields.map(field => [field.name, textOf(field, chosen[field.name] ?? field.take)])
  return { ...yours, ...Object.fromEntries(taken) }
}

function textOf({ base, theirs, yours }: ThreeWay, side: Side | undefined): string {
  if (side === 'theirs') return theirs
  if (side !== 'both') return yours
  const [was, their, your] = [base, theirs, yours].map(itemsOf) as [string[], string[], string[]]
  const kept = (item: string) => !was.includes(item) || (their.includes(item) && your.includes(item))
  return [...new Set([...their, ...your])].filter(kept).join('\n')
}

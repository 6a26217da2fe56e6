import { diffWords } from 'diff'
import { isDay, writeDay } from '../day.ts'
import type { Entry } from '../entry.ts'
import { ENTRY_FIELDS, type EntryField, fieldsOf } from './entry-form-fields.ts'

/** A run of words that both texts have, only the newer or only the older. */
export interface Piece {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** One field that differs, word by word. */
export interface FieldDifference {
  name: string
  label: string
  pieces: Piece[]
}

const TIMEOUT_MS = 200 // two texts with nothing in common would take long; then they are shown whole
const LONGEST = 20_000 // letters, ten times what a field holds; reading the words of longer ones alone takes seconds
const SEGMENTER = new Intl.Segmenter('vi', { granularity: 'word' })

/** Reads a text bit by bit: V8 copies the whole text for each word of it, which filled 4 GB with 20,000 words. */
const WORDS = {
  resolvedOptions: () => SEGMENTER.resolvedOptions(),
  segment: (text: string) => (text.match(/\S{1,200}|\s{1,200}/gu) ?? []).flatMap(bit => [...SEGMENTER.segment(bit)]),
}

/** The difference between two texts, word by word. Both are NFC, or equal words would differ. */
export function difference(before: string, after: string): Piece[] {
  if (before === after) return before ? [{ kind: 'same', text: before }] : []
  const isLong = before.length + after.length > LONGEST
  const changes = isLong ? undefined : diffWords(before, after, { intlSegmenter: WORDS, timeout: TIMEOUT_MS })
  const pieces = changes?.map(
    ({ added, removed, value }): Piece => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }),
  )
  // Where only spaces or lines changed, no word did.
  if (pieces?.some(({ kind }) => kind !== 'same')) return pieces
  return wholly(before, after)
}

/** The difference in one field: a day or a choice is another as a whole, not letter by letter. */
export function fieldDifference({ shape }: Pick<EntryField, 'shape'>, before: string, after: string): Piece[] {
  if (shape !== 'day' && shape !== 'choice') return difference(before, after)
  const written = (text: string) => (shape === 'day' && isDay(text) ? writeDay(text) : text)
  return before === after ? [] : wholly(written(before), written(after))
}

/** The fields in which two texts of an entry differ, in the order of the form. */
export function entryDifference(before: Entry | undefined, after: Entry): FieldDifference[] {
  const [from, to] = [before && fieldsOf(before), fieldsOf(after)]
  return ENTRY_FIELDS.filter(({ name }) => (from?.[name] ?? '') !== to[name]).map(field => ({
    name: field.name,
    label: field.label,
    pieces: fieldDifference(field, from?.[field.name] ?? '', to[field.name]!),
  }))
}

function wholly(before: string, after: string): Piece[] {
  const pieces: Piece[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]
  return pieces.filter(({ text }) => text !== '')
}

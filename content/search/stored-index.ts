import { NumberReader, NumberWriter } from './bytes.ts'
import type { EntryTerms } from './entry-terms.ts'
import { hashOf } from './hash.ts'
import type { StoredVocabulary } from './vocabulary.ts'

/**
 * What the entries give the index, read at build time: a start need not read half a million words again.
 * An entry whose words have changed since is read anew; everything is, when the synonyms have changed.
 */
export interface StoredIndex {
  synonyms: number
  vocabulary: StoredVocabulary
  /** One a line; the line is the term's number. */
  terms: string
  entries: { id: string; hash: number }[]
  /** For each entry its term numbers, their counts, and the term numbers of each wording. */
  documents: string
  /** MiniSearch's own form. */
  mini: string
}

/** An entry's terms as numbers. */
export interface Document {
  terms: Int32Array
  counts: Int32Array
  wordings: Int32Array[]
}

export function documentOf({ counts, wordings }: EntryTerms, numberOf: (term: string) => number): Document {
  const numbered = [...counts].map(([term, count]) => [numberOf(term), count] as const).sort(([a], [b]) => a - b)
  return {
    terms: Int32Array.from(numbered, ([term]) => term),
    counts: Int32Array.from(numbered, ([, count]) => count),
    wordings: wordings.map(terms => Int32Array.from(terms, numberOf).sort()),
  }
}

export function packDocuments(documents: readonly Document[]): string {
  const out = new NumberWriter()
  for (const { terms, counts, wordings } of documents) {
    out.addRising(terms)
    for (const count of counts) out.add(count)
    out.add(wordings.length)
    for (const wording of wordings) out.addRising(wording)
  }
  return out.toText()
}

export function unpackDocuments(packed: string, howMany: number): Document[] {
  const numbers = new NumberReader(packed)
  return Array.from({ length: howMany }, () => {
    const terms = numbers.rising()
    const counts = terms.map(() => numbers.next())
    const wordings = Array.from({ length: numbers.next() }, () => numbers.rising())
    return { terms, counts, wordings }
  })
}

export const synonymsHash = (synonyms: readonly unknown[]): number => hashOf(JSON.stringify(synonyms))

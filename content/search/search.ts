import type { Day } from '../day.ts'
import type { Entry } from '../entry.ts'
import { confidenceOf } from './confidence.ts'
import { mend } from './mend.ts'
import { type Ranked, rank } from './rank.ts'
import type { SearchIndex } from './search-index.ts'
import { type Token, tokensOf } from './token.ts'

/** An entry that may answer, with the figures that decided its place. */
export interface Match extends Ranked {
  found: Entry
}

export interface Found {
  /** Best first. */
  matches: Match[]
  /** The chance that the first match is right, from 0 to 1. */
  confidence: number
  /** The question as it was read. */
  read: Token[]
}

/** Finds the entries for a question among those whose rule has begun by `day`. */
export function search(question: string, index: SearchIndex, day: Day): Found {
  const read = readQuestion(question, index)
  const ranked = rank(read, index, entry => index.entries[entry]!.validFrom <= day)
  return {
    matches: ranked.slice(0, 10).map(each => ({ ...each, found: index.entries[each.entry]! })),
    confidence: confidenceOf(ranked),
    read,
  }
}

const LONGEST_QUESTION = 400 // syllables; what channels let through, and a bound on the work

/** A question's words as the content would write them. */
export function readQuestion(question: string, index: SearchIndex): Token[] {
  return index.synonyms.apply(
    mend(tokensOf(question).slice(0, LONGEST_QUESTION), index.vocabulary, index.synonyms.fixed),
  )
}

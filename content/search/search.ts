import type { Day } from '../day.ts'
import type { Entry } from '../entry.ts'
import { hear } from '../message-model.ts'
import { chancesOf, doubtsOf } from './confidence.ts'
import { mend } from './mend.ts'
import { askedOf, type Ranked, rank } from './rank.ts'
import { readLoosely } from './read-loosely.ts'
import type { SearchIndex } from './search-index.ts'
import { type Token, tokensOf } from './token.ts'

/** An entry that may answer, with the figures that decided its place. */
export interface Match extends Ranked {
  found: Entry
  /** The chance, from 0 to 1, that this entry answers. */
  chance: number
}

export interface Found {
  /** Best first. */
  matches: Match[]
  /** The chance that no entry answers, from 0 to 1. */
  none: number
  /** The chance that the message is about our subjects at all; undefined before anything is learned. */
  ours: number | undefined
  /** The question as it was read. */
  read: Token[]
  /** Entries that are no answer, because of what officers wrote in `notWhen`. */
  ruledOut: ReadonlySet<Entry>
}

const KEPT = 10

/** Finds the entries for a question among those whose rule has begun by `day`. */
export function search(question: string, index: SearchIndex, day: Day): Found {
  const read = readQuestion(question, index)
  const asked = askedOf(read, index)
  const meant = readMeant(question)
  const ruledOut = ruledOutIn(meant, index)
  const mayAnswer = (entry: Entry) => entry.validFrom <= day && !ruledOut.has(entry)
  const ranked = rank(read, index, entry => mayAnswer(index.entries[entry]!), asked, ruledOut)
  const ours = oursOf(meant, index)
  const { chances, none } = chancesOf(ranked, doubtsOf(asked, ranked, ours))
  return {
    matches: ranked
      .slice(0, KEPT)
      .map((each, at) => ({ ...each, found: index.entries[each.entry]!, chance: chances[at]! })),
    none,
    ours,
    read,
    ruledOut,
  }
}

/** The entries that a question, read by `readMeant`, says are not meant. */
export function ruledOutIn(meant: readonly Token[], { guarded }: SearchIndex): ReadonlySet<Entry> {
  return new Set(guarded.filter(({ notWhen }) => notWhen.placesIn(meant).length > 0).map(({ entry }) => entry))
}

export const LONGEST_QUESTION = 400 // syllables; what channels let through, and a bound on the work

/** A question's words as meant, whatever the content holds. */
export const readMeant = (question: string): Token[] => readLoosely(question).slice(0, LONGEST_QUESTION)

/** A question's words as the content would write them. */
export function readQuestion(question: string, index: SearchIndex): Token[] {
  return readTokens(tokensOf(question).slice(0, LONGEST_QUESTION), index)
}

/** The same of words that were split already. */
export function readTokens(tokens: readonly Token[], { vocabulary, synonyms }: SearchIndex): Token[] {
  return synonyms.apply(mend(tokens, vocabulary, synonyms.fixed))
}

/** The chance that a message, read by `readMeant`, is about our subjects at all; undefined before anything is learned. */
export function oursOf(meant: readonly Token[], index: SearchIndex): number | undefined {
  return index.ours && hear(index.ours, meant).chance
}

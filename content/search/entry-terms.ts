import type { Entry } from '../entry.ts'
import { hashOf } from './hash.ts'
import { searchableOf } from './passages.ts'
import { accentedTerm, isFunctionWord, pairTerm, termsOf, unigram } from './terms.ts'
import type { Token } from './token.ts'

/** How much a word counts by where it stands in an entry, in tenths so that sums stay whole. */
const FIELD_WEIGHT = { wordings: 10, keywords: 30, lead: 20, body: 4 } as const
export const TENTHS = 10

/** What one entry gives the index, whatever other entries there are. */
export interface EntryTerms {
  /** Each term with its count, weighted by where it stands. */
  counts: Map<string, number>
  /** The terms of each wording, each once. */
  wordings: string[][]
}

/** `read` turns a text into tokens; the second argument tells whether its pairs of words are worth counting. */
export function entryTermsOf(entry: Entry, read: (text: string, pairs: boolean) => Token[]): EntryTerms {
  const { wordings, keywords, lead, body } = searchableOf(entry)
  const counts = new Map<string, number>()
  const count = (tokens: readonly Token[], weight: number) => {
    const add = (term: string) => counts.set(term, (counts.get(term) ?? 0) + weight)
    for (const [at, token] of tokens.entries()) {
      const next = tokens[at + 1]
      // The small print's pairs would double the index and decide nothing.
      if (next && weight > FIELD_WEIGHT.body && !(isFunctionWord(token) && isFunctionWord(next)))
        add(pairTerm(token, next))
      if (isFunctionWord(token)) continue
      add(unigram(token))
      const mark = accentedTerm(token)
      if (mark) add(mark)
    }
  }
  const ways = wordings.map(text => read(text, true))
  for (const tokens of ways) count(tokens, FIELD_WEIGHT.wordings)
  count(read(keywords, true), FIELD_WEIGHT.keywords)
  count(read(lead, true), FIELD_WEIGHT.lead)
  count(read(body, false), FIELD_WEIGHT.body)
  return {
    counts,
    wordings: ways.map(tokens => {
      const { unigrams, pairs } = termsOf(tokens)
      return [...unigrams, ...pairs]
    }),
  }
}

/** A number that changes with anything that is searched of an entry. */
export function searchHashOf(entry: Entry): number {
  const { wordings, keywords, lead, body } = searchableOf(entry)
  return hashOf([...wordings, keywords, lead, body].join('\n'))
}

import { FUNCTION_WORDS } from './texting.ts'
import type { Token } from './token.ts'

const MARK = "'"

/** The kinds of evidence a text gives, as strings: folded syllables, accented syllables, folded pairs. */
export const unigram = (token: Token): string => token.folded
export const accentedTerm = (token: Token): string | undefined =>
  token.accented === undefined ? undefined : MARK + token.accented
export const isAccented = (term: string): boolean => term.startsWith(MARK)
export const pairTerm = (first: Token, next: Token): string => `${first.folded} ${next.folded}`

export interface Terms {
  /** Folded syllables that carry a subject, each once. */
  unigrams: string[]
  accented: string[]
  /** Neighbouring syllables, function words included: "con ốm", "một lần". */
  pairs: string[]
}

/** A question's terms, each once. */
export function termsOf(tokens: readonly Token[]): Terms {
  const unigrams = new Set<string>()
  const accented = new Set<string>()
  const pairs = new Set<string>()
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1]
    if (next && !(isFunctionWord(token) && isFunctionWord(next))) pairs.add(pairTerm(token, next))
    if (isFunctionWord(token)) continue
    unigrams.add(unigram(token))
    const mark = accentedTerm(token)
    if (mark) accented.add(mark)
  }
  return { unigrams: [...unigrams], accented: [...accented], pairs: [...pairs] }
}

export function isFunctionWord(token: Token): boolean {
  return FUNCTION_WORDS.has(token.folded)
}

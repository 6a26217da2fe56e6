import { canonical, fold, syllables } from './fold.ts'

/** One syllable or number of a text, seen three ways. */
export interface Token {
  /** As typed, in lower case. */
  typed: string
  /** Without marks. */
  folded: string
  /** Letters and tone; undefined when it was typed without any mark, so that nothing is known of its marks. */
  accented: string | undefined
}

export function tokenOf(typed: string): Token {
  const folded = fold(typed)
  return { typed, folded, accented: typed === folded ? undefined : canonical(typed) }
}

export function tokensOf(text: string): Token[] {
  return syllables(text).map(tokenOf)
}

/** Like `tokensOf`, for many texts: each word is looked at once. */
export function tokenReader(): (text: string) => Token[] {
  const seen = new Map<string, Token>()
  return text =>
    syllables(text).map(typed => {
      let token = seen.get(typed)
      if (!token) seen.set(typed, (token = tokenOf(typed)))
      return token
    })
}

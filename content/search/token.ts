import { saysNo, standardOf } from './dialect.ts'
import { canonical, fold, syllables } from './fold.ts'

/** One syllable or number of a text, seen three ways. */
export interface Token {
  /** As typed, in lower case. */
  typed: string
  /** As entries spell it, without marks. */
  folded: string
  /** Letters and tone; undefined when it was typed without any mark, so that nothing is known of its marks. */
  accented: string | undefined
}

export function tokenOf(typed: string): Token {
  const meant = standardOf(typed)
  const folded = fold(meant)
  return { typed, folded, accented: meant === folded ? undefined : canonical(meant) }
}

export function tokensOf(text: string): Token[] {
  return inContext(syllables(text).map(tokenOf))
}

function inContext(tokens: Token[]): Token[] {
  for (const [at, { typed }] of tokens.entries())
    if (saysNo(typed, tokens[at - 1]?.folded)) tokens[at] = { typed, folded: 'khong', accented: undefined }
  return tokens
}

/** Like `tokensOf`, for many texts: each word is looked at once. */
export function tokenReader(): (text: string) => Token[] {
  const seen = new Map<string, Token>()
  return text =>
    inContext(
      syllables(text).map(typed => {
        let token = seen.get(typed)
        if (!token) seen.set(typed, (token = tokenOf(typed)))
        return token
      }),
    )
}

import { fold } from './fold.ts'
import { fromTelex, fromVni } from './keystrokes.ts'
import { looksVietnamese } from './syllable-shape.ts'
import { textingOf } from './texting.ts'
import { type Token, tokenOf, tokensOf } from './token.ts'

/** A message's words as meant, read without any vocabulary: raw keystrokes, texting and drawn-out letters undone. */
export function readLoosely(text: string): Token[] {
  const tokens = tokensOf(text)
  return tokens.flatMap((token, at) => asMeant(token, tokens[at + 1]))
}

/** The same in plain letters, as one line. */
export const readFolded = (text: string): string =>
  readLoosely(text)
    .map(({ folded }) => folded)
    .join(' ')

function asMeant(token: Token, next: Token | undefined): Token[] {
  const texting = textingOf(token, next)
  if (token.typed.length > 2 && looksVietnamese(token.folded)) return [token]
  if (texting) return texting.split(' ').map(tokenOf)
  if (looksVietnamese(token.folded)) return [token]
  const decoded = fromVni(token.typed) ?? fromTelex(token.typed)
  if (decoded && looksVietnamese(fold(decoded))) return [tokenOf(decoded)]
  const single = token.typed.replace(/(\p{L})\1+/gu, '$1') // "cứuuuu"
  return [single === token.typed ? token : tokenOf(single)]
}

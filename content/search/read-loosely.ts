import { fold } from './fold.ts'
import { fromTelex, fromVni } from './keystrokes.ts'
import { looksVietnamese } from './syllable-shape.ts'
import { TEXTING } from './texting.ts'
import { type Token, tokenOf, tokensOf } from './token.ts'

/** A message's words as meant, read without any vocabulary: raw keystrokes, texting and drawn-out letters undone. */
export function readLoosely(text: string): Token[] {
  return tokensOf(text).flatMap(token => asMeant(token))
}

function asMeant(token: Token): Token[] {
  const texting = Object.hasOwn(TEXTING, token.typed) ? TEXTING[token.typed]! : undefined
  if (token.typed.length > 2 && looksVietnamese(token.folded)) return [token]
  if (texting) return texting.split(' ').map(tokenOf)
  if (looksVietnamese(token.folded)) return [token]
  const decoded = fromVni(token.typed) ?? fromTelex(token.typed)
  if (decoded && looksVietnamese(fold(decoded))) return [tokenOf(decoded)]
  const single = token.typed.replace(/(\p{L})\1+/gu, '$1') // "cứuuuu"
  return [single === token.typed ? token : tokenOf(single)]
}

import { type Token, tokensOf } from './token.ts'

/** Where a phrase stands in a text: syllables from `start` up to, not including, `end`. */
export interface Place {
  start: number
  end: number
}

/** A list of phrases, ready to be found in texts. Phrases are written with marks. */
export class Phrases {
  readonly #byFirst = new Map<string, Token[][]>()

  constructor(phrases: readonly string[]) {
    for (const phrase of phrases.map(tokensOf)) {
      const first = phrase[0]
      if (first) this.#byFirst.set(first.folded, [...(this.#byFirst.get(first.folded) ?? []), phrase])
    }
  }

  placesIn(tokens: readonly Token[]): Place[] {
    const places: Place[] = []
    for (let start = 0; start < tokens.length; start++) {
      for (const phrase of this.#byFirst.get(tokens[start]!.folded) ?? []) {
        if (phrase.every((word, offset) => means(tokens[start + offset], word))) places.push({ start, end: start + phrase.length })
      }
    }
    return places
  }

  /** The folded syllables of all phrases. */
  *syllables(): Iterable<string> {
    for (const phrases of this.#byFirst.values()) for (const phrase of phrases) for (const token of phrase) yield token.folded
  }
}

/** Marks that were typed count; marks that were left out may be any. */
function means(token: Token | undefined, word: Token): boolean {
  if (token?.folded !== word.folded) return false
  if (token.accented === undefined) return true
  const meant = word.accented ?? word.folded
  if (token.accented === meant) return true
  return !/\d$/.test(token.accented) && token.accented === meant.replace(/\d$/, '') // "đanh": the tone was left out
}

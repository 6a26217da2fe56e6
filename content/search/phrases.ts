import { type Token, tokensOf } from './token.ts'

/** Where a phrase stands in a text: syllables from `start` up to, not including, `end`. */
export interface Place {
  start: number
  end: number
}

interface Phrase {
  words: Token[]
  /** Found only where its marks were typed. */
  strict: boolean
}

/**
 * A list of phrases, ready to be found in texts. Phrases are written with marks, which count where they were typed;
 * a phrase ending in `!` is found only with its marks ("tát!", because "tat" could be "tật" or "tất").
 */
export class Phrases {
  readonly #byFirst = new Map<string, Phrase[]>()

  constructor(phrases: readonly string[]) {
    for (const phrase of phrases) {
      const words = tokensOf(phrase)
      const first = words[0]
      if (!first) continue
      this.#byFirst.set(first.folded, [
        ...(this.#byFirst.get(first.folded) ?? []),
        { words, strict: phrase.endsWith('!') },
      ])
    }
  }

  placesIn(tokens: readonly Token[]): Place[] {
    const places: Place[] = []
    for (let start = 0; start < tokens.length; start++) {
      const phrases = this.#byFirst.get(tokens[start]!.folded)
      if (!phrases) continue // most words begin none
      for (const phrase of phrases)
        if (standsAt(start, tokens, phrase)) places.push({ start, end: start + phrase.words.length })
    }
    return places
  }

  /** The folded syllables of all phrases. */
  *syllables(): Iterable<string> {
    for (const phrases of this.#byFirst.values())
      for (const phrase of phrases) for (const token of phrase.words) yield token.folded
  }
}

function standsAt(start: number, tokens: readonly Token[], phrase: Phrase): boolean {
  const { words } = phrase
  for (let offset = 0; offset < words.length; offset++)
    if (!means(tokens[start + offset], words[offset]!, phrase)) return false
  return true
}

/** Marks that were typed count; marks that were left out may be any. */
function means(token: Token | undefined, word: Token, { words, strict }: Phrase): boolean {
  if (token?.folded !== word.folded) return false
  if (token.accented === undefined) return !strict || word.accented === undefined
  const meant = word.accented ?? word.folded
  if (token.accented === meant) return true
  // "đanh đập": a tone left out is forgiven where other words of the phrase speak for it ("nên" alone is not "nện")
  return words.length > 1 && !/\d$/.test(token.accented) && token.accented === meant.replace(/\d$/, '')
}

import type { Token } from './token.ts'

/** The syllables of the content: which there are, how often, and which follows which. */
export class Vocabulary {
  #total = 0
  readonly #counts = new Map<string, number>()
  readonly #pairs = new Map<string, number>()
  readonly #accents = new Map<string, Map<string, string>>()

  /** Counts a text's syllables and, unless it is small print, which follows which. */
  add(tokens: readonly Token[], pairs = true): void {
    this.#total += tokens.length
    for (const [at, token] of tokens.entries()) {
      this.#counts.set(token.folded, this.count(token.folded) + 1)
      const next = tokens[at + 1]
      if (next && pairs) {
        const pair = `${token.folded} ${next.folded}`
        this.#pairs.set(pair, (this.#pairs.get(pair) ?? 0) + 1)
      }
      const forms = this.#accents.get(token.folded) ?? new Map<string, string>()
      this.#accents.set(token.folded, forms.set(token.accented ?? token.folded, token.typed))
    }
  }

  has(folded: string): boolean {
    return this.#counts.has(folded)
  }

  count(folded: string): number {
    return this.#counts.get(folded) ?? 0
  }

  /** The logarithm of the syllable's share of all; minus infinity when there is none. */
  logShare(folded: string): number {
    return Math.log(this.count(folded) / Math.max(1, this.#total))
  }

  /** How often `next` follows `first`. */
  pair(first: string | undefined, next: string | undefined): number {
    return first === undefined || next === undefined ? 0 : (this.#pairs.get(`${first} ${next}`) ?? 0)
  }

  /** True when the content holds the syllable with exactly these marks. */
  hasAccented(folded: string, accented: string): boolean {
    return this.#accents.get(folded)?.has(accented) ?? false
  }

  words(): Iterable<string> {
    return this.#counts.keys()
  }
}

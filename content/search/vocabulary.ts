import { NumberReader, NumberWriter } from './bytes.ts'
import type { Token } from './token.ts'

export interface StoredVocabulary {
  /** Folded syllables, one a line; the line is the syllable's number. */
  words: string
  /** How often each occurs. */
  counts: string
  /** Pairs as numbers (first × MOST_WORDS + next), each with how often. */
  pairs: string
  /** Syllables with their marks, in canonical form, one a line. */
  marked: string
}

const MOST_WORDS = 2 ** 16 // Vietnamese has some seven thousand syllables

/** The syllables of the content: which there are, how often, and which follows which. */
export class Vocabulary {
  #total = 0
  readonly #numbers = new Map<string, number>()
  readonly #counts: number[] = []
  readonly #pairs = new Map<number, number>()
  readonly #marked = new Set<string>()

  /** Counts a text's syllables and, unless it is small print, which follows which. */
  add(tokens: readonly Token[], pairs = true): void {
    this.#total += tokens.length
    let before: number | undefined
    for (const token of tokens) {
      let number = this.#numbers.get(token.folded)
      if (number === undefined) this.#numbers.set(token.folded, (number = this.#counts.push(0) - 1))
      this.#counts[number]!++
      this.#marked.add(token.accented ?? token.folded)
      if (pairs && before !== undefined) {
        const pair = before * MOST_WORDS + number
        this.#pairs.set(pair, (this.#pairs.get(pair) ?? 0) + 1)
      }
      before = number
    }
  }

  has(folded: string): boolean {
    return this.#numbers.has(folded)
  }

  count(folded: string | undefined): number {
    return this.#counts[this.#numbers.get(folded ?? '') ?? -1] ?? 0
  }

  /** The logarithm of the syllable's share of all; minus infinity when there is none. */
  logShare(folded: string | undefined): number {
    return Math.log(this.count(folded) / Math.max(1, this.#total))
  }

  /** How often `next` follows `first`. */
  pair(first: string | undefined, next: string | undefined): number {
    const from = first === undefined ? undefined : this.#numbers.get(first)
    const to = next === undefined ? undefined : this.#numbers.get(next)
    return from === undefined || to === undefined ? 0 : (this.#pairs.get(from * MOST_WORDS + to) ?? 0)
  }

  /** True when the content holds a syllable with exactly these marks (canonical form). */
  hasMarked(accented: string): boolean {
    return this.#marked.has(accented)
  }

  store(): StoredVocabulary {
    const counts = new NumberWriter()
    for (const count of this.#counts) counts.add(count)
    const pairs = new NumberWriter()
    pairs.add(this.#pairs.size)
    for (const [pair, count] of [...this.#pairs].sort(([a], [b]) => a - b)) {
      pairs.add(Math.floor(pair / MOST_WORDS))
      pairs.add(pair % MOST_WORDS)
      pairs.add(count)
    }
    return {
      words: [...this.#numbers.keys()].join('\n'),
      counts: counts.toText(),
      pairs: pairs.toText(),
      marked: [...this.#marked].join('\n'),
    }
  }

  static restore(stored: StoredVocabulary): Vocabulary {
    const vocabulary = new Vocabulary()
    const counts = new NumberReader(stored.counts)
    for (const [number, word] of stored.words.split('\n').entries()) {
      vocabulary.#numbers.set(word, number)
      vocabulary.#total += vocabulary.#counts[number] = counts.next()
    }
    const pairs = new NumberReader(stored.pairs)
    for (let left = pairs.next(); left > 0; left--) {
      const pair = pairs.next() * MOST_WORDS + pairs.next()
      vocabulary.#pairs.set(pair, pairs.next())
    }
    for (const marked of stored.marked.split('\n')) vocabulary.#marked.add(marked)
    return vocabulary
  }
}

import type { Synonym } from '../synonym.ts'
import { looksVietnamese } from './syllable-shape.ts'
import { type Token, tokensOf } from './token.ts'

interface Rule {
  from: Token[]
  to: Token[]
  /** The word is an abbreviation: it stays beside its long form, as a sure sign. */
  short: boolean
}

/** Puts one wording in place of the others, in entries and questions alike, so that both speak the same words. */
export class Synonyms {
  readonly #rules = new Map<string, Rule[]>()
  /** Abbreviations, folded: never repaired, never cut. */
  readonly fixed = new Set<string>()

  constructor(synonyms: readonly Synonym[]) {
    for (const { means, words } of synonyms) {
      const to = tokensOf(means)
      for (const word of words) {
        const from = tokensOf(word)
        const first = from[0]
        if (!first) continue
        const short = from.length === 1 && first.folded.length >= 3 && !looksVietnamese(first.folded)
        if (short) this.fixed.add(first.folded)
        const known = short ? this.#addLong(to, first) : first
        const isSecond = known.folded !== first.folded // one abbreviation of a wording is enough: others are read as it
        const rule = isSecond ? { from, to: [known], short: false } : { from, to, short }
        this.#rules.set(first.folded, [...(this.#rules.get(first.folded) ?? []), rule])
      }
    }
    for (const rules of this.#rules.values()) rules.sort((a, b) => b.from.length - a.from.length)
  }

  apply(tokens: readonly Token[]): Token[] {
    const out: Token[] = []
    for (let at = 0; at < tokens.length; ) {
      const rule = this.#rules.get(tokens[at]!.folded)?.find(each => matches(each.from, tokens, at))
      if (!rule) {
        out.push(tokens[at]!)
        at++
        continue
      }
      out.push(...(rule.short ? [rule.from[0]!] : rule.to))
      at += rule.from.length
    }
    return out
  }

  /** The long form, too, is given its abbreviation, so that both wordings come out the same; the one it has got. */
  #addLong(long: Token[], short: Token): Token {
    const first = long[0]!
    const rules = this.#rules.get(first.folded) ?? []
    const known = rules.find(
      rule => rule.from.length === long.length && rule.from.every((token, at) => token.folded === long[at]!.folded),
    )
    if (known) return known.to.length === 1 ? known.to[0]! : short
    this.#rules.set(first.folded, [...rules, { from: long, to: [short], short: false }])
    return short
  }
}

function matches(from: readonly Token[], tokens: readonly Token[], start: number): boolean {
  return from.every((word, offset) => {
    const token = tokens[start + offset]
    if (token?.folded !== word.folded) return false
    // Typed marks must agree; a short word without marks ("ma", "ba") could be many words and is left alone.
    if (token.accented !== undefined) return word.accented === undefined ? false : token.accented === word.accented
    return word.accented === undefined || word.folded.length >= 4 || from.length > 1
  })
}

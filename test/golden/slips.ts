import { diceFrom } from '../../content/search/dice.ts'
import { mend } from '../../content/search/mend.ts'
import type { SearchIndex } from '../../content/search/search-index.ts'
import { tokenOf, tokensOf } from '../../content/search/token.ts'

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** What fingers do to a word: `at` is a place in it. */
export const SLIPS = {
  'a letter lost': (word, at) => word.slice(0, at) + word.slice(at + 1),
  'two letters swapped': (word, at) => word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2),
  'the key beside': (word, at, dice) => word.slice(0, at) + keyBeside(word[at]!, dice) + word.slice(at + 1),
  'the key beside as well': (word, at, dice) => word.slice(0, at) + keyBeside(word[at]!, dice) + word.slice(at),
} as const satisfies Record<string, (word: string, at: number, dice: () => number) => string>

function keyBeside(key: string, dice: () => number): string {
  const row = ROWS.find(keys => keys.includes(key)) ?? key
  const at = row.indexOf(key)
  const beside = [row[at - 1], row[at + 1]].filter(each => each !== undefined)
  return beside[Math.floor(dice() * beside.length)] ?? key
}

export interface Mended {
  /** Questions in which the slip made a word the content does not know. */
  of: number
  /** Of those, read as if there had been no slip. */
  read: number
}

/** Makes one slip in each question, typed without marks, and counts how many are read as they were meant. */
export function mendedSlips(
  slip: keyof typeof SLIPS,
  questions: readonly string[],
  { vocabulary, synonyms }: SearchIndex,
): Mended {
  const dice = diceFrom(7)
  const read = (words: readonly string[]) =>
    mend(words.map(tokenOf), vocabulary, synonyms.fixed)
      .map(token => token.folded)
      .join(' ')
  const mended = { of: 0, read: 0 }
  for (const question of questions) {
    const words = tokensOf(question).map(token => token.folded)
    const places = [...words.keys()].filter(at => /^[a-z]{3,}$/.test(words[at]!) && vocabulary.has(words[at]!))
    const place = places[Math.floor(dice() * places.length)]
    if (place === undefined) continue
    const word = words[place]!
    const slipped = SLIPS[slip](word, Math.floor(dice() * word.length), dice)
    if (slipped === word || vocabulary.has(slipped)) continue
    mended.of++
    if (read(words.with(place, slipped)) === read(words)) mended.read++
  }
  return mended
}

import { fold } from './fold.ts'
import { fromTelex, fromVni } from './keystrokes.ts'
import { splitRun, type Words } from './runs.ts'
import { slipsOf, slipsOfEar } from './slips.ts'
import { looksVietnamese } from './syllable-shape.ts'
import { textingOf } from './texting.ts'
import { type Token, tokenOf } from './token.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * Reads a question as it was meant, changing only what the content does not know: raw Telex and VNI, words
 * run together, texting, doubled letters, slips of the finger and regional spellings. Numbers, and the
 * abbreviations in `fixed`, are never changed.
 */
export function mend(tokens: readonly Token[], vocabulary: Vocabulary, fixed: ReadonlySet<string>): Token[] {
  const known = (token: Token) =>
    token.typed.length > LONGEST_WORD ||
    vocabulary.has(token.folded) ||
    fixed.has(token.folded) ||
    /^\d+(?:[.,/]\d+)*$/.test(token.typed)
  const decoded = tokens.map(token => (known(token) ? undefined : (fromVni(token.typed) ?? fromTelex(token.typed))))
  const inKeys = decoded.filter(word => word !== undefined && vocabulary.has(fold(word))).length >= TYPED_IN_KEYS
  let runs = 0
  const words: Words = { vocabulary, fixed, mayMendRun: () => ++runs <= MOST_MENDED_RUNS }
  const read = tokens.flatMap((token, at) => {
    if (known(token)) return [token]
    const word = decoded[at]
    if (word !== undefined && vocabulary.has(fold(word))) return [tokenOf(word)]
    const meant = spelledOut(token, tokens[at + 1], words)
    return meant ?? [word !== undefined && inKeys ? tokenOf(word) : token]
  })
  return read.map((token, at) =>
    known(token) ? withKnownMarks(token, vocabulary) : repair(token, read[at - 1], read[at + 1], vocabulary),
  )
}

/** Marks the content never has on this syllable ("nghịep", "bão hiểm") are a slip: the letters speak alone. */
function withKnownMarks(token: Token, vocabulary: Vocabulary): Token {
  if (token.accented === undefined || vocabulary.hasMarked(token.accented)) return token
  return vocabulary.has(token.folded) ? { ...token, accented: undefined } : token
}

const MOST_MENDED_RUNS = 12 // in one message; one of 24 letters costs five milliseconds
const TYPED_IN_KEYS = 2 // words in raw keys, and the others are too, even where somebody slipped or was texting
const LONGEST_WORD = 40 // a longer run of letters is no question, and mending it would cost seconds

function spelledOut(token: Token, next: Token | undefined, words: Words): Token[] | undefined {
  const texting = textingOf(token, next)
  if (texting && texting !== token.typed) return texting.split(' ').map(tokenOf)

  const single = token.typed.replace(/(\p{L})\1+/gu, '$1') // "khoongggg", "nghhỉ"
  if (single !== token.typed && words.vocabulary.has(fold(single))) return [tokenOf(single)]

  return splitRun(token, words)
}

/**
 * The word of the content that was most likely meant by an unknown one: how common it is, how well it goes with its
 * neighbours, and how likely the slip is. The word itself when none is near.
 */
function repair(token: Token, before: Token | undefined, after: Token | undefined, vocabulary: Vocabulary): Token {
  if (token.folded.length < 2) return token
  const somebodysWord = looksVietnamese(token.folded)
  let best: { word: string; score: number } | undefined
  // Whoever sets the marks of a real syllable does not slip, but may spell as the region speaks ("rúc" for "rút").
  const slips = somebodysWord && token.accented !== undefined ? slipsOfEar(token.folded) : slipsOf(token.folded)
  for (const { word, cost } of slips) {
    if (!vocabulary.has(word)) continue
    const neighbours = vocabulary.pair(before?.folded, word) + vocabulary.pair(word, after?.folded)
    if (somebodysWord && neighbours < 2) continue // a real word is changed only where its neighbours ask for it
    const score =
      vocabulary.logShare(word) +
      affinity(before?.folded, word, vocabulary) +
      affinity(word, after?.folded, vocabulary) -
      cost
    if (!best || score > best.score) best = { word, score }
  }
  return best ? { typed: token.typed, folded: best.word, accented: undefined } : token
}

const BY_CHANCE = 0.2 // the share of neighbours that say nothing of each other

/** How much likelier two words stand side by side than by chance, as a logarithm. */
function affinity(first: string | undefined, next: string | undefined, vocabulary: Vocabulary): number {
  const apart = vocabulary.count(first) * Math.exp(vocabulary.logShare(next))
  return apart === 0 ? 0 : Math.log(BY_CHANCE + ((1 - BY_CHANCE) * vocabulary.pair(first, next)) / apart)
}

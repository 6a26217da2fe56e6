import { fold } from './fold.ts'
import { fromTelex, fromVni } from './keystrokes.ts'
import { looksVietnamese } from './syllable-shape.ts'
import { TEXTING } from './texting.ts'
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
  const read = tokens.flatMap(token => (known(token) ? [token] : readKeys(token, vocabulary)))
  return read.map((token, at) =>
    known(token) ? withKnownMarks(token, vocabulary) : repair(token, read[at - 1], read[at + 1], vocabulary),
  )
}

/** Marks the content never has on this syllable ("nghịep", "bão hiểm") are a slip: the letters speak alone. */
function withKnownMarks(token: Token, vocabulary: Vocabulary): Token {
  if (token.accented === undefined || vocabulary.hasMarked(token.accented)) return token
  return vocabulary.has(token.folded) ? { ...token, accented: undefined } : token
}

const LONGEST_WORD = 40 // a longer run of letters is no question, and mending it would cost seconds

function readKeys(token: Token, vocabulary: Vocabulary): Token[] {
  const decoded = fromVni(token.typed) ?? fromTelex(token.typed)
  if (decoded && vocabulary.has(fold(decoded))) return [tokenOf(decoded)]

  const texting = Object.hasOwn(TEXTING, token.typed) ? TEXTING[token.typed]! : undefined
  if (texting && texting !== token.typed) return texting.split(' ').map(tokenOf)

  const single = token.typed.replace(/(\p{L})\1+/gu, '$1') // "khoongggg", "nghhỉ"
  if (single !== token.typed && vocabulary.has(fold(single))) return [tokenOf(single)]

  return splitRun(token, vocabulary) ?? [token]
}

const LONGEST_SYLLABLE = 7
const SHORTEST_RUN = 5 // below this a run of two words is too easily a word nobody meant

/** Words typed without a space between ("baohiemxahoi", "nghỉđủ"), cut where every piece is a word of the content. */
function splitRun(token: Token, vocabulary: Vocabulary): Token[] | undefined {
  const letters = [...token.typed]
  if (letters.length < SHORTEST_RUN) return undefined
  interface Cut {
    score: number
    pieces: string[]
  }
  const best: (Cut | undefined)[] = [{ score: 0, pieces: [] }]
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start++) {
      const before = best[start]
      if (!before) continue
      const piece = letters.slice(start, end).join('')
      const count = vocabulary.count(fold(piece))
      if (count === 0 || (piece.length === 1 && !/[aáàạảãiíìịỉĩoóòọỏõ]/.test(piece))) continue
      const follows = vocabulary.pair(fold(before.pieces.at(-1) ?? ''), fold(piece))
      const score = before.score + vocabulary.logShare(fold(piece)) + 2 * Math.log(1 + follows)
      if (!best[end] || score > best[end]!.score) best[end] = { score, pieces: [...before.pieces, piece] }
    }
  }
  const whole = best[letters.length]
  return whole && whole.pieces.length > 1 ? whole.pieces.map(tokenOf) : undefined
}

/** The word of the content nearest to an unknown one, chosen by its neighbours; the word itself when none is near. */
function repair(token: Token, before: Token | undefined, after: Token | undefined, vocabulary: Vocabulary): Token {
  if (token.folded.length < 2) return token
  const somebodysWord = looksVietnamese(token.folded)
  let best: { word: string; score: number } | undefined
  for (const word of slipsOf(token.folded)) {
    const count = vocabulary.count(word)
    if (count === 0) continue
    const neighbours = vocabulary.pair(before?.folded, word) + vocabulary.pair(word, after?.folded)
    if (somebodysWord && neighbours < 2) continue // a real word is changed only where its neighbours ask for it
    const score = 3 * Math.log(1 + neighbours) + Math.log(1 + count)
    if (!best || score > best.score) best = { word, score }
  }
  return best ? { typed: token.typed, folded: best.word, accented: undefined } : token
}

const LETTERS = 'abcdeghiklmnopqrstuvxy'

/** Regional spellings that sound alike, both ways: at the start and at the end of a syllable. */
const SOUNDALIKES: readonly [RegExp, string][] = [
  [/^s/, 'x'],
  [/^x/, 's'],
  [/^ch/, 'tr'],
  [/^tr/, 'ch'],
  [/^d/, 'gi'],
  [/^gi/, 'd'],
  [/^d/, 'r'],
  [/^r/, 'd'],
  [/^gi/, 'r'],
  [/^r/, 'gi'],
  [/^v/, 'd'],
  [/^d/, 'v'],
  [/^v/, 'gi'],
  [/^l/, 'n'],
  [/^n(?![gh])/, 'l'],
  [/i$/, 'y'],
  [/y$/, 'i'],
  [/n$/, 'ng'],
  [/ng$/, 'n'],
  [/t$/, 'c'],
  [/c$/, 't'],
  [/^ng(?!h)/, 'ngh'],
  [/^ngh/, 'ng'],
  [/^g(?!h|i)/, 'gh'],
  [/^gh/, 'g'],
  [/^k/, 'c'],
  [/^c(?!h)/, 'k'],
  [/^qu/, 'w'],
  [/^w/, 'qu'],
  [/^f/, 'ph'],
  [/^j/, 'gi'],
  [/^z/, 'd'],
  [/^z/, 'gi'],
]

function* slipsOf(word: string): Iterable<string> {
  for (const [pattern, instead] of SOUNDALIKES) if (pattern.test(word)) yield word.replace(pattern, instead)
  for (let at = 0; at <= word.length; at++) {
    const left = word.slice(0, at)
    const right = word.slice(at)
    if (right.length > 0) yield left + right.slice(1)
    if (right.length > 1) yield left + right[1] + right[0] + right.slice(2)
    for (const letter of LETTERS) {
      yield left + letter + right
      if (right.length > 0) yield left + letter + right.slice(1)
    }
  }
}

import { fold } from './fold.ts'
import { fromTelex, fromVni } from './keystrokes.ts'
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

const TYPED_IN_KEYS = 2 // words in raw keys, and the others are too, even where somebody slipped or was texting
const LONGEST_WORD = 40 // a longer run of letters is no question, and mending it would cost seconds

/** What the content knows; the `fixed` are never the end of a slip. */
interface Words {
  vocabulary: Vocabulary
  fixed: ReadonlySet<string>
  /** Whether one more run may be searched for a slip. */
  mayMendRun(): boolean
}

function spelledOut(token: Token, next: Token | undefined, words: Words): Token[] | undefined {
  const texting = textingOf(token, next)
  if (texting && texting !== token.typed) return texting.split(' ').map(tokenOf)

  const single = token.typed.replace(/(\p{L})\1+/gu, '$1') // "khoongggg", "nghhỉ"
  if (single !== token.typed && words.vocabulary.has(fold(single))) return [tokenOf(single)]

  return splitRun(token, words)
}

const LONGEST_SYLLABLE = 7
const SHORTEST_RUN = 5 // below this a run of two words is too easily a word nobody meant
// Each place of a slip costs looking up some hundred words, a run of so many letters five milliseconds.
const LONGEST_MENDED_RUN = 24
const MOST_MENDED_RUNS = 12 // in one message
const SHORTEST_SLIP = 3 // letters of a piece with a slip
const HEARD_TOGETHER = 3 // times
const SLIP_IN_RUN = 8 // how unlikely a slip beside a lost space is, as a logarithm

/** A way to cut the first letters of a run. */
interface Cut {
  score: number
  pieces: Token[]
}

/**
 * Words typed without a space between ("baohiemxahoi", "nghỉđủ"), cut where every piece is a word of the content, or
 * all but one with a slip in it ("tựnhuyện").
 */
function splitRun(token: Token, { vocabulary, fixed, mayMendRun }: Words): Token[] | undefined {
  const letters = [...token.typed]
  if (letters.length < SHORTEST_RUN || looksVietnamese(token.folded)) return undefined
  const isOneWord = [...slipsOf(token.folded)].some(({ word }) => vocabulary.has(word))
  const mayHoldSlip = !isOneWord && letters.length <= LONGEST_MENDED_RUN && mayMendRun()
  const clean: (Cut | undefined)[] = [{ score: 0, pieces: [] }]
  const slipped: (Cut | undefined)[] = []
  const better = (cut: Cut | undefined, piece: Token, cost: number, than: Cut | undefined): Cut | undefined => {
    if (!cut) return than
    const follows = vocabulary.pair(cut.pieces.at(-1)?.folded ?? '', piece.folded)
    const score = cut.score + vocabulary.logShare(piece.folded) + 2 * Math.log(1 + follows) - cost
    return than && than.score >= score ? than : { score, pieces: [...cut.pieces, piece] }
  }
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start++) {
      if (!clean[start] && !slipped[start]) continue
      const piece = tokenOf(letters.slice(start, end).join(''))
      if (vocabulary.has(piece.folded)) {
        if (end - start === 1 && !/[aáàạảãiíìịỉĩoóòọỏõ]/.test(piece.typed)) continue
        clean[end] = better(clean[start], piece, 0, clean[end])
        slipped[end] = better(slipped[start], piece, 0, slipped[end])
      } else if (clean[start] && end - start >= SHORTEST_SLIP && mayHoldSlip) {
        for (const { word, cost } of slipsOf(piece.folded))
          if (vocabulary.has(word) && !fixed.has(word))
            slipped[end] = better(
              clean[start],
              { typed: piece.typed, folded: word, accented: undefined },
              SLIP_IN_RUN + cost,
              slipped[end],
            )
      }
    }
  }
  // With a slip nearly any word of another language can be cut; then all pieces must be heard side by side.
  const together = (cut: Cut | undefined) =>
    cut?.pieces.every(
      ({ folded }, at, { [at - 1]: before }) => !before || vocabulary.pair(before.folded, folded) >= HEARD_TOGETHER,
    )
  const whole = isOneWord && !together(clean[letters.length]) ? undefined : clean[letters.length]
  const mended = together(slipped[letters.length]) ? slipped[letters.length] : undefined
  const best = whole && mended ? (mended.score > whole.score ? mended : whole) : (whole ?? mended)
  return best && best.pieces.length > 1 ? best.pieces : undefined
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
  [/(?<=.)j/, 'i'],
]

const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
/** The keys that touch a key. */
const TOUCHING: ReadonlyMap<string | undefined, string> = new Map(
  KEYBOARD.flatMap((keys, row) =>
    [...keys].map((key, at) => {
      const above = KEYBOARD[row - 1]
      const below = KEYBOARD[row + 1]
      const around = [keys[at - 1], keys[at + 1], above?.[at], above?.[at + 1], below?.[at - 1], below?.[at]]
      return [key, around.join('')] as const
    }),
  ),
)

// How unlikely a slip is, beside a swap of two letters or a key that touches the right one, as a logarithm; read off
// questions with slips made at random, as few wrong words as possible.
const FAR_KEY = 5
const LOST = 0.5
const FIRST = 3 // more, when it is the first letter that is lost or another

interface Slip {
  /** What may have been meant. */
  word: string
  cost: number
}

function* slipsOfEar(word: string): Iterable<Slip> {
  for (const [pattern, instead] of SOUNDALIKES)
    if (pattern.test(word)) yield { word: word.replace(pattern, instead), cost: 0 }
}

/** One slip of the ear or of the finger. */
function* slipsOf(word: string): Iterable<Slip> {
  yield* slipsOfEar(word)
  for (let at = 0; at <= word.length; at++) {
    const left = word.slice(0, at)
    const right = word.slice(at)
    const key = right[0]
    const first = at === 0 ? FIRST : 0
    const touching = TOUCHING.get(key) ?? ''
    const grazed = [left.at(-1), right[1]].some(other => other !== undefined && `${key}${touching}`.includes(other))
    if (key) yield { word: left + right.slice(1), cost: grazed ? 0 : FAR_KEY }
    if (right.length > 1) yield { word: left + right[1] + key + right.slice(2), cost: 0 }
    for (const letter of LETTERS) {
      yield { word: left + letter + right, cost: first + LOST }
      if (key) yield { word: left + letter + right.slice(1), cost: touching.includes(letter) ? 0 : first + FAR_KEY }
    }
  }
}

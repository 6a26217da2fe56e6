import { slipsOf } from './slips.ts'
import { looksVietnamese } from './syllable-shape.ts'
import { type Token, tokenOf } from './token.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What the content knows; the `fixed` are never the end of a slip. */
export interface Words {
  vocabulary: Vocabulary
  fixed: ReadonlySet<string>
  /** Whether one more run may be searched for a slip. */
  mayMendRun(): boolean
}

const LONGEST_SYLLABLE = 7
const SHORTEST_RUN = 5 // below this a run of two words is too easily a word nobody meant
const LONGEST_MENDED_RUN = 24 // letters; each place of a slip costs looking up some hundred words
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
export function splitRun(token: Token, { vocabulary, fixed, mayMendRun }: Words): Token[] | undefined {
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
        for (const { word, cost } of slipsOf(piece.folded)) {
          if (!vocabulary.has(word) || fixed.has(word)) continue
          const meant = { ...piece, folded: word, accented: undefined }
          slipped[end] = better(clean[start], meant, SLIP_IN_RUN + cost, slipped[end])
        }
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
  const best = whole && !(mended && mended.score > whole.score) ? whole : mended
  return best && best.pieces.length > 1 ? best.pieces : undefined
}

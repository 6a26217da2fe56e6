import type { Day } from '../day.ts'
import { chancesOf, doubtsOf } from './confidence.ts'
import { askedOf, leftBy, rankAmong } from './rank.ts'
import { LONGEST_QUESTION, oursOf, readMeant, readTokens, ruledOutIn } from './search.ts'
import type { SearchIndex } from './search-index.ts'
import { scoreOf } from './signals.ts'
import { type Token, tokensOf } from './token.ts'

// Below this chance an entry is neither given nor offered; what it takes from others' chances is less still.
const WORTH_A_LOOK = 0.02
const RIVALS = 3

/**
 * Whether an entry has any chance to answer a question, with its text as `before` holds it or as `after` does. Its
 * chance is at most the one it has beside the likeliest few when they get no votes, which costs a tenth of searching.
 */
export function mayAnswer(question: string, entry: string, before: SearchIndex, after: SearchIndex, day: Day): boolean {
  const typed = tokensOf(question).slice(0, LONGEST_QUESTION)
  const read = readTokens(typed, before)
  const isNewWord = ({ folded }: Token) => !before.vocabulary.has(folded) && after.vocabulary.has(folded)
  const readAfter = typed.some(isNewWord) ? readTokens(typed, after) : read
  const meant = readMeant(question)
  const ours = oursOf(meant, before)
  // Its own words that rule it out may be what differs.
  const othersRuledOut = new Set([...ruledOutIn(meant, before)].filter(({ id }) => id !== entry))
  // What the classifier learned does not change with a text.
  const chances = leftBy(othersRuledOut, before.classifier?.chances(read), before)
  const rivals = likeliest(chances ?? new Float32Array()).map(place => before.entries[place]!)

  const chanceIn = (index: SearchIndex, words: readonly Token[]): number => {
    const own = index.positions.get(entry)
    if (own === undefined) return 0
    const others = rivals
      .filter(({ id, validFrom }) => id !== entry && validFrom <= day)
      .map(({ id }) => index.positions.get(id)!)
    const asked = askedOf(words, index)
    const [mine, ...theirs] = rankAmong([own, ...others], index, asked, chances && placed(chances, before, index))
    const atMost = [
      mine!,
      ...theirs.map(each => ({ ...each, score: scoreOf({ ...each.signals, votes: 0 }, chances !== undefined) })),
    ]
    const { chances: shares } = chancesOf(atMost, doubtsOf(asked, atMost, ours))
    return shares[0]!
  }
  return chanceIn(before, read) >= WORTH_A_LOOK || chanceIn(after, readAfter) >= WORTH_A_LOOK
}

function likeliest(chances: Float32Array): number[] {
  const best: number[] = []
  for (const [place, chance] of chances.entries()) {
    if (best.length === RIVALS && chance <= chances[best.at(-1)!]!) continue
    best.push(place)
    best.sort((a, b) => chances[b]! - chances[a]!)
    if (best.length > RIVALS) best.pop()
  }
  return best
}

/** The same chances by the positions of another index; an entry that is new there has none. */
function placed(chances: Float32Array, from: SearchIndex, to: SearchIndex): Float32Array {
  if (from.entries.length === to.entries.length) return chances // a text in the place of another
  return Float32Array.from(to.entries, ({ id }) => chances[from.positions.get(id) ?? -1] ?? 0)
}

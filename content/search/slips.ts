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

export interface Slip {
  /** What may have been meant. */
  word: string
  cost: number
}

export function* slipsOfEar(word: string): Iterable<Slip> {
  for (const [pattern, instead] of SOUNDALIKES)
    if (pattern.test(word)) yield { word: word.replace(pattern, instead), cost: 0 }
}

/** One slip of the ear or of the finger. */
export function* slipsOf(word: string): Iterable<Slip> {
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

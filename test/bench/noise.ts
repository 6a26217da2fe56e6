import { withoutMarks } from '../support/without-marks.ts'

/** The conditions a question is asked under. Each noise is the same every time. */
export const CONDITIONS = ['as written', 'no marks', 'typos', 'raw Telex'] as const
export type Condition = (typeof CONDITIONS)[number]

export function noisy(text: string, condition: Condition): string {
  switch (condition) {
    case 'as written':
      return text
    case 'no marks':
      return withoutMarks(text)
    case 'typos':
      return mistyped(text)
    case 'raw Telex':
      return text.split(/(\s+)/).map(inTelex).join('')
  }
}

const TONE_KEYS: Record<string, string> = { '\u0301': 's', '\u0300': 'f', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' }

/** The keys a word is typed with, the tone at its end. */
function inTelex(word: string): string {
  let tone = ''
  let typed = ''
  for (const mark of word.normalize('NFD')) {
    if (TONE_KEYS[mark]) tone = TONE_KEYS[mark]
    else if (mark === '\u0302') typed += typed.at(-1) ?? ''
    else if (mark === '\u031b' || mark === '\u0306') typed += 'w'
    else if (mark === 'đ' || mark === 'Đ') typed += 'dd'
    else typed += mark
  }
  const end = /[\p{L}]+$/u.test(typed) ? typed.length : typed.search(/[^\p{L}]*$/u)
  return typed.slice(0, end) + tone + typed.slice(end)
}

/** One slip (a letter dropped, doubled, swapped or changed) in 30 % of the words of four letters and more. */
function mistyped(text: string): string {
  let state = 2166136261
  for (const letter of text) state = Math.imul(state ^ letter.codePointAt(0)!, 16777619) >>> 0
  const dice = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  return text
    .split(/(\s+)/)
    .map(word => {
      if (word.length < 4 || dice() > 0.3) return word
      const at = 1 + Math.floor(dice() * (word.length - 2))
      const [left, letter, right] = [word.slice(0, at), word[at]!, word.slice(at + 1)]
      const slip = Math.floor(dice() * 4)
      if (slip === 0) return left + right
      if (slip === 1) return left + letter + letter + right
      if (slip === 2) return left + (right[0] ?? '') + letter + right.slice(1)
      return left + String.fromCharCode(97 + Math.floor(dice() * 26)) + right
    })
    .join('')
}

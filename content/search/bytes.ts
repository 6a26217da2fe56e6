/** Bytes as text, for JSON: the same on Node and on Workers. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  return btoa(parts.join(''))
}

export function fromBase64(text: string): Uint8Array {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}

/** Weights as whole numbers from -127 to 127, in signed bytes: a weight is its byte times the scale. */
export function packWeights(weights: ArrayLike<number>): { bytes: string; scale: number } {
  const scale = scaleOf(weights, 127)
  const bytes = toBase64(Uint8Array.from(weights, weight => Math.round(weight / scale) & 255))
  return { bytes, scale }
}

export function scaleOf(weights: ArrayLike<number>, levels: number): number {
  let most = 0
  for (let at = 0; at < weights.length; at++) most = Math.max(most, Math.abs(weights[at]!))
  return (most || 1) / levels
}

export function signedBytes(base64: string): Int8Array {
  return new Int8Array(fromBase64(base64).buffer)
}

// The 91 letters from "#" to "~" that need no escape in JSON; a compressed file holds what they say in less room than base64.
const LETTERS = 91
const FIRST = 35
const BACKSLASH = 92

const letterOf = (digit: number): number => (FIRST + digit < BACKSLASH ? FIRST + digit : FIRST + 1 + digit)
const digitOf = (letter: number): number => (letter < BACKSLASH ? letter - FIRST : letter - FIRST - 1)

function textOf(letters: readonly number[]): string {
  const parts: string[] = []
  for (let at = 0; at < letters.length; at += 8192) parts.push(String.fromCharCode(...letters.slice(at, at + 8192)))
  return parts.join('')
}

/** The largest number either way that is one letter. */
export const MOST_IN_LETTER = (LETTERS - 1) / 2

/** Whole numbers from -45 to 45, a letter each. */
export function toLetters(numbers: ArrayLike<number>): string {
  return textOf(Array.from(numbers, number => letterOf(number + MOST_IN_LETTER)))
}

export function fromLetters(letters: string): Int8Array {
  const numbers = new Int8Array(letters.length)
  for (let at = 0; at < letters.length; at++) numbers[at] = digitOf(letters.charCodeAt(at)) - MOST_IN_LETTER
  return numbers
}

// A number's last digit is one of the first 61 letters; one of the other 30 says that more follow.
const LAST = 61
const MORE = LETTERS - LAST

/** Whole numbers from 0 up, small ones in one letter. */
export class NumberWriter {
  readonly #letters: number[] = []

  add(number: number): void {
    let rest = number
    for (; rest >= LAST; rest = Math.floor((rest - LAST) / MORE))
      this.#letters.push(letterOf(LAST + ((rest - LAST) % MORE)))
    this.#letters.push(letterOf(rest))
  }

  /** A list of rising numbers, with its length before it. */
  addRising(numbers: ArrayLike<number>): void {
    this.add(numbers.length)
    let before = 0
    for (let at = 0; at < numbers.length; at++) {
      this.add(numbers[at]! - before)
      before = numbers[at]!
    }
  }

  toText(): string {
    return textOf(this.#letters)
  }
}

/** Reads back what a NumberWriter wrote, in the same order. */
export class NumberReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  next(): number {
    let number = 0
    for (let worth = 1; ; worth *= MORE) {
      const digit = digitOf(this.#text.charCodeAt(this.#at++))
      number += digit * worth
      if (digit < LAST) return number
    }
  }

  rising(): Int32Array {
    const numbers = new Int32Array(this.next())
    let before = 0
    for (let at = 0; at < numbers.length; at++) numbers[at] = before += this.next()
    return numbers
  }
}

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

const NOUGHT = 63 // "?": from there 28 letters either way need no escape in JSON

/** Whole numbers from -28 to 28, a letter each: a compressed file holds them in an eighth less room than base64. */
export function toLetters(numbers: ArrayLike<number>): string {
  const parts: string[] = []
  for (let at = 0; at < numbers.length; at += 8192) {
    const length = Math.min(8192, numbers.length - at)
    parts.push(String.fromCharCode(...Array.from({ length }, (_, more) => NOUGHT + numbers[at + more]!)))
  }
  return parts.join('')
}

export function fromLetters(letters: string): Int8Array {
  const numbers = new Int8Array(letters.length)
  for (let at = 0; at < letters.length; at++) numbers[at] = letters.charCodeAt(at) - NOUGHT
  return numbers
}

/** Whole numbers from 0 up, small ones in one byte: seven bits a byte, the eighth says that more follow. */
export class NumberWriter {
  #bytes = new Uint8Array(1024)
  #length = 0

  add(number: number): void {
    if (this.#length + 5 > this.#bytes.length) {
      const longer = new Uint8Array(2 * this.#bytes.length)
      longer.set(this.#bytes)
      this.#bytes = longer
    }
    let rest = number
    for (; rest > 127; rest >>>= 7) this.#bytes[this.#length++] = (rest & 127) | 128
    this.#bytes[this.#length++] = rest
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

  toBase64(): string {
    return toBase64(this.#bytes.subarray(0, this.#length))
  }
}

/** Reads back what a NumberWriter wrote, in the same order. */
export class NumberReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(base64: string) {
    this.#bytes = fromBase64(base64)
  }

  next(): number {
    let number = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++]!
      number |= (byte & 127) << shift
      if (byte < 128) return number
    }
  }

  rising(): Int32Array {
    const numbers = new Int32Array(this.next())
    let before = 0
    for (let at = 0; at < numbers.length; at++) numbers[at] = before += this.next()
    return numbers
  }
}

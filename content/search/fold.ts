import { fromVni } from './keystrokes.ts'
import { looksVietnamese } from './syllable-shape.ts'

const TONES: Record<string, string> = { '\u0300': '2', '\u0301': '1', '\u0303': '4', '\u0309': '3', '\u0323': '5' }

/** Lower case, composed, with typographic variants made one. */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/\u00a0/g, ' ')
}

/** Letters only: `Đồng Nai` → `dong nai`. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
}

/**
 * A syllable as letters plus a tone digit, so that both ways of placing the tone mark are one:
 * `hoà`, `hòa` → `hoa2`. A syllable without a tone has no digit.
 */
export function canonical(syllable: string): string {
  let tone = ''
  let letters = ''
  for (const mark of syllable.normalize('NFD').toLowerCase()) {
    const digit = TONES[mark]
    if (digit) tone = digit
    else letters += mark
  }
  return letters.normalize('NFC') + tone
}

/** The syllables and numbers of a text, as typed but in lower case. `1,5` and `30/4` stay whole. */
export function syllables(text: string): string[] {
  const words = normalise(text).match(/\d+(?:[.,/]\d+)*|[\p{L}\p{M}][\p{L}\p{M}\d]*/gu) ?? []
  return words.flatMap(word =>
    /\d/.test(word) && /^\D/.test(word) && !isVni(word) ? (word.match(/\d+|\D+/g) ?? []) : [word],
  )
}

/** A text reduced to folded syllables: two texts with the same key ask the same thing letter by letter. */
export function foldedKey(text: string): string {
  return syllables(text).map(fold).join(' ')
}

/** "hie6m3" is a syllable typed in VNI; "thang10" is a word and a number. */
function isVni(word: string): boolean {
  const decoded = fromVni(word)
  return decoded !== undefined && decoded !== word && looksVietnamese(fold(decoded))
}

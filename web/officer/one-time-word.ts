const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789' // without those that look alike

/** Random letters in groups, to be read from one screen and typed into another: hardly less than 5 bits each. */
export function oneTimeWord(groups: number, letters: number): string {
  const random = crypto.getRandomValues(new Uint8Array(groups * letters))
  const text = [...random].map(byte => LETTERS[byte % LETTERS.length]).join('')
  return Array.from({ length: groups }, (_, group) => text.slice(group * letters, (group + 1) * letters)).join('-')
}

/** What replaces each kind of personal number: readable for an officer, useless to anybody else. */
const KINDS: readonly [name: string, pattern: RegExp][] = [
  ['email', /[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu],
  // A phone number: 0 or +84 and nine more digits, in any grouping.
  ['điện thoại', /(?<![\d.,])(?:\+?84|0)(?:[ .-]?\d){9}(?![\d])/g],
  ['căn cước', /(?<![\d.,])\d(?:[ .-]?\d){11}(?![\d.,]*\d)/g],
  ['số bảo hiểm', /(?<![\d.,])\d{10}(?!\d)/g],
  ['chứng minh', /(?<![\d.,])\d{9}(?!\d)/g],
  // Health-insurance card: two letters and 10–13 digits.
  ['thẻ bảo hiểm', /(?<![\p{L}\d])[A-Z]{2}[ ]?\d(?:[ ]?\d){9,12}(?!\d)/giu],
  // A bank account: 8–19 digits after the word for it.
  ['tài khoản', /(?<=(?:stk|tài khoản|tai khoan|số tk|so tk)\D{0,12})\d(?:[ .-]?\d){7,18}(?!\d)/giu],
]

// A number that people write with its unit is money or a count, never a person's number.
const UNIT = /^\s*(?:đ|d|đồng|dong|vnd|vnđ|k|triệu|trieu|tr|nghìn|nghin|ngàn|ngan|tỷ|ty)(?![\p{L}])/iu

/**
 * Masks personal numbers in a citizen's words: CCCD, CMND, BHXH and BHYT numbers, phones, bank accounts, e-mail.
 * Money, dates, 111/113/115, years and law numbers stay.
 */
export function mask(text: string): string {
  let masked = text
  for (const [name, pattern] of KINDS) {
    masked = masked.replace(pattern, (found, ...rest) => {
      const whole = rest.at(-1) as string
      const at = rest.at(-2) as number
      return UNIT.test(whole.slice(at + found.length)) ? found : `[${name}]`
    })
  }
  return masked
}

/** True when the text holds a personal number. */
export function holdsPersonalNumber(text: string): boolean {
  return mask(text) !== text
}

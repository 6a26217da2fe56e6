/** Words of the South that can be nothing else, as entries spell them. */
const STANDARD: Readonly<Record<string, string>> = {
  hông: 'không',
  hổng: 'không',
  tui: 'tôi',
  mần: 'làm',
  dìa: 'về',
  sanh: 'sinh',
  bịnh: 'bệnh',
  nhứt: 'nhất',
  nầy: 'này',
  mầy: 'mày',
  chớ: 'chứ',
}

/** A word as entries spell it. */
export const standardOf = (typed: string): string => (Object.hasOwn(STANDARD, typed) ? STANDARD[typed]! : typed)

// "Hong" without marks is "hông" (không) but after these: sổ hồng, hư hỏng, hoa hồng, má hồng, bị hỏng, chị Hồng.
const NAMES_HONG = new Set('anh ba bi chi co da do hoa hu lam long luong ma mau nuoc ong so xe'.split(' '))

/** Whether "hong" says no, after the word before it: "duoc hong", but "so hong". */
export const saysNo = (typed: string, before: string | undefined): boolean =>
  typed === 'hong' && before !== undefined && !NAMES_HONG.has(before)

import type { Token } from './token.ts'

// Where what people may get changes: ages, years paid and months that the laws name, and steps between them.
const STEPS: Readonly<Record<string, readonly number[]>> = {
  tuoi: [6, 14, 16, 18, 25, 45, 55, 60, 62, 75, 80],
  nam: [1, 2, 5, 10, 14, 15, 20, 25, 30, 35],
  thang: [3, 6, 7, 10, 12, 13, 24, 36, 72, 144],
  tuan: [2, 12, 22, 40],
  ngay: [3, 14, 15, 30, 31, 60, 180],
  trieu: [1, 3, 5, 10, 15, 20, 25, 50, 100],
}
const SHORT_UNITS: Readonly<Record<string, string>> = { t: 'tuoi', n: 'nam', th: 'thang', tr: 'trieu' }
const DIGITS = ['khong', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin']
const TEN = 'muoi'
const FIVE_OF_MORE = 'lam' // mười lăm, hai mươi lăm, hai lăm

/**
 * How large the numbers of a text are, as words that many questions share: "37 năm" is "#nam10" and "14 năm" is "#nam5",
 * so that what was learned of long and short times holds for numbers that no example has.
 */
export function magnitudesIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ folded }, at) => {
    const unit = SHORT_UNITS[folded] ?? folded
    const steps = STEPS[unit]
    if (!steps || isYear(tokens[at + 1])) return [] // "tháng 5 năm 2016" tells of no five years
    const number = numberBefore(tokens, at)
    return number === undefined ? [] : [`#${unit}${steps.filter(step => step <= number).length}`]
  })
}

function isYear(token: Token | undefined): boolean {
  return /^(19|20)\d\d$/.test(token?.folded ?? '')
}

/** The number that ends before a place: "14", "1,5" (as 1), "mười lăm", "hai lăm", "ba". */
function numberBefore(tokens: readonly Token[], at: number): number | undefined {
  const back = (steps: number): string => tokens[at - steps]?.folded ?? ''
  const digit = (steps: number): number => DIGITS.indexOf(back(steps))
  const tensBefore = (steps: number): number => 10 * Math.max(1, digit(steps)) // "mười" alone is ten

  if (/^\d{1,3}([.,]\d+)?$/.test(back(1))) return Number.parseInt(back(1), 10)
  if (back(1) === TEN) return tensBefore(2)
  const ones = back(1) === FIVE_OF_MORE ? 5 : digit(1)
  if (ones < 1) return undefined
  if (back(2) === TEN) return tensBefore(3) + ones
  return back(1) === FIVE_OF_MORE && digit(2) > 0 ? tensBefore(2) + ones : ones
}

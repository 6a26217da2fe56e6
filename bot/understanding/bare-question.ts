import { FUNCTION_WORDS } from '../../content/search/texting.ts'
import { withoutAspects } from './aspect.ts'

const OF_ANYTHING = new Set(
  `bao cho chut chuyen co don dong duyet han ho huong khoan ky lam lanh lau lay linh mot mua nam ngay nhan nop ok oke okay quay so thang tien ton
  tra tre tuan vu xin xiu`.split(/\s+/),
)
// "Vay" without marks is "vậy" but before these.
const LOAN = /\bvay (?:tien|von|ngan hang|them|lai)\b/

/** Whether a folded message asks what can be asked of any matter, and names none: "bao lâu", "1 tháng mấy tiền", "nộp chỗ nào". */
export const asksOfAnything = (text: string): boolean => !LOAN.test(text) && wordsLeft(withoutAspects(text)) === 0

/** How many words of a folded message carry a subject. */
export function wordsLeft(text: string): number {
  return text.split(' ').filter(word => !FUNCTION_WORDS.has(word) && !OF_ANYTHING.has(word) && !/^\d{0,2}$/.test(word))
    .length
}

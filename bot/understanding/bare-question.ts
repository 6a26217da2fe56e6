import { FUNCTION_WORDS } from '../../content/search/texting.ts'
import { withoutAspects } from './aspect.ts'

const OF_ANYTHING = new Set(
  'bao cho co don han ho lam lau lay mot mua nam ngay nop ok oke okay so thang tien ton tra tuan'.split(' '),
)

/** Whether a folded message asks what can be asked of any matter, and names none: "bao lâu", "1 tháng mấy tiền", "nộp chỗ nào". */
export const asksOfAnything = (text: string): boolean => wordsLeft(withoutAspects(text)) === 0

/** How many words of a folded message carry a subject. */
export function wordsLeft(text: string): number {
  return text.split(' ').filter(word => !FUNCTION_WORDS.has(word) && !OF_ANYTHING.has(word) && !/^\d{0,2}$/.test(word))
    .length
}

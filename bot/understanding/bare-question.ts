import type { Communes } from '../../content/commune.ts'
import { FUNCTION_WORDS } from '../../content/search/texting.ts'
import { type Token, tokensOf } from '../../content/search/token.ts'
import { withoutAspects } from './aspect.ts'
import { withoutCircumstances } from './circumstance.ts'

const OF_ANYTHING = new Set(
  'bao cho co don han ho lam lau lay mot mua nam ngay nop ok oke okay so thang tien ton tra tuan'.split(' '),
)
// What in a talk is done about any matter, or says that it goes on: "xin ở đâu", "ai ký", "quay lại vụ đó". Elsewhere "ky"
// may be "tự kỷ", and "dong" "động kinh".
const IN_TALK = new Map(
  tokensOf(
    'cầm chút chuyện đem đóng duyệt gửi hưởng khoan ký lãnh lĩnh lộn mang nhận nhầm nhờ quay trễ vụ xin xíu',
  ).map(word => [word.folded, word]),
)
// Words of no subject that together name one: "vay" without marks is "vậy" but before these; "chữ ký số".
const SUBJECT = /\bvay (?:tien|von|ngan hang|them|lai)\b|\bchu ky\b/

/** Whether a folded message asks what can be asked of any matter, and names none: "bao lâu", "1 tháng mấy tiền", "nộp chỗ nào". */
export const asksOfAnything = (text: string): boolean => !SUBJECT.test(text) && wordsLeft(withoutAspects(text)) === 0

/** The same of a message in a talk, where who, where and how old are no subject either. */
export function isBareInTalk(words: readonly Token[], communes: Communes): boolean {
  if (SUBJECT.test(words.map(({ folded }) => folded).join(' '))) return false
  const left = words.filter(({ folded, accented }) => {
    const known = IN_TALK.get(folded)
    return !known || (accented !== undefined && accented !== known.accented)
  })
  return asksOfAnything(withoutCircumstances(left.map(({ folded }) => folded).join(' '), communes))
}

/** How many words of a folded message carry a subject. */
export function wordsLeft(text: string): number {
  return text.split(' ').filter(word => !FUNCTION_WORDS.has(word) && !OF_ANYTHING.has(word) && !/^\d{0,2}$/.test(word))
    .length
}

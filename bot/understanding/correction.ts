import { readFolded } from '../../content/search/read-loosely.ts'
import { asksOfAnything } from './bare-question.ts'

const ASKS = new Set('chua duoc gi ha hong nao sao the'.split(' '))
const CLAUSE = /[,.;!?\n]+|\s(?=(?:chứ|chu)\s)/i

/** A clause that says what is not meant: "không phải rút", "chứ không phải thẻ ngân hàng", "ko hỏi ngày". */
const NOT_MEANT = /^(?:da |u |a )?(?:chu )?khong (?:phai|hoi|noi)\b/
/** Nothing but what somebody is not, that asks nothing: "k phải hộ nghèo", "nhà em không phải hộ nghèo". */
const NOT_SO = /^(?:(?:da|u|a|nha|gia dinh|toi|tui|em|e|minh|con|chau|ba|me|chong|vo|cung|thi|nhung|ma) )*khong phai\b/
const SHORT_NOT_SO = 8 // syllables
const ASIDE = /^(?:da |u |a )?(?:chu )?khong (?:hoi|noi|phai (?:cai|viec|muc|y|vay|hoi))\b/
/** A clause that is nothing but the word that corrects. */
const NO = /^(?:da |u |a )?(?:khong|nham|lon|sai)(?: phai)?(?: roi)?$/
/** Words before what is meant: "ý tôi là …". */
const MEANT = /^(?:da |u |a )?y (?:anh|ba|bac|chau|chi|chu|co|con|e|em|la|minh|ong|t|toi|tui)\b/

/** What a message says instead of what was understood. */
export interface Correction {
  instead: string
  /** Whether it only says what of the matter is not asked ("không hỏi ngày, hỏi chỗ nào"): the matter may be the same. */
  ofPart: boolean
  /** The words, folded, that it says are not meant. */
  notMeant: ReadonlySet<string>
}

/**
 * How a message corrects: "bảo hiểm y tế" for "không phải BHXH, bảo hiểm y tế". Undefined when it corrects nothing: "không
 * phải đóng thì sao" asks, "không phải hộ nghèo, được không" tells something and asks.
 */
export function correctionIn(text: string): Correction | undefined {
  const clauses = clausesOf(text)
  const [first, ...more] = clauses
  if (first && more.length === 0 && isNotSo(first.read)) return { instead: '', ofPart: true, notMeant: NONE }
  const kept = clauses.filter(({ read }) => !NOT_MEANT.test(read) && !NO.test(read))
  if (kept.length === 0) return undefined
  const dropped = clauses.filter(clause => !kept.includes(clause))
  const instead = kept.map(({ said }) => said).join(', ')
  if (dropped.length === 0) return MEANT.test(kept[0]!.read) ? { instead, ofPart: false, notMeant: NONE } : undefined
  const ofPart = dropped.some(({ read }) => ASIDE.test(read))
  const tells = !ofPart && !dropped.some(({ read }) => NO.test(read)) && asksOfAnything(readFolded(instead))
  return tells ? undefined : { instead, ofPart, notMeant: notMeantIn(dropped, instead) }
}

const NONE: ReadonlySet<string> = new Set()

interface Clause {
  said: string
  /** The same, folded and with texting undone. */
  read: string
}

const clausesOf = (text: string): Clause[] =>
  text
    .split(CLAUSE)
    .map(said => ({ said: said.trim(), read: readFolded(said) }))
    .filter(({ read }) => read !== '')

/** The words of what is not meant that do not stand in what is: "hết hạn" for "không phải hết hạn, mất". */
function notMeantIn(dropped: readonly Clause[], instead: string): ReadonlySet<string> {
  const meant = new Set(readFolded(instead).split(' '))
  const subjects = dropped.filter(({ read }) => !ASIDE.test(read))
  const words = subjects.flatMap(({ read }) => read.replace(NOT_MEANT, '').split(' '))
  return new Set(words.filter(word => word !== '' && !meant.has(word)))
}

function isNotSo(read: string): boolean {
  const words = read.split(' ')
  return NOT_SO.test(read) && words.length <= SHORT_NOT_SO && !words.some(word => ASKS.has(word))
}

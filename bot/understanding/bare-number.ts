import { fold } from '../../content/search/fold.ts'

const WORDS = ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin']
const FIRST = ['dau', 'nhat']

/** The number a text is, when it is nothing else: "2", "2.", "số 2", "chọn hai", "2️⃣", "cái thứ hai", "dòng đầu". At most two digits: 111 is a phone number. */
export function bareNumber(text: string): number | undefined {
  const said = fold(text.normalize('NFKC').replace(/[\ufe0f\u20e3]/g, ''))
    .replace(/[().,!:]/g, ' ')
    .replace(/(?: (?:a|ah|nha|nhe|nhen|di|do|kia|nua|oi|giup))+\s*$/, '')
    .trim()
  const [, intro, digits, word] =
    /^(?:(?:chon |lay )?(so|cau|muc|chon|y|dong|cai|viec|lua chon)\s*(?:thu |so )?)?(?:(\d{1,2})|(?:thu )?([a-z]+)(?: tien)?)$/.exec(
      said,
    ) ?? []
  if (digits) return Number(digits)
  const at = intro && word ? (FIRST.includes(word) ? 0 : WORDS.indexOf(word)) : -1
  return at < 0 ? undefined : at + 1
}

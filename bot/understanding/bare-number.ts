import { fold } from '../../content/search/fold.ts'

const WORDS = ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin']

/** The number a text is, when it is nothing else: "2", "2.", "số 2", "chọn hai", "2️⃣". At most two digits: 111 is a phone number. */
export function bareNumber(text: string): number | undefined {
  const said = fold(text.normalize('NFKC').replace(/[\ufe0f\u20e3]/g, ''))
    .replace(/[().,!:]/g, ' ')
    .replace(/\b(?:a|nha|nhe)\s*$/, '')
    .trim()
  const [, intro, digits, word] =
    /^(?:(so|cau|muc|chon|y|lua chon|chon so|chon muc|chon cau)\s*)?(?:(\d{1,2})|([a-z]+))$/.exec(said) ?? []
  if (digits) return Number(digits)
  const at = intro && word ? WORDS.indexOf(word) : -1
  return at < 0 ? undefined : at + 1
}

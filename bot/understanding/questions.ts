import { tokensOf } from '../../content/search/token.ts'

const SENTENCE = /(?<=[?!.;\n])/
const JOINED = /,\s+|\s+(?=(?:và|va|với lại|voi lai|ngoài ra|ngoai ra|tiện thể|tien the|à mà|a ma|rồi|roi)\s)/i
const SHORTEST = 12 // letters; less is no question by itself
// A question that is not marked ends in its asking word, or nearly: "được không ạ", "lãnh bao nhiêu tiền vậy".
const PARTICLES = new Set('a ad ak ban chi con e em ha hen hong luon ma nhi nua ta the thi vay voi z'.split(' '))
const LAST = new Set('ai hong khong ko k'.split(' '))
const NEARLY_LAST = new Set('dau gi gio lau nao nhieu sao'.split(' '))
const NEARLY = 3
const COUNTED = new Set('bua dong lan nam ngay phan thang tien tuoi'.split(' ')) // "mấy ngày"; "máy", "may" by themselves ask nothing

/**
 * The parts of a message that ask: its sentences, and what commas, "và", "rồi", "với lại" join. Where the writer sets question marks,
 * those tell; elsewhere a question has its asking word at its end. What is only told ("công ty nợ bảo hiểm.") is none.
 */
export function questionsIn(text: string): string[] {
  const setsMarks = text.includes('?')
  return text.split(SENTENCE).flatMap(sentence => {
    const isMarked = sentence.trim().endsWith('?')
    if (setsMarks && !isMarked) return []
    return clausesOf(sentence)
      .filter((clause, at, all) => (isMarked && at === all.length - 1) || asksAtItsEnd(clause))
      .filter(clause => clause.length > SHORTEST)
  })
}

/** The clauses of a sentence, each up to its asking word: a circumstance stays with what is asked about it. */
function clausesOf(sentence: string): string[] {
  const clauses: string[] = []
  let open = ''
  for (const piece of sentence.split(JOINED)) {
    open = `${open} ${piece}`.trim()
    if (!asksAtItsEnd(piece)) continue
    clauses.push(open)
    open = ''
  }
  return open ? [...clauses, open] : clauses
}

function asksAtItsEnd(clause: string): boolean {
  const words = tokensOf(clause).map(token => token.folded)
  const end = words.findLastIndex(word => LAST.has(word) || !PARTICLES.has(word)) + 1
  if (LAST.has(words[end - 1] ?? '')) return true
  return words
    .slice(Math.max(0, end - NEARLY), end)
    .some((word, at, last) => NEARLY_LAST.has(word) || (word === 'may' && COUNTED.has(last[at + 1] ?? '')))
}

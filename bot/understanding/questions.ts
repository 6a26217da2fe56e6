import { readLoosely } from '../../content/search/read-loosely.ts'

// Where one question may end and another begin: after a sentence or a comma, before a word that joins.
const BOUNDARY =
  /(?<=[?!.;\n])\s*|,\s+|\s+(?=(?:và|va|với lại|voi lai|ngoài ra|ngoai ra|tiện thể|tien the|à mà|a ma|mà|ma|rồi|roi|còn|con|với|voi)\s)/gi
const SHORTEST = 12 // letters; less is no question by itself
const MOST_PLACES = 30 // the last ones: after a long story the questions stand at its end
const LONGEST = 2_000 // letters; nobody asks two questions in so many, and each place costs reading all of them
const MOST_PIECES = 4 // nobody asks more at once, and each costs a search

/**
 * The ways to cut a message into questions: wherever one may end, then in two, from the first place on; none when it asks
 * once or not at all. What is only told ("công ty nợ bảo hiểm.") goes with the question after it.
 */
export function questionsIn(text: string): string[][] {
  if (text.length > LONGEST) return []
  const setsMarks = text.includes('?')
  const halves = [...text.matchAll(BOUNDARY)]
    .slice(-MOST_PLACES)
    .map(({ 0: cut, index }) => [text.slice(0, index).trim(), text.slice(index + cut.length).trim()])
    .filter(([before]) => !setsMarks || !/[.!;]$/.test(before!)) // who sets question marks only tells in that sentence
    .filter(halves => halves.every(isQuestion))
  const pieces = piecesOf(text)
  return pieces.length > 2 && pieces.length <= MOST_PIECES ? [pieces, ...halves] : halves
}

/** The message cut at each place between two questions. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const clause of text.split(BOUNDARY)) {
    if (isQuestion(piece) && isQuestion(clause)) {
      pieces.push(piece)
      piece = clause
    } else piece = `${piece} ${clause}`.trim()
  }
  return [...pieces, piece].filter(isQuestion)
}

const isQuestion = (text: string): boolean => text.length >= SHORTEST && asks(text)

const ASKING = new Set(
  `bao gio,bao lau,bao nhieu,bua nao,cach nao,can gi,cho nao,chung nao,co nao,dau vay,duoc gi,giay gi,khi nao,khoang nhieu,kieu gi,lam sao,
  luc nao,muc nao,nam nao,ngay nao,nhu nao,nhung gi,o dau,ra sao,the nao,thang nao,tinh sao,to gi`.split(/,\s*/),
)
const ASKING_AT_THE_END = new Set('ai chua dau gi hem hong khong nhieu sao'.split(' '))
const PARTICLES = new Set(
  'a ad anh bac ban chi co con chu day di em ha hen luon ma nha nhe nhi nua oi ta the thi vay voi'.split(' '),
)
// "mấy ngày", but not "mười mấy năm"; "máy", "may" by themselves ask nothing.
const COUNTED = new Set(
  'bua cach cai cho chuc dieu dong gio lan loai muc nam ngay ngan nghin nguoi phan thang tien tieng tram trieu tuan tuoi'.split(
    ' ',
  ),
)
const NUMERALS = new Set('bay bon chin chuc hai may muoi nam ngan nghin sau tam tram trieu'.split(' '))

/** A question mark at the end, or the words of a question: "được bao nhiêu", "… được không ạ". */
export function asks(text: string): boolean {
  if (text.endsWith('?')) return true
  const words = readLoosely(text).map(token => token.folded)
  const last = words.findLast(word => !PARTICLES.has(word))
  if (last && ASKING_AT_THE_END.has(last)) return true
  return words.some(
    (word, at) =>
      ASKING.has(`${word} ${words[at + 1]}`) ||
      (word === 'may' && COUNTED.has(words[at + 1] ?? '') && !NUMERALS.has(words[at - 1] ?? '')),
  )
}

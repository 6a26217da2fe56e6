import type { Knowledge } from '../content/knowledge.ts'
import { mend } from '../content/search/mend.ts'
import { type Found, LONGEST_QUESTION } from '../content/search/search.ts'
import { tokensOf } from '../content/search/token.ts'
import type { Answer } from './answer.ts'
import type { Message } from './message.ts'
import { STEPS, situationOf } from './reply.ts'
import { askWhat } from './steps/ask-what.ts'
import { choose } from './steps/choose.ts'
import { commune } from './steps/commune.ts'
import { courtesy } from './steps/courtesy.ts'
import { decline } from './steps/decline.ts'
import { fairs } from './steps/fairs.ts'
import { feedback } from './steps/feedback.ts'
import { chooseInThread, followUp } from './steps/follow-up.ts'
import { fromContent } from './steps/from-content.ts'
import { named } from './steps/named.ts'
import { person } from './steps/person.ts'
import { personalNumber } from './steps/personal-number.ts'
import { picked } from './steps/picked.ts'
import { privacy } from './steps/privacy.ts'
import { remind } from './steps/remind.ts'
import { sayMore } from './steps/say-more.ts'
import { several } from './steps/several.ts'
import type { Step } from './steps/step.ts'
import { topic } from './steps/topic.ts'
import { admitNotKnowing } from './steps/unknown.ts'
import { urgent } from './steps/urgent.ts'
import { word } from './steps/word.ts'

/** The steps as officers read them. By the functions themselves: bundling changes their names. */
export const STEP_NAMES: ReadonlyMap<Step, string> = new Map([
  [urgent, 'Có người gặp nguy hiểm'],
  [topic, 'Bấm nút một chủ đề'],
  [named, 'Bấm nút một mục'],
  [picked, 'Chọn một số sau câu hỏi lại'],
  [feedback, 'Bấm nút ý kiến'],
  [privacy, 'Hỏi về dữ liệu riêng, xoá dữ liệu'],
  [person, 'Muốn gặp cán bộ'],
  [personalNumber, 'Chỉ gửi một số riêng'],
  [word, 'Muốn được báo khi có câu trả lời'],
  [courtesy, 'Lời chào, cảm ơn'],
  [remind, 'Nhắc phiên việc làm, dừng nhắc'],
  [fairs, 'Hỏi lịch phiên việc làm'],
  [commune, 'Hỏi xã, phường'],
  [decline, 'Việc của nơi khác'],
  [followUp, 'Nói tiếp việc trước'],
  [several, 'Hai câu hỏi trong một tin'],
  [fromContent, 'Một mục hỏi đáp trả lời'],
  [choose, 'Hỏi lại cho rõ giữa vài mục'],
  [chooseInThread, 'Nói tiếp việc trước, chưa chắc: hỏi lại một lần'],
  [sayMore, 'Tin quá ngắn: xin nói rõ thêm'],
  [askWhat, 'Chỉ kể, không hỏi: hỏi lại muốn biết gì'],
])

const NOT_KNOWING = 'Không mục nào đủ chắc'

/** How a message is understood, for the officers who own the words. */
export interface Explanation {
  answer: Answer
  /** The step that answered. */
  step: string
  /** The words as typed, mended, and with synonyms exchanged. */
  typed: string[]
  mended: string[]
  read: string[]
  found: Found
}

/** Explains a message that opens a conversation: what was read, found and decided. Pure like `reply`. */
export function explain(message: Message, knowledge: Knowledge): Explanation {
  const situation = situationOf(message, [], knowledge)
  const { vocabulary, synonyms } = knowledge.index
  const tokens = tokensOf(message.text).slice(0, LONGEST_QUESTION)
  const found = situation.search()
  const rest = {
    typed: tokens.map(({ typed }) => typed),
    mended: mend(tokens, vocabulary, synonyms.fixed).map(wordOf),
    read: found.read.map(wordOf),
    found,
  }
  for (const step of STEPS) {
    const answer = step(situation)
    if (answer) return { answer, step: STEP_NAMES.get(step) ?? '', ...rest }
  }
  return { answer: admitNotKnowing(situation), step: NOT_KNOWING, ...rest }
}

/** A word as it counts: mended words have lost the marks that were typed. */
function wordOf({ typed, folded, accented }: { typed: string; folded: string; accented: string | undefined }): string {
  return accented === undefined ? folded : typed
}

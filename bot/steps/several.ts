import { search } from '../../content/search/search.ts'
import { termsOf } from '../../content/search/terms.ts'
import type { Answer } from '../answer.ts'
import { alsoOf, foundAnswer } from '../found.ts'
import { questionsIn } from '../understanding/questions.ts'
import { considered } from './from-content.ts'
import type { Situation } from './step.ts'

const SURE_ALONE = 0.6
const FEWEST_WORDS = 3 // "cần giấy gì?" goes on about the question before
const AMONG = 5

/**
 * Two questions about different matters in one message are both answered, in the order they were asked. Each must be
 * understood by itself, and its entry stand among the first for the whole message: a sentence that only goes on about
 * the one before finds something else.
 */
export function several({ message, day, knowledge, search: whole }: Situation): Answer | undefined {
  const questions = questionsIn(message.text)
  if (questions.length < 2) return undefined
  const meant = new Map(
    whole()
      .matches.slice(0, AMONG)
      .map(match => [match.found.id, match]),
  )
  const answers = questions
    .map(question => search(question, knowledge.index, day))
    .filter(({ read }) => termsOf(read).unigrams.length >= FEWEST_WORDS)
    .flatMap(({ matches: [best] }) => (best && best.chance >= SURE_ALONE ? (meant.get(best.found.id) ?? []) : []))
  const first = answers[0]
  const second = answers.find(each => each.found.topic !== first?.found.topic)
  if (!first || !second) return undefined
  return alsoOf(
    foundAnswer(first.found, [], day, knowledge, considered([first, second])),
    foundAnswer(second.found, [], day, knowledge),
  )
}

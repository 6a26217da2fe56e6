import { type Match, search } from '../../content/search/search.ts'
import { termsOf } from '../../content/search/terms.ts'
import type { Answer } from '../answer.ts'
import { alsoOf, foundAnswer } from '../found.ts'
import { questionsIn } from '../understanding/questions.ts'
import { considered } from './from-content.ts'
import type { Situation } from './step.ts'

const SURE = 0.7
const FEWEST_WORDS = 2 // that carry a subject: "cần giấy gì?" goes on about the question before

/**
 * Two questions in one message are both answered, in the order they were asked. Each must be understood by itself, and
 * one of them be what the whole message is about: questions that only make sense after a story find something else.
 */
export function several({ message, day, knowledge, search: whole }: Situation): Answer | undefined {
  const questions = new Set(questionsIn(message.text))
  if (questions.size < 2) return undefined
  const sure: Match[] = []
  for (const question of questions) {
    const { read, matches } = search(question, knowledge.index, day)
    const [best] = matches
    if (!best || best.chance < SURE || best.found === sure[0]?.found) continue
    if (termsOf(read).unigrams.length < FEWEST_WORDS) continue
    sure.push(best)
    if (sure.length === 2) break // each search takes a millisecond or two, and a message may hold a hundred questions
  }
  const [first, second] = sure
  if (!first || !second) return undefined
  const likeliest = whole().matches[0]?.found
  if (likeliest !== first.found && likeliest !== second.found) return undefined
  return alsoOf(
    foundAnswer(first.found, [], day, knowledge, considered([first, second])),
    foundAnswer(second.found, [], day, knowledge),
  )
}

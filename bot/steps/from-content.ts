import type { Match } from '../../content/search/search.ts'
import type { Answer, Considered } from '../answer.ts'
import { foundAnswer } from '../found.ts'
import { partAskedOf } from '../understanding/aspect.ts'
import type { Situation } from './step.ts'

/** From this chance on an entry is given as the answer: below it, a choice is safer. */
export const SURE = 0.7

/** The entry that answers, with the parts the question asks for. */
export function fromContent({ message, day, knowledge, search }: Situation): Answer | undefined {
  const { matches } = search()
  const best = matches[0]
  if (!best || best.chance < SURE) return undefined
  return foundAnswer(best.found, partAskedOf(best.found, message.text), day, knowledge, considered(matches))
}

/** The matches for an API's reader, each with its chance to be right. */
export function considered(matches: readonly Pick<Match, 'found' | 'chance'>[]): Considered[] {
  return matches.slice(0, 5).map(({ found, chance }) => ({
    id: found.id,
    question: found.question,
    score: Math.round(1000 * chance) / 1000,
  }))
}

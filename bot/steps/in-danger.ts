import { isNearDanger } from '../../content/near-danger.ts'
import type { Answer } from '../answer.ts'
import { foundAnswer } from '../found.ts'
import type { Going } from '../understanding/going-on.ts'
import { likelyIn, speaksOf } from '../understanding/in-thread.ts'
import { considered, SURE } from './from-content.ts'
import type { Situation } from './step.ts'
import { toldAgain } from './urgent.ts'

// From this chance on a message after danger is about something new: a wrong entry is worse there than the numbers once
// more, and "báo hay hỏi phụ huynh trước" is 0.76 the parents' fund.
const SURELY_NEW = 0.8

/** After danger a short message is answered about that, or the numbers are named again: it must not end in "I don't know". */
export function inDanger({ day, before, knowledge }: Situation, going: Going): Answer | undefined {
  const { isBare, alone, together } = going
  const [own] = alone().matches
  if (!isBare && own && own.chance >= SURELY_NEW && !isNearDanger(own.found)) return undefined
  const [best] = likelyIn(going).filter(({ found }) => isNearDanger(found))
  if (best && best.chance >= SURE && (isBare || speaksOf(best, going)))
    return foundAnswer(best.found, [], day, knowledge, considered(together().matches))
  return toldAgain(before, knowledge)
}

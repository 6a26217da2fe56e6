import { isNearDanger } from '../../content/near-danger.ts'
import type { Answer } from '../answer.ts'
import { foundAnswer } from '../found.ts'
import type { Going } from '../understanding/going-on.ts'
import { considered } from './from-content.ts'
import type { Situation } from './step.ts'
import { toldAgain } from './urgent.ts'

const SURE_IN_DANGER = 0.5 // the numbers stand under it
const OWN_SUBJECT = 0.5 // from this chance on a message may be about something new; the numbers stay under it

/** After danger a short message is answered about that, or the numbers are named again: it must not end in "I don't know". */
export function inDanger({ day, before, knowledge }: Situation, going: Going): Answer | undefined {
  const { isBare, alone, likely } = going
  const [own] = alone().matches
  if (!isBare && own && own.chance >= OWN_SUBJECT && !isNearDanger(own.found)) return undefined
  if (knowledge.alarm.eases(going.last.said)) return undefined // it is over
  const near = likely().matches.filter(({ found }) => isNearDanger(found))
  const [best] = near
  if (best && best.chance >= SURE_IN_DANGER) return foundAnswer(best.found, [], day, knowledge, considered(near))
  return toldAgain(before, knowledge)
}

import type { Day } from '../../content/day.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import type { Found } from '../../content/search/search.ts'
import type { Answer } from '../answer.ts'
import type { Turn } from '../conversation.ts'
import type { Message } from '../message.ts'
import type { Going } from '../understanding/going-on.ts'

/** What a step may look at. */
export interface Situation {
  message: Message
  /** The message's civil day in Việt Nam. */
  day: Day
  /** Earlier turns, newest last. */
  before: readonly Turn[]
  knowledge: Knowledge
  /** What the content holds for the message; searched once, and only when a step asks. */
  search(): Found
  /** How the message goes on about what came before, if it does; found out once. */
  goingOn(): Going | undefined
}

/** One rule of the answering policy: its answer, or undefined to let the next step try. */
export type Step = (situation: Situation) => Answer | undefined

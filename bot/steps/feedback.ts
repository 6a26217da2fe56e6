import { wording } from '../../content/wording.ts'
import type { Answer } from '../answer.ts'
import { opinionIn, reasonButtons } from '../feedback.ts'
import type { Situation } from './step.ts'

/** A pressed feedback button is noted and thanked for; "not helpful" asks for the reason once. */
export function feedback({ message, knowledge }: Situation): Answer | undefined {
  const opinion = opinionIn(message.text)
  if (!opinion) return undefined
  const asks = !opinion.helpful && !opinion.reason
  const lead = opinion.helpful ? wording.thanksHelpful : asks ? wording.whyNotHelpful : wording.thanksNotHelpful
  return {
    kind: 'courtesy',
    lead,
    text: lead,
    actions: asks ? reasonButtons(opinion.entry) : [],
    considered: [],
    ...(knowledge.entries.has(opinion.entry) ? { does: 'note-feedback' as const } : {}),
  }
}

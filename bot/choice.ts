import type { Action, Choice, Considered } from './answer.ts'

/** A question with its options: buttons, and numbered lines where there are none. */
export function choiceOf(lead: string, actions: Action[], considered: Considered[]): Choice {
  return {
    kind: 'choice',
    lead,
    text: [lead, ...actions.map(({ label }, at) => `${at + 1}. ${label}`)].join('\n'),
    actions,
    considered,
  }
}

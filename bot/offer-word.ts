import { wording } from '../content/wording.ts'
import type { Answer } from './answer.ts'
import { reachesOut } from './handoff.ts'
import type { Channel } from './message.ts'

/** Says for the citizen that they want to be told when there is an answer. */
const TELL_ME = '&bao-tin'

/** Whoever got no answer can be told of one later, where we can write first. The button stands last, so that the numbers of the others stay. */
export function offerWord(answer: Answer, channel: Channel): Answer {
  if (answer.kind !== 'unknown' || !reachesOut(channel)) return answer
  return { ...answer, actions: [...answer.actions, { kind: 'say', label: wording.tellMe, value: TELL_ME }] }
}

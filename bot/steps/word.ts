import { wording } from '../../content/wording.ts'
import type { Answer } from '../answer.ts'
import { plainReadings } from '../understanding/plain-words.ts'
import type { Situation } from './step.ts'

const ME = '(?:toi|tui|em|minh|con|chau)'
/** The button (without its hyphen, as plain readings give it), or the same in words. */
const WISH = new RegExp(
  `^(?:&bao tin|(?:bao|nhan)(?: tin| lai)?(?: cho)?(?: ${ME})?(?: biet)? khi (?:nao )?co (?:cau )?tra loi(?: (?:nhe|nha|a|voi|giup))*)$`,
)

/** A citizen who wants to be told when their question has an answer. What is said here holds where nobody can be written to. */
export function word({ message }: Situation): Answer | undefined {
  if (!plainReadings(message.text).some(text => WISH.test(text))) return undefined
  const lead = wording.noWordHere
  return { kind: 'courtesy', lead, text: lead, actions: [], considered: [], does: 'tell-me' }
}

import { fold } from '../../content/search/fold.ts'
import { wording } from '../../content/wording.ts'
import type { Answer } from '../answer.ts'
import { topicButtons } from '../topic-buttons.ts'
import type { Situation } from './step.ts'

const SAID: readonly [RegExp, string, boolean][] = [
  [
    /^(xin )?(chao|hello|hi|alo( alo)*|a lo( a lo)*|helo|hey)( (ban|ad|admin|em|anh|chi|shop|bot|moi nguoi|buoi sang|co|chu))*( (a|oi|nha|nhe))*$/,
    wording.greeting,
    true,
  ],
  [/^(\/start|\/help|bat dau|menu|tro giup|huong dan)$/, wording.greeting, true],
  [
    /^(da )?(ok |vang |roi )?(em |minh |toi |con |chau )?(cam on|cam on nhieu|thanks|thank you|thank|tks|camon)( (ban|ad|admin|em|anh|chi|nhieu|lam|nha|nhe|a|bot|rat))*$/,
    wording.thanks,
    false,
  ],
  [
    /^(da |vang |a |ok )?(ok|oke|okey|okie|okay|uk|da|vang|u|uh|uhm|um|ro|hieu|biet|duoc|(the|vay)(?= (a|ha|nha|nhe)\b))( (roi|em|anh|chi|co|chu|ban|ad|a|ha|nha|nhe|luon|vay))*$/,
    wording.acknowledged,
    false,
  ],
  [/^(tam biet|bye|bai bai|chao tam biet|hen gap lai)( .{0,12})?$/, wording.goodbye, false],
  [
    /^(ban|may|bot|em|ai day|day)? ?(la ai|ten gi|la nguoi hay may|la may ha|la robot|co phai nguoi that)( .{0,12})?$/,
    wording.whoAmI,
    true,
  ],
]

/** Greeting, thanks and good-bye, when the message is nothing else. */
export function courtesy({ message, knowledge }: Situation): Answer | undefined {
  const said = fold(message.text)
    .replace(/[^a-z0-9/ ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (said === '')
    return {
      kind: 'courtesy',
      lead: wording.nothingSaid,
      text: wording.nothingSaid,
      actions: topicButtons(knowledge),
      considered: [],
    }
  const found = SAID.find(([pattern]) => pattern.test(said))
  if (!found) return undefined
  const [, lead, offersTopics] = found
  return { kind: 'courtesy', lead, text: lead, actions: offersTopics ? topicButtons(knowledge) : [], considered: [] }
}

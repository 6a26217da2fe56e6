import { fold } from '../../content/search/fold.ts'
import { wording } from '../../content/wording.ts'
import type { Action, Answer } from '../answer.ts'
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
    /^(da )?(ok |vang |roi )?(em |minh |toi |con |chau |bac |tui )?(cam on|cam on nhieu|thanks|thank you|thank|tks|camon)( (ban|ad|admin|em|anh|chi|chau|con|co|chu|bac|nhieu|lam|luon|nha|nhe|nhen|nghe|nghen|nhieu nhieu|a|bot|rat))*$/,
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
    /^(ban|may|bot|em|ai day|day)? ?(la ai|ten gi|la nguoi hay may|la may ha|la robot|co (phai|dung)( la)? (nguoi that|bot|may|robot)|co ai( o do| o day)?( ko| k| khong| hong)$)( .{0,12})?$/,
    wording.whoAmI,
    true,
  ],
  // "không phải mấy cái đó", "thôi không cần nữa"
  [
    /^(da |a |u )?(thoi )?(khong|ko|k|hong|hok|kg)( (phai|can))?( (may|nhung|cac))?( (cai|viec|cau))?( (do|nay|kia|tren|vay|nua))?( (dau|nhe|a|ma|ban|oi))*$/,
    wording.whatThen,
    false,
  ],
  // "trả lời tào lao quá", "bot ngu quá", "sao không ai trả lời tôi hết vậy"; nothing that only holds such a word
  [
    /^(.{0,8} )?(tra loi|rep)( .{0,6})? (tao lao|lung tung|ngu|khung|gi ky|ky|vo duyen|vo dung|xam|gi dau|gi vay|kieu gi|chan|sai)( (qua|vay|the|a|ta|roi|het|troi|luon|gi|dau))*$/,
    wording.sorry,
    false,
  ],
  [
    /^((dm|do|con|may|troi oi) )?bot( (nay|gi|thi))? (ngu|khung|te|do|vo dung|dan|lag|biet gi|chan)( (qua|vay|the|a|roi|v|luon|gi))*$/,
    wording.sorry,
    false,
  ],
  [/^(do ngu|chan qua|hic|huhu|troi oi|dm|dmm|dcm|vcl|vl)( (qua|vay|a|ah|troi|luon|that|bot))*$/, wording.sorry, false],
  [/^sao (khong|ko|k|hong)( (ai|thay))? (tra loi|rep)( .{0,16})?$/, wording.sorry, false],
]

const NODS = /^(?:👍|👌|🙏|❤|🥰|😊|🙂|😂|😁|\s|\p{Emoji_Modifier}|\ufe0f)+$/u

/** Greeting, thanks, good-bye, a nod, a no and a scolding, when the message is nothing else. */
export function courtesy({ message, before, knowledge }: Situation): Answer | undefined {
  const said = fold(message.text)
    .replace(/[^a-z0-9/ ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (NODS.test(message.text)) return says(wording.acknowledged)
  if (said === '') return says(wording.nothingSaid, topicButtons(knowledge))
  const found = SAID.find(([pattern]) => pattern.test(said))
  if (!found) return undefined
  const [, lead, offersTopics] = found
  // Whoever is in danger and scolds must not lose the numbers: the step after says them again.
  if (before.at(-1)?.kind === 'urgent' && (lead === wording.sorry || lead === wording.whatThen)) return undefined
  return says(lead, offersTopics ? topicButtons(knowledge) : [])
}

const says = (lead: string, actions: Action[] = []): Answer => ({
  kind: 'courtesy',
  lead,
  text: lead,
  actions,
  considered: [],
})

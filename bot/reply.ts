import { dayInVietnam } from '../content/day.ts'
import type { Knowledge } from '../content/knowledge.ts'
import { search } from '../content/search/search.ts'
import { wording } from '../content/wording.ts'
import type { Answer } from './answer.ts'
import type { Turn } from './conversation.ts'
import type { Message } from './message.ts'
import { once } from './once.ts'
import { askWhat } from './steps/ask-what.ts'
import { choose } from './steps/choose.ts'
import { commune } from './steps/commune.ts'
import { courtesy } from './steps/courtesy.ts'
import { decline } from './steps/decline.ts'
import { fairs } from './steps/fairs.ts'
import { feedback } from './steps/feedback.ts'
import { chooseInThread, followUp } from './steps/follow-up.ts'
import { fromContent } from './steps/from-content.ts'
import { named } from './steps/named.ts'
import { helpline, person } from './steps/person.ts'
import { personalNumber } from './steps/personal-number.ts'
import { picked } from './steps/picked.ts'
import { privacy } from './steps/privacy.ts'
import { remind } from './steps/remind.ts'
import { sayMore } from './steps/say-more.ts'
import { several } from './steps/several.ts'
import type { Situation, Step } from './steps/step.ts'
import { topic } from './steps/topic.ts'
import { admitNotKnowing } from './steps/unknown.ts'
import { urgent, withHelpNamed } from './steps/urgent.ts'
import { word } from './steps/word.ts'
import type { Off } from './switch-store.ts'
import { goingOn } from './understanding/going-on.ts'

/** The answering policy: the first step that has an answer gives it. */
export const STEPS: readonly Step[] = [
  urgent, // a person in danger, before anything else
  topic, // a topic's button was pressed, or nothing but its name was said
  named, // a button was pressed: the entry it names
  picked, // a number after a choice
  feedback, // a feedback button was pressed
  privacy, // what is kept about a citizen, and deleting it
  person, // a citizen wants to talk to a person, or to end that
  personalNumber, // nothing but a personal number was sent
  word, // "báo cho tôi khi có câu trả lời"
  courtesy, // greeting, thanks, "who are you"
  remind, // "nhắc tôi", "dừng"
  fairs, // when and where the next job fair is
  commune, // whether a commune belongs to Đồng Nai
  decline, // subjects that are somebody else's
  followUp, // a short message that goes on about what came before
  several, // two questions in one message
  fromContent, // an officer's entry answers
  chooseInThread, // it goes on about something, and two or three entries may answer
  choose, // two or three entries may answer: ask once
  sayMore, // too few words to know what is asked
  askWhat, // something is told, and nothing asked
]

/** What is answered although an officer has switched the channel off: danger, and the rights to be forgotten and left alone. */
const ALWAYS: readonly Step[] = [urgent, privacy, stopReminding]

/** Answers one message. Synchronous and pure: the same message, turns and knowledge give the same answer. */
export function reply(message: Message, before: readonly Turn[], knowledge: Knowledge): Answer {
  const situation = situationOf(message, before, knowledge)
  return withHelpNamed(firstOf(STEPS, situation) ?? admitNotKnowing(situation), situation)
}

/** The answer while an officer has switched the channel off: the officer's reason, and where to call. */
export function replyWhileOff(
  message: Message,
  before: readonly Turn[],
  knowledge: Knowledge,
  off: Pick<Off, 'reason'>,
): Answer {
  const { phone, actions } = helpline(knowledge)
  const lead = wording.switchedOff(off.reason, phone)
  return (
    firstOf(ALWAYS, situationOf(message, before, knowledge)) ?? {
      kind: 'declined',
      lead,
      text: lead,
      actions,
      considered: [],
    }
  )
}

export function situationOf(message: Message, before: readonly Turn[], knowledge: Knowledge): Situation {
  const day = dayInVietnam(message.at)
  const asked = { message, day, before, knowledge, search: once(() => search(message.text, knowledge.index, day)) }
  return { ...asked, goingOn: once(() => goingOn(asked)) }
}

function stopReminding(situation: Situation): Answer | undefined {
  const answer = remind(situation)
  return answer?.kind === 'courtesy' && answer.does === 'stop-reminding' ? answer : undefined
}

function firstOf(steps: readonly Step[], situation: Situation): Answer | undefined {
  for (const step of steps) {
    const answer = step(situation)
    if (answer) return answer
  }
  return undefined
}

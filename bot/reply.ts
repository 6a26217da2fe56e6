import { dayInVietnam } from '../content/day.ts'
import type { Knowledge } from '../content/knowledge.ts'
import { type Found, search } from '../content/search/search.ts'
import type { Answer } from './answer.ts'
import type { Turn } from './conversation.ts'
import type { Message } from './message.ts'
import { choose } from './steps/choose.ts'
import { commune } from './steps/commune.ts'
import { courtesy } from './steps/courtesy.ts'
import { decline } from './steps/decline.ts'
import { fairs } from './steps/fairs.ts'
import { followUp } from './steps/follow-up.ts'
import { fromContent } from './steps/from-content.ts'
import { named } from './steps/named.ts'
import { personalNumber } from './steps/personal-number.ts'
import { several } from './steps/several.ts'
import type { Situation, Step } from './steps/step.ts'
import { topic } from './steps/topic.ts'
import { admitNotKnowing } from './steps/unknown.ts'
import { urgent } from './steps/urgent.ts'

/** The answering policy: the first step that has an answer gives it. */
export const STEPS: readonly Step[] = [
  urgent, // a person in danger, before anything else
  topic, // a topic's button was pressed
  named, // a button was pressed: the entry it names
  personalNumber, // nothing but a personal number was sent
  courtesy, // greeting, thanks, "who are you"
  fairs, // when and where the next job fair is
  commune, // whether a commune belongs to Đồng Nai
  followUp, // a short question that goes on about the last answer
  decline, // subjects that are somebody else's
  several, // two questions in one message
  fromContent, // an officer's entry answers
  choose, // two or three entries may answer: ask once
]

/** Answers one message. Synchronous and pure: the same message, turns and knowledge give the same answer. */
export function reply(message: Message, before: readonly Turn[], knowledge: Knowledge): Answer {
  const day = dayInVietnam(message.at)
  let found: Found | undefined
  const situation: Situation = {
    message,
    day,
    before,
    knowledge,
    search: () => (found ??= search(message.text, knowledge.index, day)),
  }
  for (const step of STEPS) {
    const answer = step(situation)
    if (answer) return answer
  }
  return admitNotKnowing(situation)
}

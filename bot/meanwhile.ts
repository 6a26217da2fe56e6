import { wording } from '../content/wording.ts'
import type { Action, Answer, Waiting } from './answer.ts'
import type { Turn } from './conversation.ts'
import { type Handoff, reachesOut } from './handoff.ts'
import type { Channel } from './message.ts'

/** Looks whether an officer has answered, where we cannot write first. */
const LOOK = '&xem'
const BUTTON = /^[#@&/]/ // pressed or a command: meant for the bot, and nothing an officer could read

/**
 * What is said in place of the bot's answer while a person has the conversation, if anything is. The bot stays silent
 * but for danger, for deeds (to end it, to be forgotten, to stop reminders) and for buttons that were pressed.
 * Where we cannot write first, an officer's words are read with the next message, also when they were the last ones.
 */
export function meanwhile(
  answer: Answer,
  text: string,
  channel: Channel,
  open: Handoff | undefined,
  turns: readonly Turn[],
): Waiting | undefined {
  if (answer.kind === 'urgent' || ('does' in answer && answer.does)) return undefined
  const looks = text.trim() === LOOK
  const unread = reachesOut(channel) ? [] : unreadIn(turns)
  if (unread.length > 0) {
    const words = unread.join('\n\n')
    if (open) return waiting(isForPerson(text) ? `${words}\n\n${wording.passedOn}` : words, lookButtons(channel))
    return waiting(words, looks ? [] : [{ kind: 'say', label: wording.askAgain, value: text }])
  }
  if (looks) return waiting(open ? wording.noWordYet : wording.nobodyToLeave, open ? lookButtons(channel) : [])
  if (!open || !isForPerson(text)) return undefined
  return waiting(wording.passedOn, lookButtons(channel))
}

/** Whether a message is words for a person rather than a pressed button. */
export function isForPerson(text: string): boolean {
  return !BUTTON.test(text.trim())
}

/** Where an officer's words do not arrive by themselves: look for them, or end it. */
export function lookButtons(channel: Channel): Action[] {
  if (reachesOut(channel)) return []
  return [
    { kind: 'say', label: wording.lookForWords, value: LOOK },
    { kind: 'say', label: wording.endWithPerson, value: '&ket-thuc' },
  ]
}

/** What was said to the citizen since they last read; an urgent answer stands alone, so it has not shown them. */
function unreadIn(turns: readonly Turn[]): string[] {
  const lastRead = turns.findLastIndex(turn => turn.kind !== 'person' && turn.kind !== 'urgent')
  return turns.slice(lastRead + 1).flatMap(turn => (turn.kind === 'person' ? [turn.said] : []))
}

function waiting(lead: string, actions: Action[]): Waiting {
  return { kind: 'waiting', lead, text: lead, actions, considered: [] }
}

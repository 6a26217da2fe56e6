import type { Answer } from './answer.ts'
import type { Channel } from './message.ts'
import { callsAPerson } from './steps/person.ts'

/** One exchange as it is kept: the citizen's words are masked before they come here. */
export interface Turn {
  said: string
  at: number
  /** 'person': what an officer wrote to the citizen; otherwise how the citizen was answered. */
  kind: Answer['kind'] | 'person'
  /** Ids of the entries answered with or offered, best first. */
  entries: string[]
  topic?: string
}

/** What has passed between a citizen and the bot, newest turn last. */
export interface Conversation {
  id: string
  channel: Channel
  turns: Turn[]
}

/** The turns of a conversation that still matter for understanding the next message. */
export const TURNS_REMEMBERED = 6

/** One exchange as it is kept. */
export function turnOf(said: string, at: number, answer: Answer): Turn {
  const entries =
    answer.kind === 'found'
      ? [answer.entry, ...answer.also.map(each => each.entry)]
      : answer.considered.map(each => each.id)
  const calls = callsAPerson(answer) // from here on a number is no menu's
  return {
    said,
    at,
    kind: calls ? 'waiting' : answer.kind,
    entries,
    ...(answer.kind === 'found' ? { topic: answer.topic } : {}),
  }
}

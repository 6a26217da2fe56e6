import type { Channel } from './message.ts'

/**
 * A conversation and a person, as a state machine. Each cell is the next state, and what the citizen is told:
 * nothing ever happens to a hand-off without a message.
 *
 * |                 | none, ended              | waiting                 | talking                 |
 * |-----------------|--------------------------|-------------------------|-------------------------|
 * | citizen asks    | waiting: when to expect  | waiting: when to expect | talking: is with you    |
 * | citizen writes  | – : the bot answers      | waiting: passed on      | talking: passed on      |
 * | citizen ends    | – : nobody to leave      | ended: good-bye         | ended: good-bye         |
 * | officer replies | – : refused (see below)  | talking: their words    | talking: their words    |
 * | officer ends    | – : refused              | ended: officer has left | ended: officer has left |
 * | time is up      | –                        | ended: where to call    | ended: where to call    |
 *
 * Time is up after three working days in which nobody answered what the citizen said last. An officer who comes later
 * than that still reaches the citizen: only what ended by time is opened again. What a citizen ended stays ended.
 */
export type HandoffState = 'none' | 'waiting' | 'talking' | 'ended'

export type HandoffEvent =
  | 'citizen-asks'
  | 'citizen-writes'
  | 'citizen-ends'
  | 'officer-replies'
  | 'officer-ends'
  | 'time-is-up'

/** What a citizen hears of an event; the wording of each is in content/wording.ts. */
export type Heard =
  | 'when-to-expect'
  | 'is-with-you'
  | 'passed-on'
  | 'good-bye'
  | 'nobody-to-leave'
  | 'their-words'
  | 'officer-left'
  | 'where-to-call'
  | 'the-bot'

export interface Handoff {
  id: number
  channel: Channel
  /** Also the chat's address on its channel. */
  conversation: string
  state: Exclude<HandoffState, 'none'>
  askedAt: number
  officer: string | null
  endedAt: number | null
  endedBy: 'citizen' | 'officer' | 'time' | null
}

/** The state after an event and what the citizen hears of it; undefined when the event cannot happen in that state. */
export function after(
  state: HandoffState,
  event: HandoffEvent,
  endedBy: Handoff['endedBy'] = null,
): { state: HandoffState; heard: Heard } | undefined {
  const open = state === 'waiting' || state === 'talking'
  switch (event) {
    case 'citizen-asks':
      return state === 'talking' ? { state, heard: 'is-with-you' } : { state: 'waiting', heard: 'when-to-expect' }
    case 'citizen-writes':
      return { state, heard: open ? 'passed-on' : 'the-bot' }
    case 'citizen-ends':
      return open ? { state: 'ended', heard: 'good-bye' } : { state, heard: 'nobody-to-leave' }
    case 'officer-replies':
      return open || (state === 'ended' && endedBy === 'time') ? { state: 'talking', heard: 'their-words' } : undefined
    case 'officer-ends':
      return open ? { state: 'ended', heard: 'officer-left' } : undefined
    case 'time-is-up':
      return open ? { state: 'ended', heard: 'where-to-call' } : undefined
  }
}

/** Whether a channel lets us write first. On the others what an officer says is read with the citizen's next message. */
export function reachesOut(channel: Channel): boolean {
  return channel === 'telegram' || channel === 'zalo-bot' || channel === 'zalo-oa'
}

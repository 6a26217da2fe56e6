import type { Channel } from './message.ts'

/** A question no entry answered, waiting for an officer. The text is masked. */
export interface InboxQuestion {
  question: string
  channel: Channel
  conversation: string
  at: number
  reason: 'unknown' | 'asked-for-a-person' | 'not-helpful'
}

/** A question with what officers did about it. Nothing leaves the inbox by itself. */
export interface InboxItem extends InboxQuestion {
  id: number
  /** 'taken': an officer works on it. 'handled': nothing is left to do. */
  state: 'open' | 'taken' | 'handled'
  /** Who has taken it, or who handled it. */
  officer: string | null
  /** The entry that answers it, or is to. */
  entry: string | null
  handledAt: number | null
  /** Whether the asker wants to be told when there is an answer, and when they were. */
  wantsWord: boolean
  toldAt: number | null
}

/** A conversation with messages to a person that no officer has dealt with. */
export interface Unread {
  channel: Channel
  conversation: string
  messages: number
}

/** Keeps what citizens asked and nobody could answer. Implemented in db/. */
export interface InboxStore {
  add(question: InboxQuestion): Promise<void>
  /** Newest first. */
  waiting(limit: number): Promise<(InboxQuestion & { id: number })[]>
  /** Questions for an entry ('unknown', 'not-helpful') that are not handled, oldest first. */
  unanswered(limit: number): Promise<InboxItem[]>
  /** How many those are, and of how many conversations. */
  count(): Promise<{ questions: number; citizens: number }>
  /** Those of these that still exist: a citizen may have been forgotten meanwhile. In the order of their ids. */
  find(ids: readonly number[]): Promise<InboxItem[]>
  /** What was handled last, newest first. */
  handled(limit: number): Promise<InboxItem[]>
  /** An officer takes those nobody has; gives the ids they got. */
  take(ids: readonly number[], officer: string): Promise<number[]>
  /** Gives back what this officer has taken; gives the ids. */
  giveBack(ids: readonly number[], officer: string): Promise<number[]>
  /** Says which entry is to answer what is not handled yet; the officer has taken it. Gives the ids. */
  promise(ids: readonly number[], entry: string, officer: string): Promise<number[]>
  /** A text that was promised before it had an id has got one. */
  rename(promised: string, entry: string): Promise<void>
  /** Nothing is left to do; `entry` answers it, or null. Gives the ids of those that were not handled before. */
  handle(ids: readonly number[], by: { officer: string; entry: string | null; at: number }): Promise<number[]>
  /** Handled by mistake: open again, unless the asker has been told. */
  reopen(id: number): Promise<boolean>
  /** What an entry is to answer and is not handled yet, oldest first, after an id. */
  promised(afterId: number, limit: number): Promise<InboxItem[]>

  /** The asker of the newest question of a conversation without an answer wants to hear of one; false when there is none. */
  wantWord(channel: Channel, conversation: string): Promise<boolean>
  /** Answered questions whose asker wants to be told and was not, oldest first, after an id. */
  toTell(afterId: number, limit: number): Promise<InboxItem[]>
  /** True exactly once: whoever gets it tells the asker. */
  claimTelling(id: number, at: number): Promise<boolean>
  /** The asker was surely not told: it may be tried again. */
  takeBackTelling(id: number): Promise<void>

  /** Conversations with messages to a person that are not handled. */
  unread(limit: number): Promise<Unread[]>
  /** An officer has dealt with what a conversation said to a person, up to a moment. */
  readTo(channel: Channel, conversation: string, by: { officer: string; until: number; at: number }): Promise<void>
}

/** From a moment up to, and without, another; in milliseconds since the epoch. */
export interface Span {
  from: number
  until: number
}

/** How often something was seen; `of` is undefined where nobody said which. */
export interface Tally {
  of: string | undefined
  times: number
}

/** What citizens thought of an entry. */
export interface EntryOpinion {
  entry: string
  helpful: boolean
  /** Why not, where they said. */
  reason: string | undefined
  times: number
}

/** A question that found no answer, as far as it is grouped: nothing of it is shown unless others asked it, too. */
export interface UnansweredQuestion {
  id: number
  question: string
  channel: string
  conversation: string
}

/** Reminders that were due in a span: how many of a channel came to what; `outcome` is undefined while they wait. */
export interface ReminderTally {
  channel: string
  outcome: string | undefined
  times: number
}

/** Counts what was kept of conversations. A question is what a citizen wrote and the bot answered. Implemented in db/. */
export interface FiguresStore {
  /** By the civil day in Việt Nam; days without a question are left out. */
  questionsByDay(span: Span): Promise<{ day: string; times: number }[]>
  questionsByChannel(span: Span): Promise<Tally[]>
  /** Those that were answered with an entry, by its topic. */
  questionsByTopic(span: Span): Promise<Tally[]>
  /** By how they were answered: 'found', 'choice', 'unknown'… */
  questionsByKind(span: Span): Promise<Tally[]>
  /** Entries that answered most often, first. */
  topEntries(span: Span, limit: number): Promise<Tally[]>
  /** Newest first. */
  unanswered(span: Span, limit: number): Promise<UnansweredQuestion[]>
  opinions(span: Span): Promise<EntryOpinion[]>
  reminders(span: Span): Promise<ReminderTally[]>
  /** Who would be reminded now, by channel. */
  subscribers(): Promise<Tally[]>
  /** Of each hand-off asked for: milliseconds until an officer's first word, undefined while there is none. */
  handoffWaits(span: Span): Promise<(number | undefined)[]>
  /** Of each question in the inbox: milliseconds until it was handled, undefined while it is not. */
  inboxWaits(span: Span): Promise<(number | undefined)[]>
}

import type { Day } from '../content/day.ts'
import type { SectionKey } from '../content/entry.ts'
import type { FairDay } from '../content/fair-days.ts'
import type { UrgencyKind } from '../content/urgent.ts'
import type { Deed } from './deeds.ts'

/** Something a citizen can do next: say it for me, call, or open a page. */
export type Action =
  | { kind: 'say'; label: string; value: string }
  | { kind: 'call'; label: string; value: string }
  | { kind: 'open'; label: string; value: string }

/** What an answer rests on. `section` is the plan's section id, where the source is the plan. */
export interface Citation {
  label: string
  section?: string
  url?: string
}
export type Citations = [Citation, ...Citation[]]

/** An entry that was considered, with its score from 0 to 1. */
export interface Considered {
  id: string
  question: string
  score: number
}

interface Said {
  /** The whole answer as plain text, for channels without layout; paragraphs are separated by empty lines. */
  text: string
  actions: Action[]
  considered: Considered[]
  /** Said last: where help is, in case the message tells of danger that was not sure enough to alarm. */
  inCase?: string
}

/** An officer's text for the citizen's question, as of the message's day. */
export interface Found extends Said {
  kind: 'found'
  entry: string
  topic: string
  title: string
  lead: string
  /** The parts shown now; more are offered as actions. */
  parts: { key: SectionKey; heading: string; text: string }[]
  /** Said before the lead when the rule has ended or needs checking. */
  caution: string | undefined
  citations: Citations
  asOf: Day
  /** Said after the answer: what else the message asks, and what of that can be done. */
  besides?: string
  /** Answers to further questions of the same message. */
  also: Omit<Found, 'also' | 'asOf' | 'considered'>[]
}

/** One clarifying question with two or three options. */
export interface Choice extends Said {
  kind: 'choice'
  lead: string
}

export interface Fairs extends Said {
  kind: 'fairs'
  lead: string
  fairs: FairDay[]
  advice: string
  citations: Citations
}

/** Help in danger: numbers first. */
export interface Urgent extends Said {
  kind: 'urgent'
  urgency: UrgencyKind
  /** The sign that fired, for the officers' test bench. */
  sign: string
  lead: string
  next: string
  citations: Citations
}

/** A guided question (asked by a flow). */
export interface Question extends Said {
  kind: 'question'
  lead: string
}

export interface Courtesy extends Said {
  kind: 'courtesy'
  lead: string
  /** What the shell does before this is said. */
  does?: Deed
}

/** Outside what this service knows, with the right door where there is one. */
export interface Declined extends Said {
  kind: 'declined'
  lead: string
}

/** Within the subject, but no entry answers: where to turn, and the question goes to the officers. */
export interface Unknown extends Said {
  kind: 'unknown'
  lead: string
}

/** A person has the conversation: the message went to them, and the bot says no more than that, or gives their words. */
export interface Waiting extends Said {
  kind: 'waiting'
  lead: string
}

/** Everything the bot can say. A channel draws every kind, or it does not compile. */
export type Answer = Found | Choice | Fairs | Urgent | Question | Courtesy | Declined | Unknown | Waiting

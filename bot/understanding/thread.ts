import type { Entry } from '../../content/entry.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import type { Turn } from '../conversation.ts'
import { isPressed } from '../pressed.ts'
import { bareNumber } from './bare-number.ts'

/** What a conversation is about, as far as a message may go on about it. */
export interface Thread {
  /** The turn it would go on from. */
  last: Turn
  /** What was said lately, in the citizen's own words. */
  said: string
  /** The entries that turn was answered with, or that it offered. */
  shown: readonly Entry[]
  /** The likeliest entries of the turns before it. */
  earlier: ReadonlySet<Entry>
}

/** Syllables; a longer message brings its own subject. */
export const SHORT = 12
/** What an answer about job fairs is about. */
export const FAIRS = 'sàn giao dịch việc làm'
/** The entry for what is answered from the calendar. */
export const FAIR_ENTRY = 'vl-san-ngay-nao'
const LATELY = 3 // turns: the whole talk finds the right entry oftener than the last message that carries a subject
const ANSWERED_WITH = 2 // entries; two questions in one message
const OFFERED = 6
const LIKELIEST = 2

/** Undefined at the beginning, and where what came last was somebody else's matter. */
export function threadOf(before: readonly Turn[], { entries }: Pick<Knowledge, 'entries'>): Thread | undefined {
  const about = before.filter(isAboutSomething)
  const last = about.at(-1)
  if (!last || last.kind === 'declined') return undefined
  const sinceDeclined = about.slice(about.findLastIndex(({ kind }) => kind === 'declined') + 1)
  const known = (ids: readonly string[]) => ids.flatMap(id => entries.get(id) ?? [])
  return {
    last,
    said: sinceDeclined
      .slice(-LATELY)
      .map(turn => wordsOf(turn, entries))
      .join(' '),
    shown: known(shownBy(last)),
    earlier: new Set(sinceDeclined.slice(0, -1).flatMap(turn => known(turn.entries.slice(0, LIKELIEST)))),
  }
}

function shownBy({ kind, entries }: Turn): readonly string[] {
  if (kind === 'fairs') return [FAIR_ENTRY]
  return entries.slice(0, kind === 'found' ? ANSWERED_WITH : OFFERED)
}

/** Thanks, opinions and what passed with a person change no subject. */
function isAboutSomething({ kind, entries }: Turn): boolean {
  return kind === 'courtesy' ? entries.length > 0 : kind !== 'person' && kind !== 'waiting' && kind !== 'question'
}

/** A pressed button says nothing; the entry it names does. */
function wordsOf({ said, kind, entries }: Turn, known: Knowledge['entries']): string {
  if (kind === 'fairs') return FAIRS
  return isPressed(said) || bareNumber(said) !== undefined ? (known.get(entries[0] ?? '')?.question ?? '') : said
}

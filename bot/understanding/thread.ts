import type { Knowledge } from '../../content/knowledge.ts'
import { readLoosely } from '../../content/search/read-loosely.ts'
import { termsOf } from '../../content/search/terms.ts'
import type { Turn } from '../conversation.ts'
import { isPressed } from '../pressed.ts'
import { bareNumber } from './bare-number.ts'

/** What a conversation is about, as far as a message may go on about it. */
export interface Thread {
  /** The turn it would go on from. */
  last: Turn
  /** The matter in the citizen's own words. */
  said: string
}

/** Syllables; a longer message brings its own subject. */
export const SHORT = 12
/** What an answer about job fairs is about. */
export const FAIRS = 'sàn giao dịch việc làm'
const COMPLETE = 4 // words that carry a subject; with fewer, what was said goes on about something said before
const MOST_TURNS = 3

/** Undefined at the beginning, and where what came last was somebody else's matter. */
export function threadOf(before: readonly Turn[], knowledge: Pick<Knowledge, 'entries'>): Thread | undefined {
  const about = before.filter(isAboutSomething)
  const last = about.at(-1)
  if (!last || last.kind === 'declined') return undefined
  const said: string[] = []
  for (const turn of about.toReversed()) {
    if (turn.kind === 'declined' || said.length === MOST_TURNS) break
    said.unshift(wordsOf(turn, knowledge))
    if (termsOf(readLoosely(said[0]!)).unigrams.length >= COMPLETE) break
  }
  return { last, said: said.join(' ') }
}

/** Thanks, opinions and what passed with a person change no subject. */
function isAboutSomething({ kind, entries }: Turn): boolean {
  return kind === 'courtesy' ? entries.length > 0 : kind !== 'person' && kind !== 'waiting' && kind !== 'question'
}

/** A pressed button says nothing; the entry it names does. */
function wordsOf({ said, kind, entries }: Turn, { entries: known }: Pick<Knowledge, 'entries'>): string {
  if (kind === 'fairs') return FAIRS
  return isPressed(said) || bareNumber(said) !== undefined ? (known.get(entries[0] ?? '')?.question ?? '') : said
}

import type { Day } from '../../content/day.ts'
import type { Entry, SectionKey } from '../../content/entry.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { relatedTo } from '../../content/related.ts'
import type { Found } from '../../content/search/search.ts'
import { softmax } from '../../content/search/softmax.ts'
import { termsOf } from '../../content/search/terms.ts'
import { asksFor, hasPart } from './aspect.ts'
import type { Likely } from './in-light.ts'
import type { Thread } from './thread.ts'

/** The evidence that an entry is meant by a message in a talk. Each is 0 to 1. */
export interface TalkSignals {
  /** What is found for the message by itself, on a logarithmic scale. */
  alone: number
  /** The same as far as the message carries a subject of its own. */
  aloneInMany: number
  /** What is found for the message together with what was said lately, on a logarithmic scale. */
  together: number
  /** Whether officers named it as related to what was answered with or offered last. */
  related: number
  /** Whether it is a question for just the part the message asks for… */
  about: number
  /** …and related as well. */
  aboutAndRelated: number
  /** Whether it has that part. */
  hasPart: number
  /** Whether it was answered with or offered before. */
  earlier: number
}

/** The evidence that no entry is. */
export interface TalkDoubts {
  /** One. */
  always: number
  /** How unlike our subjects the message is, as log odds within ±4. */
  foreign: number
  /** How many of its words carry a subject, 1 for five and more. */
  length: number
  /** Whether it names no subject, and something is talked of. */
  bare: number
}

/** Fitted by `npm run fit:talk`. */
const WEIGHTS: Readonly<Record<keyof TalkSignals, number>> = {
  alone: 4.27,
  aloneInMany: 1.65,
  together: 5.41,
  related: 0.68,
  about: 1.17,
  aboutAndRelated: 0.68,
  hasPart: 1.06,
  earlier: 0.57,
}
const DOUBTS: Readonly<Record<keyof TalkDoubts, number>> = { always: 5.44, foreign: 0.89, length: 3.29, bare: -1.38 }

export const TALK_SIGNALS = Object.keys(WEIGHTS) as (keyof TalkSignals)[]
export const TALK_DOUBTS = Object.keys(DOUBTS) as (keyof TalkDoubts)[]

/** A message in a talk, as it is weighed. */
export interface Said {
  day: Day
  thread: Pick<Thread, 'shown' | 'earlier'>
  /** The entry answered with last. */
  answered: Entry | undefined
  /** Whether it corrects that: then it is not meant again. */
  corrects: boolean
  /** Whether it names no subject. */
  isBare: boolean
  part: SectionKey | undefined
  alone: Found
  together: Found
}

/** The entries a message may mean, with the evidence for each. */
export function candidatesFor(
  said: Said,
  knowledge: Pick<Knowledge, 'entries'>,
): { entry: Entry; signals: TalkSignals }[] {
  const { day, thread, answered, corrects, part } = said
  const alone = chancesIn(said.alone)
  const together = chancesIn(said.together)
  const related = new Set(thread.shown.flatMap(each => relatedTo(each, knowledge, day)))
  const topics = new Set([...thread.shown, ...thread.earlier].map(({ topic }) => topic))
  const isNear = (entry: Entry) => topics.has(entry.topic) || related.has(entry)
  const candidates = [...new Set([...alone.keys(), ...together.keys(), ...thread.shown, ...related])]
    .filter(entry => !said.together.ruledOut.has(entry) && !(corrects && entry === answered))
    .filter(entry => !staysNear(said) || isNear(entry))
  const subjects = subjectsIn(said)
  return candidates.map(entry => {
    const own = onScale(alone.get(entry))
    const about = part !== undefined && asksFor(part, entry)
    return {
      entry,
      signals: {
        alone: own,
        aloneInMany: own * subjects,
        together: onScale(together.get(entry)),
        related: Number(related.has(entry)),
        about: Number(about),
        aboutAndRelated: Number(about && related.has(entry)),
        hasPart: Number(part !== undefined && hasPart(part, entry)),
        earlier: Number(thread.earlier.has(entry)),
      },
    }
  })
}

/** A message that names no subject asks about what is talked of: of 327 such the right entry was elsewhere for four. */
const staysNear = ({ isBare, thread }: Said): boolean => isBare && thread.shown.length > 0

export function doubtsIn(said: Said): TalkDoubts {
  const { ours = 0.5 } = said.alone
  return {
    always: 1,
    foreign: Math.max(-4, Math.min(4, Math.log((1 - ours) / ours))),
    length: subjectsIn(said),
    bare: Number(staysNear(said)),
  }
}

/** Entries, best first, and the chance that none of ours is meant. Together they are 1. */
export interface Weighed {
  matches: Likely[]
  none: number
}

/** The entries a message in a talk may mean. */
export function weighed(said: Said, knowledge: Pick<Knowledge, 'entries'>): Weighed {
  const candidates = candidatesFor(said, knowledge)
  const doubts = doubtsIn(said)
  const chances = Float32Array.of(
    ...candidates.map(({ signals }) => TALK_SIGNALS.reduce((sum, name) => sum + WEIGHTS[name] * signals[name], 0)),
    TALK_DOUBTS.reduce((sum, name) => sum + DOUBTS[name] * doubts[name], 0),
  )
  softmax(chances)
  return {
    matches: candidates
      .map(({ entry }, at) => ({ found: entry, chance: chances[at]! }))
      .sort((a, b) => b.chance - a.chance),
    none: chances.at(-1)!,
  }
}

const MANY = 5 // words that carry a subject

const subjectsIn = ({ alone }: Said): number => Math.min(1, termsOf(alone.read).unigrams.length / MANY)

const chancesIn = ({ matches }: Found): Map<Entry, number> =>
  new Map(matches.map(({ found, chance }) => [found, chance]))

const LEAST = 1e-4 // below it chances are noise

const onScale = (chance = 0): number => Math.log((chance + LEAST) / LEAST) / Math.log(1 / LEAST)

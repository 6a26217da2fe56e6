import type { Entry, SectionKey } from '../../content/entry.ts'
import { readLoosely } from '../../content/search/read-loosely.ts'
import { type Found, type Match, search } from '../../content/search/search.ts'
import type { Turn } from '../conversation.ts'
import { isPressed } from '../pressed.ts'
import type { Situation } from '../steps/step.ts'
import { HARDLY_OURS } from '../steps/unknown.ts'
import { aspectsOf } from './aspect.ts'
import { asksOfAnything } from './bare-question.ts'
import { SHORT, threadOf } from './thread.ts'

/** How a message goes on about what came before. */
export interface Going {
  last: Turn
  /** The entry it was answered with. */
  answered: Entry | undefined
  /** The message, folded and with texting undone. */
  text: string
  /** Nothing but what can be asked of anything. */
  isBare: boolean
  aspects: SectionKey[]
  /** What is found for the matter and the message together. */
  together: () => Found
}

/** Undefined when it does not. */
export function goingOn({ message, day, before, knowledge, search: asked }: Situation): Going | undefined {
  if (isPressed(message.text)) return undefined
  const thread = threadOf(before, knowledge)
  const words = readLoosely(message.text).map(({ folded }) => folded)
  if (!thread || words.length === 0 || words.length > SHORT) return undefined
  const text = words.join(' ')
  const isBare = asksOfAnything(text)
  const { last, said } = thread
  if (!isBare && last.kind !== 'urgent' && (asked().ours ?? 1) < HARDLY_OURS) return undefined
  let found: Found | undefined
  return {
    last,
    text,
    isBare,
    answered: last.kind === 'found' ? knowledge.entries.get(last.entries[0] ?? '') : undefined,
    aspects: aspectsOf(text).slice(0, 1),
    together: () => (found ??= search(`${said} ${message.text}`, knowledge.index, day)),
  }
}

export type Likely = Pick<Match, 'found' | 'chance'>

// Tuned on 130 conversations of two messages; of 130 others, by another writer, see bot/README.md.
const OWN = 0.001 // what an entry has that the message alone does not point to
const WHOLE = 0.003 // what an entry keeps of its own chance that the whole does not point to
const NONE = 0.01 // how much counts that neither points to an entry

/** The entries for a message in the light of what it goes on about, best first. */
export function inLightOf(alone: Found, together: Found): Likely[] {
  const own = new Map(alone.matches.map(({ found, chance }) => [found, chance]))
  const whole = new Map(together.matches.map(({ found, chance }) => [found, chance]))
  const weighed = [...new Set([...own.keys(), ...whole.keys()])].map(found => ({
    found,
    chance: ((own.get(found) ?? 0) + OWN) * ((whole.get(found) ?? 0) + WHOLE),
  }))
  const all = weighed.reduce((sum, { chance }) => sum + chance, alone.none * together.none * NONE)
  return weighed.map(({ found, chance }) => ({ found, chance: chance / all })).sort((a, b) => b.chance - a.chance)
}

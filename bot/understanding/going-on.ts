import type { Entry, SectionKey } from '../../content/entry.ts'
import { readLoosely } from '../../content/search/read-loosely.ts'
import { type Found, search } from '../../content/search/search.ts'
import type { Turn } from '../conversation.ts'
import { isPressed } from '../pressed.ts'
import type { Situation } from '../steps/step.ts'
import { HARDLY_OURS } from '../steps/unknown.ts'
import { aspectsOf } from './aspect.ts'
import { asksOfAnything } from './bare-question.ts'
import { withoutCircumstances } from './circumstance.ts'
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
export function goingOn({
  message,
  day,
  before,
  knowledge,
  search: asked,
}: Omit<Situation, 'goingOn'>): Going | undefined {
  if (isPressed(message.text)) return undefined
  const thread = threadOf(before, knowledge)
  const words = readLoosely(message.text).map(({ folded }) => folded)
  if (!thread || words.length === 0 || words.length > SHORT) return undefined
  const text = words.join(' ')
  const isBare = asksOfAnything(withoutCircumstances(text, knowledge.content.communes))
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

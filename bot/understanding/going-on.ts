import type { Entry, SectionKey } from '../../content/entry.ts'
import { readLoosely } from '../../content/search/read-loosely.ts'
import { type Found, search } from '../../content/search/search.ts'
import { tokensOf } from '../../content/search/token.ts'
import type { Turn } from '../conversation.ts'
import { once } from '../once.ts'
import { isPressed } from '../pressed.ts'
import type { Situation } from '../steps/step.ts'
import { HARDLY_OURS } from '../steps/unknown.ts'
import { askingWords, aspectsOf } from './aspect.ts'
import { asksOfAnything } from './bare-question.ts'
import { withoutCircumstances } from './circumstance.ts'
import { correctionIn } from './correction.ts'
import { isHeldBy } from './in-light.ts'
import { SHORT, threadOf } from './thread.ts'

/** How a message goes on about what came before. */
export interface Going {
  last: Turn
  /** The entry it was answered with. */
  answered: Entry | undefined
  /** The message, without what it says is not meant. */
  says: string
  /** The same, folded and with texting undone. */
  text: string
  /** Nothing but what can be asked of anything. */
  isBare: boolean
  aspects: SectionKey[]
  /** Whether it says that something else was meant than what it was answered with. */
  corrects: boolean
  /** What is found for that by itself. */
  alone: () => Found
  /** What is found for it together with the matter. */
  together: () => Found
}

const SHORT_CORRECTION = 16 // syllables, with what is not meant: "… chứ không phải đồng hồ sai"

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
  if (!thread) return undefined
  const whole = readLoosely(message.text)
  const correction = whole.length <= SHORT_CORRECTION ? correctionIn(message.text) : undefined
  const words = (correction ? readLoosely(correction.instead) : whole).map(({ folded }) => folded)
  if ((words.length === 0 && !correction) || words.length > SHORT) return undefined
  const text = words.join(' ')
  const isBare = asksOfAnything(withoutCircumstances(text, knowledge.content.communes))
  const { last, said } = thread
  const says = correction?.instead ?? message.text
  const alone = correction ? once(() => search(withAsking(says, said), knowledge.index, day)) : asked
  const mayBeNobodys = !isBare && last.kind !== 'urgent' && (alone().ours ?? 1) < HARDLY_OURS
  if (mayBeNobodys && !(last.kind === 'choice' && speaksOfOffered(alone(), last))) return undefined
  return {
    last,
    says,
    text,
    isBare,
    answered: last.kind === 'found' ? knowledge.entries.get(last.entries[0] ?? '') : undefined,
    aspects: aspectsOf(text).slice(0, 1),
    corrects: correction !== undefined && !correction.ofPart,
    alone,
    together: once(() => search(`${without(said, correction?.notMeant)} ${says}`, knowledge.index, day)),
  }
}

/** Whether a message holds the words of an entry that was just offered: "quên mật khẩu" after a choice about VssID. */
const speaksOfOffered = ({ matches }: Found, { entries }: Turn): boolean =>
  matches.some(match => entries.includes(match.found.id) && isHeldBy(match))

/** "bảo hiểm y tế" after "bảo hiểm xã hội đóng ở đâu" asks where, too. */
function withAsking(instead: string, said: string): string {
  return aspectsOf(instead).length > 0 ? instead : `${instead} ${askingWords(said)}`
}

/** What was said before, without what a correction says is not meant. */
function without(said: string, notMeant: ReadonlySet<string> | undefined): string {
  if (!notMeant || notMeant.size === 0) return said
  return tokensOf(said)
    .filter(({ folded }) => !notMeant.has(folded))
    .map(({ typed }) => typed)
    .join(' ')
}

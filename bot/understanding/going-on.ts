import type { Entry, SectionKey } from '../../content/entry.ts'
import { readFolded, readLoosely } from '../../content/search/read-loosely.ts'
import { type Found, search } from '../../content/search/search.ts'
import { tokensOf } from '../../content/search/token.ts'
import type { Turn } from '../conversation.ts'
import { once } from '../once.ts'
import { isPressed } from '../pressed.ts'
import type { Situation } from '../steps/step.ts'
import { askingWords, aspectsOf } from './aspect.ts'
import { isBareInTalk } from './bare-question.ts'
import { correctionIn } from './correction.ts'
import { type Said, type Weighed, weighed } from './in-talk.ts'
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
  /** The part of a matter it asks for. */
  part: SectionKey | undefined
  /** Whether it says that something else was meant than what it was answered with. */
  corrects: boolean
  /** What is found for it by itself. */
  alone: () => Found
  /** The same with what is found together with the talk… */
  inTalk: () => Said
  /** …and what it may mean in the light of that. */
  likely: () => Weighed
}

const LONGEST = 24 // syllables, of a message that only tells who, where and how old, or asks what can be asked of anything
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
  const words = correction ? readLoosely(correction.instead) : whole
  if ((words.length === 0 && !correction) || words.length > LONGEST) return undefined
  const text = words.map(({ folded }) => folded).join(' ')
  if (text === readFolded(thread.last.said)) return undefined // said once more, it is as clear as before
  const isBare = isBareInTalk(words, knowledge.content.communes)
  if (words.length > SHORT && !isBare) return undefined
  const { last, said } = thread
  const says = correction?.instead ?? message.text
  const alone = correction ? once(() => search(withAsking(says, said), knowledge.index, day)) : asked
  const answered = last.kind === 'found' ? thread.shown[0] : undefined
  const corrects = correction !== undefined && !correction.ofPart
  const part = aspectsOf(text)[0]
  const together = () => search(`${without(said, correction?.notMeant)} ${says}`, knowledge.index, day)
  const inTalk = once(
    (): Said => ({ day, thread, answered, corrects, isBare, part, alone: alone(), together: together() }),
  )
  const likely = once(() => weighed(inTalk(), knowledge))
  return { last, answered, says, text, isBare, part, corrects, alone, inTalk, likely }
}

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

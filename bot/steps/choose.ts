import { wording } from '../../content/wording.ts'
import type { Action, Answer } from '../answer.ts'
import { choiceOf } from '../choice.ts'
import { askEntry } from '../found.ts'
import { nameTopic } from '../topic-buttons.ts'
import { type Likely, oneOf } from '../understanding/in-light.ts'
import type { Weighed } from '../understanding/in-talk.ts'
import { considered } from './from-content.ts'
import type { Situation } from './step.ts'

const OFFERED = 3
// An entry with less than this share of the best one’s chance is no rival: of 824 choices a fifth are shorter than at 0.03,
// and in four the right entry is no longer offered.
const FAR = 0.08
const NOTHING = 0.55 // above this chance that no entry answers, the best ones are only neighbours
const TOGETHER = 0.2 // below this chance of all that is offered, a choice is no help…
const SURELY_OURS = 0.1 // …but where some entry answers for sure ("trợ cấp"), it helps more than to know nothing

/** One clarifying choice of two or three, never a second in a row. */
export function choose({
  before,
  knowledge,
  search,
}: Pick<Situation, 'before' | 'knowledge'> & { search: () => Weighed }): Answer | undefined {
  if (before.at(-1)?.kind === 'choice') return undefined
  const { matches, none } = search()
  if (matches.length === 0 || none > NOTHING) return undefined
  const rivals = rivalsAmong(matches)
  if (none > SURELY_OURS && oneOf(rivals) < TOGETHER) return undefined
  return whichEntry(rivals, knowledge)
}

/** The likeliest entry and those that may be meant as well, three at most. */
export function rivalsAmong(matches: readonly Likely[]): Likely[] {
  const best = matches[0]?.chance ?? 0
  return matches.slice(0, OFFERED).filter(({ chance }) => chance >= FAR * best)
}

/** Which of these entries is meant; where they are fewer than three, the list of their subject for whoever means none. */
export function whichEntry(rivals: readonly Likely[], { topics }: Pick<Situation['knowledge'], 'topics'>): Answer {
  const topic = topics.get(rivals[0]!.found.topic)!
  const actions: Action[] = [
    ...rivals.map(({ found }) => askEntry(found)),
    { kind: 'say', label: wording.otherOf(topic.short), value: nameTopic(topic.id) },
  ]
  return choiceOf(wording.which, actions.slice(0, OFFERED), considered(rivals))
}

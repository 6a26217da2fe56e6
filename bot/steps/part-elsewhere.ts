import type { Entry, SectionKey } from '../../content/entry.ts'
import { relatedTo } from '../../content/related.ts'
import type { Answer } from '../answer.ts'
import { foundAnswer } from '../found.ts'
import { asksFor, hasPart } from '../understanding/aspect.ts'
import type { Going } from '../understanding/going-on.ts'
import { oneOf } from '../understanding/in-light.ts'
import { choose } from './choose.ts'
import { SURE } from './from-content.ts'
import type { Situation } from './step.ts'

// From this chance on an entry is of the same matter. Most of it goes to the entry answered with, whose words are said once
// more: of 20 that are right here the likeliest has 0.009 to 0.7, of those that would mislead 0.003 at most.
const OF_THE_MATTER = 0.005
const RELATED_OF_IT = 0.0005 // and of one that officers named as related
const AFTER_A_CHOICE = 0.02 // nothing is answered yet: which matter it is, is not sure either

/**
 * A part that the entry answered with has not, where another entry of the topic is about just that ("giấy gì" after "nghỉ
 * ốm mấy ngày": the papers for sick leave): that one, or which of them. An entry that merely has such a part does not count.
 * The same after a choice that was not made.
 */
export function partElsewhere({ before, day, knowledge }: Situation, going: Going): Answer | undefined {
  const { answered, together, last } = going
  const [part] = going.aspects
  if (!part || (answered && asksFor(part, answered))) return undefined
  const topics = new Set(last.entries.map(id => knowledge.entries.get(id)?.topic))
  const about = together().matches.filter(({ found }) => found !== answered && isAbout(part, found))
  const ofTheMatter = about.filter(
    ({ found, chance }) => topics.has(found.topic) && chance >= (answered ? OF_THE_MATTER : AFTER_A_CHOICE),
  )
  const related = about.filter(({ found, chance }) => answered?.related.includes(found.id) && chance >= RELATED_OF_IT)
  const matches = ofTheMatter.length > 0 ? ofTheMatter : related
  const [best] = matches
  const only = best ? undefined : answered && onlyRelated(part, relatedTo(answered, knowledge, day))
  const sure = best && best.chance / oneOf(matches) >= SURE ? best.found : only
  if (sure) return foundAnswer(sure, [part], day, knowledge)
  return best && choose({ before, knowledge, search: () => ({ ...together(), matches, none: 0 }) })
}

/** The only one that officers named as related and that is about the part, where a search finds none. */
function onlyRelated(part: SectionKey, related: readonly Entry[]): Entry | undefined {
  const [only, ...more] = related.filter(entry => isAbout(part, entry))
  return more.length === 0 ? only : undefined
}

// An entry that asks for one of these tells how something is applied for, and its other parts are about that, too.
const APPLYING: readonly SectionKey[] = ['papers', 'where', 'deadline', 'duration', 'cost']

function isAbout(part: SectionKey, entry: Entry): boolean {
  if (asksFor(part, entry)) return true
  return hasPart(part, entry) && APPLYING.includes(part) && APPLYING.some(other => asksFor(other, entry))
}

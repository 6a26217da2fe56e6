import type { Entry, SectionKey } from '../../content/entry.ts'
import { isNearDanger } from '../../content/near-danger.ts'
import { type Found, search } from '../../content/search/search.ts'
import type { Answer } from '../answer.ts'
import type { Turn } from '../conversation.ts'
import { foundAnswer } from '../found.ts'
import { aspectsOf } from '../understanding/aspect.ts'
import { wordsLeft } from '../understanding/bare-question.ts'
import type { Going } from '../understanding/going-on.ts'
import { inLightOf, type Likely } from '../understanding/in-light.ts'
import { FAIRS } from '../understanding/thread.ts'
import { choose } from './choose.ts'
import { fairs } from './fairs.ts'
import { considered, SURE } from './from-content.ts'
import { partElsewhere } from './part-elsewhere.ts'
import type { Situation } from './step.ts'
import { LIKELY, topicsNamed } from './topic.ts'
import { toldAgain } from './urgent.ts'

const NEXT_YEAR = /\b(nam sau|nam toi|sang nam|qua nam)\b/
const RIVAL = 0.05 // from this chance on an entry whose question names the year is of the same matter
const YEAR = /năm \d{4}/
const HELD = 0.8 // the share of what a message says itself that its entry must speak of
const OFFERED_SURE = 0.6 // among what was offered: the citizen was asked which of these, and has said more
const OTHER = 0.1 // below this chance another entry than the one answered with is no better one

/** A short message goes on about what came before, unless it is a question that is clear by itself. */
export function followUp(situation: Situation): Answer | undefined {
  const { day, knowledge } = situation
  const going = situation.goingOn()
  if (!going) return undefined
  const { last, answered, aspects, isBare, says, text, corrects, alone } = going

  if (answered && NEXT_YEAR.test(text) && wordsLeft(text.replace(NEXT_YEAR, ' ')) === 0)
    return nextYear(answered, situation)
  if (isBare && answered?.sections.some(({ key }) => aspects.includes(key)))
    return foundAnswer(answered, aspects, day, knowledge)
  const aboutPart = isBare && last.kind === 'choice' ? partElsewhere(situation, going) : undefined
  if (aboutPart) return aboutPart
  const isTopic = topicsNamed(says, knowledge).length > 0
  const hasNoSubject = isBare || isTopic
  const surelyNew = last.kind === 'urgent' ? SURELY_NEW : SURE
  if (!hasNoSubject && !corrects && (alone().matches[0]?.chance ?? 0) >= surelyNew) return undefined // a new subject after all

  if (last.kind === 'urgent') return inDanger(situation, going)
  const likely = likelyIn(going, hasNoSubject)
  const best = inOffer(likely, last)
  if (best && (hasNoSubject || corrects || speaksOf(best, alone()))) {
    const { found, chance } = answered ? betterThan(answered.id, likely, best, aspects) : best
    if (found === answered) return partElsewhere(situation, going) ?? foundAnswer(found, 'all', day, knowledge) // its lead was said before
    if (chance >= (isTopic ? LIKELY : SURE))
      return foundAnswer(found, aspects, day, knowledge, considered(going.together().matches))
  }
  if (isBare && answered) return partElsewhere(situation, going)
  return last.kind === 'fairs' && isBare
    ? fairs({ ...situation, message: { ...situation.message, text: `${FAIRS} khi nào` } })
    : undefined
}

/** The entries a message that goes on may mean, best first; not the one it says is not meant. */
function likelyIn({ answered, corrects, isBare, alone, together }: Going, hasNoSubject: boolean): Likely[] {
  if (corrects && !isBare) return inLightOf(without(answered, alone()), without(answered, together()), CORRECTED)
  return hasNoSubject ? together().matches : weighed(alone(), together())
}

const without = (entry: Entry | undefined, found: Found): Found => ({
  ...found,
  matches: found.matches.filter(match => match.found !== entry),
})

/** What was answered with, as it will be next year, or the entry that tells of next year. */
function nextYear(answered: Entry, { day, knowledge }: Situation): Answer {
  const year = Number(day.slice(0, 4)) + 1
  const related = answered.related.flatMap(id => knowledge.entries.get(id) ?? [])
  const { matches } = search(`${answered.question.replace(YEAR, '')} năm ${year}`, knowledge.index, day)
  const near = matches.filter(({ chance }) => chance >= RIVAL).map(({ found }) => found)
  const ofThatYear = [...related, ...near].find(({ question }) => question.includes(`${year}`))
  return foundAnswer(ofThatYear ?? answered, [], `${year}-01-01`, knowledge)
}

// From this chance on a message after danger is about something new: a wrong entry is worse there than the numbers once
// more, and "báo hay hỏi phụ huynh trước" is 0.76 the parents' fund.
const SURELY_NEW = 0.8

/** After danger a short message is answered about that, or the numbers are named again: it must not end in "I don't know". */
function inDanger({ day, before, knowledge }: Situation, going: Going): Answer | undefined {
  const { alone } = going
  const [own] = alone().matches
  if (!going.isBare && own && own.chance >= SURELY_NEW && !isNearDanger(own.found)) return undefined
  const [best] = weighed(alone(), going.together()).filter(({ found }) => isNearDanger(found))
  if (best && best.chance >= SURE && (going.isBare || speaksOf(best, alone())))
    return foundAnswer(best.found, [], day, knowledge, considered(going.together().matches))
  return toldAgain(before, knowledge)
}

const PART_OF_OURS = 0.8 // below it a message without an answer is more often somebody else's matter than part of this one

/** What goes on about something, but not clearly enough to be answered: which of these? */
export function chooseInThread(situation: Situation): Answer | undefined {
  const going = situation.goingOn()
  if (!going || (!going.isBare && (going.alone().ours ?? 1) < PART_OF_OURS)) return undefined
  const { isBare, alone, together } = going
  if (isBare) return choose({ before: situation.before, search: together })
  const matches = new Map([...alone().matches, ...together().matches].map(match => [match.found, match]))
  const likely = likelyIn(going, false).map(({ found, chance }) => ({ ...matches.get(found)!, chance }))
  return choose({ before: situation.before, search: () => ({ ...together(), matches: likely }) })
}

// Tuned on 130 conversations of two messages; of 130 others, by another writer, see bot/README.md.
const OWN = 0.001
const WHOLE = 0.003
const NONE = 0.01

// What corrects seldom says all of what is meant: together with the matter it counts for more than by itself.
const CORRECTED = { own: 0.05, whole: 0.01, none: 0.0005 }

/** The message in the light of what it goes on about. */
function weighed(alone: Found, together: Found): Likely[] {
  return inLightOf(alone, together, { own: OWN, whole: WHOLE, none: alone.none * together.none * NONE })
}

/** After a choice, the likeliest of what was offered where no entry is sure. */
function inOffer(likely: readonly Likely[], { kind, entries }: Turn): Likely | undefined {
  const [first] = likely
  if (kind !== 'choice' || !first || first.chance >= SURE) return first
  const among = likely.filter(({ found }) => entries.includes(found.id))
  const all = among.reduce((sum, { chance }) => sum + chance, 0)
  const [best] = among
  return best && best.chance / all >= OFFERED_SURE ? { found: best.found, chance: SURE } : first
}

/** Whether the entry holds what the message says itself: what came before must not speak for it alone. */
function speaksOf({ found }: Likely, alone: Found): boolean {
  return (alone.matches.find(match => match.found === found)?.signals.coverage ?? 0) >= HELD
}

/**
 * Where the entry that was answered with is the likeliest once more, and has no part that says what is asked now: the one
 * that says it and would be sure without it.
 */
function betterThan(answered: string, likely: readonly Likely[], best: Likely, aspects: readonly SectionKey[]): Likely {
  if (best.found.id !== answered) return best
  const saysIt = ({ question, sections }: Entry) =>
    aspects.every(aspect => aspectsOf(question).includes(aspect) || sections.some(({ key }) => key === aspect))
  const others = likely.filter(({ found }) => found.id !== answered && saysIt(found))
  const all = others.reduce((sum, { chance }) => sum + chance, 0)
  const [other] = others
  return other && other.chance >= OTHER && other.chance / all >= SURE ? { found: other.found, chance: SURE } : best
}

import type { Entry, SectionKey } from '../../content/entry.ts'
import { relatedTo } from '../../content/related.ts'
import { search } from '../../content/search/search.ts'
import { wording } from '../../content/wording.ts'
import type { Answer } from '../answer.ts'
import type { Turn } from '../conversation.ts'
import { foundAnswer, officeOf } from '../found.ts'
import { asksFor, hasPart } from '../understanding/aspect.ts'
import { wordsLeft } from '../understanding/bare-question.ts'
import type { Going } from '../understanding/going-on.ts'
import { type Likely, oneOf } from '../understanding/in-light.ts'
import { likelyIn, speaksOf } from '../understanding/in-thread.ts'
import { FAIRS } from '../understanding/thread.ts'
import { choose } from './choose.ts'
import { fairs } from './fairs.ts'
import { considered, SURE } from './from-content.ts'
import { inDanger } from './in-danger.ts'
import { partElsewhere } from './part-elsewhere.ts'
import type { Situation } from './step.ts'
import { LIKELY, topicsNamed } from './topic.ts'

const NEXT_YEAR = /\b(nam sau|nam toi|sang nam|qua nam)\b/
const RIVAL = 0.05 // from this chance on an entry whose question names the year is of the same matter
const YEAR = /năm \d{4}/
const OFFERED_SURE = 0.6 // among what was offered: the citizen was asked which of these, and has said more
const OTHER = 0.1 // below this chance another entry than the one answered with is no better one

/** A short message goes on about what came before, unless it is a question that is clear by itself. */
export function followUp(situation: Situation): Answer | undefined {
  const { day, knowledge } = situation
  const going = situation.goingOn()
  if (!going) return undefined
  if (going.last.kind === 'urgent') return inDanger(situation, going)
  const { last, answered, aspects, isBare, says, text, corrects, alone, together } = going

  if (answered && NEXT_YEAR.test(text) && wordsLeft(text.replace(NEXT_YEAR, ' ')) === 0)
    return nextYear(answered, situation)
  if (isBare && answered && aspects.some(part => hasPart(part, answered)))
    return foundAnswer(answered, aspects, day, knowledge)
  const aboutPart = isBare && last.kind === 'choice' ? partElsewhere(situation, going) : undefined
  if (aboutPart) return aboutPart
  const isTopic = topicsNamed(says, knowledge).length > 0
  const hasNoSubject = isBare || isTopic
  if (!hasNoSubject && !corrects && (alone().matches[0]?.chance ?? 0) >= SURE) return undefined // a new subject after all

  const likely = hasNoSubject ? together().matches : likelyIn(going)
  const best = inOffer(likely, last)
  if (best && (hasNoSubject || corrects || speaksOf(best, going))) {
    const { found, chance } = answered ? betterThan(answered.id, likely, best, aspects) : best
    if (found === answered) return partElsewhere(situation, going) ?? inFull(found, going, situation)
    if (chance >= (isTopic ? LIKELY : SURE))
      return foundAnswer(found, aspects, day, knowledge, considered(together().matches))
  }
  if (isBare && answered) return partElsewhere(situation, going)
  return last.kind === 'fairs' && isBare
    ? fairs({ ...situation, message: { ...situation.message, text: `${FAIRS} khi nào` } })
    : undefined
}

/** All of what was answered with, because its lead was said before; and that it may not hold what is asked. */
function inFull(entry: Entry, { aspects }: Going, { day, knowledge }: Situation): Answer {
  const whole = foundAnswer(entry, 'all', day, knowledge)
  if (aspects.every(part => saysIt(part, entry))) return whole
  const notThere = wording.partNotThere(officeOf(entry, knowledge))
  return {
    ...whole,
    caution: [notThere, whole.caution].filter(Boolean).join(' '),
    text: `${notThere}\n\n${whole.text}`,
  }
}

/** What was answered with, as it will be next year, or the entry that tells of next year. */
function nextYear(answered: Entry, { day, knowledge }: Situation): Answer {
  const year = Number(day.slice(0, 4)) + 1
  const then = `${year}-01-01`
  const related = relatedTo(answered, knowledge, then)
  const { matches } = search(`${answered.question.replace(YEAR, '')} năm ${year}`, knowledge.index, day)
  const near = matches.filter(({ chance }) => chance >= RIVAL).map(({ found }) => found)
  const ofThatYear = [...related, ...near].find(({ question }) => question.includes(`${year}`))
  return foundAnswer(ofThatYear ?? answered, [], then, knowledge)
}

const PART_OF_OURS = 0.8 // below it a message without an answer is more often somebody else's matter than part of this one

/** What goes on about something, but not clearly enough to be answered: which of these? */
export function chooseInThread(situation: Situation): Answer | undefined {
  const going = situation.goingOn()
  if (!going || (!going.isBare && (going.alone().ours ?? 1) < PART_OF_OURS)) return undefined
  const { isBare, alone, together } = going
  if (isBare) return choose({ ...situation, search: together })
  const matches = new Map([...alone().matches, ...together().matches].map(match => [match.found, match]))
  const likely = likelyIn(going).map(({ found, chance }) => ({ ...matches.get(found)!, chance }))
  return choose({ ...situation, search: () => ({ ...together(), matches: likely }) })
}

/** After a choice, the likeliest of what was offered where no entry is sure. */
function inOffer(likely: readonly Likely[], { kind, entries }: Turn): Likely | undefined {
  const [first] = likely
  if (kind !== 'choice' || !first || first.chance >= SURE) return first
  const among = likely.filter(({ found }) => entries.includes(found.id))
  const [best] = among
  return best && best.chance / oneOf(among) >= OFFERED_SURE ? { found: best.found, chance: SURE } : first
}

/**
 * Where the entry that was answered with is the likeliest once more, and has no part that says what is asked now: the one
 * that says it and would be sure without it.
 */
function betterThan(answered: string, likely: readonly Likely[], best: Likely, aspects: readonly SectionKey[]): Likely {
  if (best.found.id !== answered) return best
  const others = likely.filter(({ found }) => found.id !== answered && aspects.every(part => saysIt(part, found)))
  const [other] = others
  return other && other.chance >= OTHER && other.chance / oneOf(others) >= SURE
    ? { found: other.found, chance: SURE }
    : best
}

const saysIt = (part: SectionKey, entry: Entry): boolean => asksFor(part, entry) || hasPart(part, entry)

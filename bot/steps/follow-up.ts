import type { Entry, SectionKey } from '../../content/entry.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { relatedTo } from '../../content/related.ts'
import { search } from '../../content/search/search.ts'
import { termsOf } from '../../content/search/terms.ts'
import { wording } from '../../content/wording.ts'
import type { Answer, Found } from '../answer.ts'
import { foundAnswer, officeOf } from '../found.ts'
import { asksFor, hasPart } from '../understanding/aspect.ts'
import { wordsLeft } from '../understanding/bare-question.ts'
import type { Going } from '../understanding/going-on.ts'
import { FAIR_ENTRY, FAIRS } from '../understanding/thread.ts'
import { choose } from './choose.ts'
import { asksWhen, fairs } from './fairs.ts'
import { considered, SURE } from './from-content.ts'
import { inDanger } from './in-danger.ts'
import type { Situation } from './step.ts'
import { topicsNamed } from './topic.ts'

const NEXT_YEAR = /\b(nam sau|nam toi|sang nam|qua nam)\b/
const RIVAL = 0.05 // from this chance on an entry whose question names the year is of the same matter
const YEAR = /năm \d{4}/
const NEAREST = 3

/** From this chance on an entry is given as the answer in a talk, where who asks sees at once what was understood. */
const SURE_IN_TALK = 0.55

/** A short message goes on about what came before, unless it is a question that is clear by itself. */
export function followUp(situation: Situation): Answer | undefined {
  const { day, knowledge } = situation
  const going = situation.goingOn()
  if (!going) return undefined
  if (going.last.kind === 'urgent') return inDanger(situation, going)
  const { answered, part, isBare, text, likely } = going
  if (answered && NEXT_YEAR.test(text) && wordsLeft(text.replace(NEXT_YEAR, ' ')) === 0)
    return nextYear(answered, situation)
  const ofFairs = aboutFairs(going, situation)
  if (ofFairs) return ofFairs
  const parts = part ? [part] : []
  if (isBare && answered && part && hasPart(part, answered)) return foundAnswer(answered, parts, day, knowledge)
  if (isNewSubject(going, knowledge)) return undefined

  const { matches } = likely()
  const [best] = matches
  if (best && best.chance >= SURE_IN_TALK)
    return best.found === answered
      ? inFull(answered, part, situation)
      : foundAnswer(best.found, parts, day, knowledge, considered(matches))
  // Where nothing near tells it either, the answer that was given says so.
  if (isBare && answered && part && !matches.slice(0, NEAREST).some(({ found }) => tells(part, found)))
    return inFull(answered, part, situation)
  return undefined
}

const ENOUGH = 3 // words that carry a subject: "tố cáo ở đâu" goes on

/** A question that is clear by itself, and names more than a topic. */
function isNewSubject({ isBare, corrects, says, alone }: Going, knowledge: Knowledge): boolean {
  if (isBare || corrects || topicsNamed(says, knowledge).length > 0) return false
  return termsOf(alone().read).unigrams.length >= ENOUGH && (alone().matches[0]?.chance ?? 0) >= SURE
}

/** After job fairs: their days, or the entry that is about just the part that is asked for. */
function aboutFairs({ last, answered, part, isBare, says, text }: Going, situation: Situation): Answer | undefined {
  const { day, knowledge } = situation
  const entry = knowledge.entries.get(FAIR_ENTRY)
  if (last.kind !== 'fairs' && (!entry || answered !== entry)) return undefined
  const shownAgain = (when: string) =>
    fairs({ ...situation, message: { ...situation.message, text: `${FAIRS} ${when}` } })
  if (asksWhen(text)) return shownAgain(says)
  if (last.kind !== 'fairs' || !isBare) return undefined
  const about = entry && part ? relatedTo(entry, knowledge, day).filter(each => asksFor(part, each)) : []
  return about.length === 1 ? foundAnswer(about[0]!, [], day, knowledge) : part ? undefined : shownAgain('khi nào')
}

/** All of what was answered with, because its lead was said before; and that it may not hold what is asked. */
function inFull(entry: Entry, part: SectionKey | undefined, { day, knowledge }: Situation): Answer {
  const whole = foundAnswer(entry, 'all', day, knowledge)
  if (!part || tells(part, entry)) return whole
  return cautioned(whole, wording.partNotThere(officeOf(entry, knowledge)))
}

const cautioned = (answer: Found, says: string): Found => ({
  ...answer,
  caution: [says, answer.caution].filter(Boolean).join(' '),
  text: `${says}\n\n${answer.text}`,
})

const tells = (part: SectionKey, entry: Entry): boolean => asksFor(part, entry) || hasPart(part, entry)

/** What was answered with, as it will be next year, or the entry that tells of next year; says so where nothing new is known. */
function nextYear(answered: Entry, { day, knowledge }: Situation): Answer {
  const year = Number(day.slice(0, 4)) + 1
  const then = `${year}-01-01`
  const related = relatedTo(answered, knowledge, then)
  const { matches } = search(`${answered.question.replace(YEAR, '')} năm ${year}`, knowledge.index, day)
  const near = matches.filter(({ chance }) => chance >= RIVAL).map(({ found }) => found)
  const ofThatYear = [...related, ...near].find(({ question }) => question.includes(`${year}`))
  if (ofThatYear) return foundAnswer(ofThatYear, [], then, knowledge)
  const answer = foundAnswer(answered, [], then, knowledge)
  const isSame = answer.lead === foundAnswer(answered, [], day, knowledge).lead
  return isSame ? cautioned(answer, wording.nothingNewFor(year)) : answer
}

/** What goes on about something, but not clearly enough to be answered: which of these? */
export function chooseInThread(situation: Situation): Answer | undefined {
  const going = situation.goingOn()
  return going && choose({ ...situation, search: going.likely })
}

import type { Knowledge } from '../../content/knowledge.ts'
import { readLoosely } from '../../content/search/read-loosely.ts'
import { entriesInForce, type Topic } from '../../content/topic.ts'
import { wording } from '../../content/wording.ts'
import type { Action, Answer } from '../answer.ts'
import { choiceOf } from '../choice.ts'
import { askEntry } from '../found.ts'
import { nameTopic } from '../topic-buttons.ts'
import { correctionIn } from '../understanding/correction.ts'
import type { Situation } from './step.ts'

// From this chance on an entry answers a topic's name together with what was said before.
const LIKELY = 0.5
const LIKELY_OF_PEOPLE = 0.3 // who asks is oftener told than asked about
const OFFERED = 6 // what fits a phone without scrolling past the field

/** A pressed topic button, or a message that is nothing but a topic's name: its most asked questions. */
export function topic(situation: Situation): Answer | undefined {
  const { message, knowledge } = situation
  const pressed = /^@([a-z0-9-]+)$/.exec(message.text.trim())?.[1]
  if (pressed) return knowledge.topics.has(pressed) ? questionsOf(knowledge.topics.get(pressed)!, situation) : undefined
  const named = topicsMeant(situation)
  if (named.length > 0 && saysMoreOf(named, situation)) return undefined
  return named.length > 1 ? whichOf(named) : named[0] && questionsOf(named[0], situation)
}

/** What is named, or meant instead ("ko, ý em là bhyt"): only then is it looked at how the message goes on. */
function topicsMeant({ message, knowledge, goingOn }: Situation): Topic[] {
  const named = topicsNamed(message.text, knowledge)
  return named.length > 0 || !correctionIn(message.text) ? named : topicsNamed(goingOn()?.says ?? '', knowledge)
}

/**
 * "Hộ cận nghèo" after "vay vốn làm ăn" is no new subject: both together point to another entry than was answered with, or
 * it tells who asks.
 */
function saysMoreOf(named: readonly Topic[], situation: Situation): boolean {
  const going = situation.goingOn()
  const best = going?.likely().matches[0]
  if (!best || going.corrects) return false
  if (named.every(({ ofPeople }) => ofPeople)) return best.chance >= LIKELY_OF_PEOPLE
  return best.chance >= LIKELY && best.found !== going.answered
}

/** The most asked questions of a topic. */
export function questionsOf(topic: Topic, { day, knowledge }: Situation): Answer {
  const entries = entriesInForce(topic, knowledge.content.entries, day).slice(0, OFFERED)
  return choiceOf(
    `${topic.name}. ${wording.which}`,
    entries.map(askEntry),
    entries.map(entry => ({ id: entry.id, question: entry.question, score: 0 })),
  )
}

/** "Bảo hiểm", "trợ cấp": several topics go by that word. */
function whichOf(topics: readonly Topic[]): Answer {
  return choiceOf(
    wording.whichTopic,
    topics.map((each): Action => ({ kind: 'say', label: each.name, value: nameTopic(each.id) })),
    [],
  )
}

// What is said around the name: "cho em hỏi về thai sản với ạ".
const AROUND = new Set(
  'a ad admin anh ban cai can chau cho chi chu chut chuyen co con da dang e em gi giup gium dum hoi khoan la lai ma minh muon nay nha nhe oi qua quay thong tin toi truoc tu tui tu van ve vo voi vu xin xiu y'.split(
    ' ',
  ),
)

/** The topics that go by what is said, when nothing else is: one for "vay tiền", several for "trợ cấp". */
export function topicsNamed(said: string, knowledge: Knowledge): Topic[] {
  const words = readLoosely(said)
  const around = words.map(word => AROUND.has(word.folded))
  return knowledge.subjects
    .filter(({ words: names }) =>
      names
        .placesIn(words)
        .some(({ start, end }) => around.slice(0, start).every(Boolean) && around.slice(end).every(Boolean)),
    )
    .map(({ topic }) => topic)
    .slice(0, OFFERED)
}

import { fill } from '../../content/figures.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { readFolded } from '../../content/search/read-loosely.ts'
import { readQuestion, search } from '../../content/search/search.ts'
import { tokensOf } from '../../content/search/token.ts'
import { wording } from '../../content/wording.ts'
import type { Answer } from '../answer.ts'
import { foundAnswer, withBesides } from '../found.ts'
import { partAskedOf } from '../understanding/aspect.ts'
import { asksOfAnything } from '../understanding/bare-question.ts'
import { questionsIn } from '../understanding/questions.ts'
import { threadOf } from '../understanding/thread.ts'
import { considered, SURE } from './from-content.ts'
import type { Situation } from './step.ts'

// Surer than this, an entry answers although the message also names somebody else's subject. A long message may name it
// in passing: one in a hundred of the questions written for our own entries does.
const SURE_DESPITE_SUBJECT = { short: 0.9, long: SURE }
const LONG = 12 // syllables
const FEW = 6 // syllables; more name their own matter

/** A subject that is somebody else's is declined in one sentence, with the door to go to. */
export function decline(situation: Situation): Answer | undefined {
  const { message, before, day, knowledge, search: searchWhole } = situation
  const last = before.at(-1)
  // "Trả ở đâu" after such a subject goes on about it: the same door.
  const goesOn = last?.kind === 'declined' && asksOfAnything(readFolded(message.text))
  const said = goesOn ? last.said : message.text
  const tokens = tokensOf(said)
  const named = knowledge.elsewhere.filter(({ words }) => words.placesIn(tokens).length > 0)
  if (named.length === 0) return undefined
  // "Không hộ khẩu" after "xin học mầm non" is about the school.
  const matter = tokens.length <= FEW ? threadOf(before, knowledge)?.said : undefined
  const makesItOurs = readQuestion([matter, said].join(' '), knowledge.index)
  const found = named.find(({ unless }) => unless.placesIn(makesItOurs).length === 0)
  const sure = SURE_DESPITE_SUBJECT[tokens.length > LONG ? 'long' : 'short']
  if (!found || (!goesOn && (searchWhole().matches[0]?.chance ?? 0) >= sure)) return undefined
  const door = fill(found.door, knowledge.names, day).text
  return ourHalf(found, door, situation) ?? declined(door)
}

/** Where a message asks two things, and only one is somebody else's: the answer to the other, and the door. */
function ourHalf({ words }: Foreign, door: string, { message, day, knowledge }: Situation): Answer | undefined {
  const [own] = questionsIn(message.text)
    .flatMap(pieces => {
      const ours = pieces.filter(piece => words.placesIn(tokensOf(piece)).length === 0)
      return ours.length === pieces.length - 1 ? ours.map(piece => search(piece, knowledge.index, day)) : []
    })
    .flatMap(({ matches }) => matches.slice(0, 1))
    .sort((a, b) => b.chance - a.chance)
  if (!own || own.chance < SURE) return undefined
  const answer = foundAnswer(own.found, partAskedOf(own.found, message.text), day, knowledge, considered([own]))
  return withBesides(answer, wording.askedElsewhere(door))
}

type Foreign = Knowledge['elsewhere'][number]

export function declined(door: string): Answer {
  const lead = wording.declined(door)
  return { kind: 'declined', lead, text: lead, actions: [], considered: [] }
}

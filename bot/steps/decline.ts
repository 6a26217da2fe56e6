import { fill } from '../../content/figures.ts'
import { readFolded, readLoosely } from '../../content/search/read-loosely.ts'
import { tokensOf } from '../../content/search/token.ts'
import { wording } from '../../content/wording.ts'
import type { Answer } from '../answer.ts'
import { asksOfAnything } from '../understanding/bare-question.ts'
import { threadOf } from '../understanding/thread.ts'
import { SURE } from './from-content.ts'
import type { Situation } from './step.ts'

// Surer than this, an entry answers although the message also names somebody else's subject. A long message may name it
// in passing: one in a hundred of the questions written for our own entries does.
const SURE_DESPITE_SUBJECT = { short: 0.9, long: SURE }
const LONG = 12 // syllables
const FEW = 6 // syllables; more name their own matter

/** A subject that is somebody else's is declined in one sentence, with the door to go to. */
export function decline({ message, before, day, knowledge, search }: Situation): Answer | undefined {
  const last = before.at(-1)
  // "Trả ở đâu" after such a subject goes on about it: the same door.
  const goesOn = last?.kind === 'declined' && asksOfAnything(readFolded(message.text))
  const said = goesOn ? last.said : message.text
  const tokens = tokensOf(said)
  const named = knowledge.elsewhere.filter(({ words }) => words.placesIn(tokens).length > 0)
  if (named.length === 0) return undefined
  // "Không hộ khẩu" after "xin học mầm non" is about the school.
  const matter = tokens.length <= FEW ? threadOf(before, knowledge)?.said : undefined
  const makesItOurs = readLoosely([matter, said].join(' '))
  const found = named.find(({ unless }) => unless.placesIn(makesItOurs).length === 0)
  const sure = SURE_DESPITE_SUBJECT[tokens.length > LONG ? 'long' : 'short']
  if (!found || (!goesOn && (search().matches[0]?.chance ?? 0) >= sure)) return undefined
  return declined(fill(found.door, knowledge.names, day).text)
}

export function declined(door: string): Answer {
  const lead = wording.declined(door)
  return { kind: 'declined', lead, text: lead, actions: [], considered: [] }
}

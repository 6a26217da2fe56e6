import { type Found, search } from '../../content/search/search.ts'
import { termsOf } from '../../content/search/terms.ts'
import { wording } from '../../content/wording.ts'
import type { Answer } from '../answer.ts'
import { alsoOf, askEntry, foundAnswer, withBesides } from '../found.ts'
import { inLightOf, type Likely } from '../understanding/in-light.ts'
import { questionsIn } from '../understanding/questions.ts'
import { considered, SURE } from './from-content.ts'
import type { Situation } from './step.ts'

const SURE_BY_ITSELF = 0.9 // needs no light from the whole
const SURE_OF_RIVALS = 0.5 // where the whole may mean it as well: "sinh con thứ hai mẹ nghỉ mấy tháng, chồng mấy ngày"
const RIVALS = 2
const RIVAL = 0.1 // of the whole's chance
const FEWEST_WORDS = 2 // that carry a subject: "cần giấy gì?" goes on about the question before
const MOST_WAYS = 5 // each costs two searches of a millisecond or two or more, and a message may hold a hundred questions
const BY_ITSELF = 0.01 // what keeps of its chance an entry that the whole message gives none, and that there is no entry
const NO_OTHER = 0.1 // how much of the chance that there is no entry counts against a second one
const OF_ITS_OWN = 0.15 // below this chance the question by itself does not point to an entry
const MAY_BE_ASKED = 0.2 // from this chance on a second entry is offered under the answer to the first question

/**
 * Two questions or three in one message are answered, in the order they were asked. Each is read in the light of the whole
 * ("nộp xong mấy ngày có tiền" goes on about what is named before), all must be sure, and one of them be what the whole is
 * about: questions that only make sense after a story find something else. Where only one is sure, the other is offered.
 */
export function several({ message, day, knowledge, search: searchWhole }: Situation): Answer | undefined {
  const ways = questionsIn(message.text).slice(0, MOST_WAYS)
  if (ways.length === 0) return undefined
  const whole = searchWhole()
  const found = new Map([...new Set(ways.flat())].map(text => [text, search(text, knowledge.index, day)]))
  const readings = ways.flatMap(pieces =>
    readingsOf(
      pieces.map(piece => found.get(piece)!),
      whole,
    ),
  )
  const [best] = readings.sort((a, b) => b.sure.length - a.sure.length || b.worth - a.worth)
  const [first, ...more] = best?.sure ?? []
  if (!best || !first) return undefined
  const others = considered(whole.matches).filter(({ id }) => best.sure.every(each => each.found.id !== id))
  const answer = foundAnswer(first.found, [], day, knowledge, [...considered(best.sure), ...others])
  if (more.length > 0)
    return more.reduce((said, each) => alsoOf(said, foundAnswer(each.found, [], day, knowledge)), answer)
  const offers = best.offered.map(each => askEntry(each.found))
  return { ...withBesides(answer, wording.askedBesides), actions: [...offers, ...answer.actions] }
}

/** How the questions of a message are read. */
interface Reading {
  sure: Likely[]
  /** What may be asked besides; only where one question is sure. */
  offered: Likely[]
  worth: number
}

/** The questions, with each that is sure as the one the others are read beside. */
function readingsOf(pieces: readonly Found[], whole: Found): Reading[] {
  const rivals = whole.matches.slice(0, RIVALS).filter(({ chance }) => chance >= RIVAL)
  const isRival = (each: Likely) => rivals.length === RIVALS && rivals.some(({ found }) => found === each.found)
  const isSure = (each: Likely) => each.chance >= (isRival(each) ? SURE_OF_RIVALS : SURE)
  const own = pieces
    .map(piece => likeliestOf(piece, whole))
    .map((each, at) => (each && (isRival(each) || saysEnough(pieces[at]!)) ? each : undefined))
  return own.flatMap((anchor, at): Reading[] => {
    if (!anchor || !isSure(anchor)) return []
    const read = own.map((each, other) => {
      if (other === at) return anchor
      if (each && each.found !== anchor.found && isSure(each)) return each
      return saysEnough(pieces[other]!) ? besideOf(pieces[other]!, whole, anchor) : undefined
    })
    const likely = distinct(read)
    const sure = likely.filter(isSure)
    const [likeliest] = whole.matches
    if (sure.every(({ found }) => found !== likeliest?.found)) return []
    const worth = read.reduce((product, each) => product * (each?.chance ?? 0), 1)
    if (sure.length > 1) return [{ sure, offered: [], worth }]
    const offered = likely.filter(each => each !== anchor && each.chance >= MAY_BE_ASKED)
    return offered.length > 0 && likeliest!.chance >= SURE ? [{ sure, offered, worth }] : []
  })
}

const saysEnough = (question: Found): boolean => termsOf(question.read).unigrams.length >= FEWEST_WORDS

/** The entry that answers a question of a message. */
function likeliestOf(question: Found, whole: Found): Likely | undefined {
  const [clearest] = question.matches
  if (clearest && clearest.chance >= SURE_BY_ITSELF) return clearest
  return inLightOf(question, whole, { own: 0, whole: BY_ITSELF, none: question.none * BY_ITSELF })[0]
}

/** What a question may ask besides the entry that answers another one: that takes all of the whole's chance. */
function besideOf(question: Found, whole: Found, { found: answered }: Likely): Likely | undefined {
  const rest = whole.matches.filter(({ found }) => found !== answered)
  const all = rest.reduce((sum, { chance }) => sum + chance, 0)
  const light = { ...whole, matches: rest.map(match => ({ ...match, chance: match.chance / all })) }
  const own = question.matches.filter(({ found, chance }) => found !== answered && chance >= OF_ITS_OWN)
  const same = question.matches.find(({ found }) => found === answered)?.chance ?? 0
  const none = question.none * NO_OTHER + same
  return inLightOf({ ...question, matches: own }, light, { own: 0, whole: BY_ITSELF, none })[0]
}

const distinct = (list: readonly (Likely | undefined)[]): Likely[] =>
  list.filter(
    (each, at): each is Likely => each !== undefined && list.findIndex(one => one?.found === each.found) === at,
  )

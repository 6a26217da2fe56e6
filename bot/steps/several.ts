import { type Found, search } from '../../content/search/search.ts'
import { termsOf } from '../../content/search/terms.ts'
import type { Answer } from '../answer.ts'
import { alsoOf, foundAnswer } from '../found.ts'
import { inLightOf, type Likely } from '../understanding/in-light.ts'
import { halvesOf } from '../understanding/questions.ts'
import { considered, SURE } from './from-content.ts'
import type { Situation } from './step.ts'

const SURE_BY_ITSELF = 0.9 // needs no light from the whole
const FEWEST_WORDS = 2 // that carry a subject: "cần giấy gì?" goes on about the question before
const MOST_CUTS = 4 // each costs two searches of a millisecond or two, and a message may hold a hundred questions
const BY_ITSELF = 0.01 // what keeps of its chance an entry that the whole message gives none, and that there is no entry

/**
 * Two questions in one message are both answered, in the order they were asked. Each half is read in the light of the
 * whole ("nộp xong mấy ngày có tiền" goes on about what is named before), both must be sure, and one of them be what the
 * whole is about: questions that only make sense after a story find something else.
 */
export function several({ message, day, knowledge, search: searchWhole }: Situation): Answer | undefined {
  const cuts = halvesOf(message.text).slice(0, MOST_CUTS)
  if (cuts.length === 0) return undefined
  const whole = searchWhole()
  const likeliest = whole.matches[0]?.found
  let best: [Likely, Likely] | undefined
  for (const halves of cuts) {
    const [first, second] = halves.map(half => likeliestOf(search(half, knowledge.index, day), whole))
    if (!first || !second || first.found === second.found) continue
    if (Math.min(first.chance, second.chance) < SURE) continue
    if (first.found !== likeliest && second.found !== likeliest) continue
    if (!best || first.chance * second.chance > best[0].chance * best[1].chance) best = [first, second]
  }
  if (!best) return undefined
  const [first, second] = best
  const others = considered(whole.matches).filter(({ id }) => id !== first.found.id && id !== second.found.id)
  return alsoOf(
    foundAnswer(first.found, [], day, knowledge, [...considered(best), ...others]),
    foundAnswer(second.found, [], day, knowledge),
  )
}

/** The entry that answers a half of a message; undefined when too few words of it carry a subject. */
function likeliestOf(half: Found, whole: Found): Likely | undefined {
  if (termsOf(half.read).unigrams.length < FEWEST_WORDS) return undefined
  const [clearest] = half.matches
  if (clearest && clearest.chance >= SURE_BY_ITSELF) return clearest
  return inLightOf(half, whole, { own: 0, whole: BY_ITSELF, none: half.none * BY_ITSELF })[0]
}

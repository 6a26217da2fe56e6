import { fold } from '../../content/search/fold.ts'
import { search } from '../../content/search/search.ts'
import { FUNCTION_WORDS } from '../../content/search/texting.ts'
import type { Answer } from '../answer.ts'
import { foundAnswer } from '../found.ts'
import { aspectsOf, withoutAspects } from '../understanding/aspect.ts'
import { considered, SURE } from './from-content.ts'
import type { Situation } from './step.ts'

const SHORT = 9 // syllables; a longer message brings its own subject
const GOES_ON = /^(con|the|vay|the con|vay con|roi|roi con|neu|the neu|vay neu|ma)\b/
const NEXT_YEAR = /\b(nam sau|nam toi|sang nam|qua nam)\b/

/** A short question without a subject of its own goes on about the entry answered before. */
export function followUp({ message, day, before, knowledge, search: asked }: Situation): Answer | undefined {
  const last = before.findLast(turn => turn.kind !== 'courtesy') // thanks or an opinion in between change no subject
  if (last?.kind !== 'found') return undefined
  const entry = knowledge.entries.get(last.entries[0] ?? '')
  const text = fold(message.text)
    .replace(/[^a-z0-9 ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (!entry || text.split(' ').length > SHORT) return undefined

  if (NEXT_YEAR.test(text) && wordsLeft(text.replace(NEXT_YEAR, ' ')) === 0) {
    return foundAnswer(entry, [], `${Number(day.slice(0, 4)) + 1}-01-01`, knowledge)
  }
  const aspects = aspectsOf(message.text)
  if (aspects.length > 0 && wordsLeft(withoutAspects(text)) === 0)
    return foundAnswer(entry, aspects.slice(0, 1), day, knowledge)
  if (!GOES_ON.test(text) && wordsLeft(text) > 1) return undefined
  if ((asked().matches[0]?.chance ?? 0) >= SURE) return undefined // a new subject after all

  const together = search(`${last.said} ${message.text}`, knowledge.index, day)
  const best = together.matches[0]
  if (!best) return undefined
  if (best.found.id !== entry.id && best.chance < SURE) return undefined
  return foundAnswer(best.found, aspects.slice(0, 1), day, knowledge, considered(together.matches))
}

/** How many words carry a subject. */
function wordsLeft(folded: string): number {
  return folded.split(' ').filter(word => word !== '' && !FUNCTION_WORDS.has(word)).length
}

import type { Knowledge } from '../../content/knowledge.ts'
import { wording } from '../../content/wording.ts'
import type { Action, Answer } from '../answer.ts'
import type { Turn } from '../conversation.ts'
import { nameEntry } from '../found.ts'
import { offerWord } from '../offer-word.ts'
import { reply } from '../reply.ts'
import { bareNumber } from '../understanding/bare-number.ts'
import { menuOf } from './zalo-drawing.ts'

/** What a message says for the citizen, or, when its number is on no menu, the menu again. */
export type Meaning = { says: string } | { offers: Answer }

/**
 * A bare number picks from the last menu; any other text says itself. Nothing is kept of a menu: `reply` is pure, so
 * the turn it stood under is replied to again.
 */
export function meaningIn(text: string, before: readonly Turn[], knowledge: Knowledge): Meaning {
  const number = bareNumber(text)
  if (number === undefined) return { says: text }
  for (let at = before.length - 1; at >= 0; at--) {
    const { kind } = before[at]!
    if (kind === 'waiting' || kind === 'person') break // the number is for the person they talk with
    const menu = menuAfter(before, at, knowledge)
    const picked = menu[number - 1]
    if (picked) return { says: picked.value }
    if (menu.length > 0) return kind === 'question' ? { says: text } : { offers: menuAgain(menu) }
  }
  return { says: text }
}

function menuAfter(turns: readonly Turn[], at: number, knowledge: Knowledge): Action[] {
  const turn = turns[at]!
  const answer = offerWord(reply({ text: turn.said, at: turn.at }, turns.slice(0, at), knowledge), 'zalo-bot') // or OA: the same
  const entry = answer.kind === 'found' ? answer.entry : answer.considered[0]?.id
  if (answer.kind === turn.kind && entry === turn.entries[0]) return menuOf(answer)
  // What was said is kept masked, and officers edit: then the entries that were offered still stand in the turn.
  return turn.kind === 'choice'
    ? turn.entries.map(id => ({ kind: 'say', label: knowledge.entries.get(id)?.question ?? id, value: nameEntry(id) }))
    : []
}

function menuAgain(menu: Action[]): Answer {
  const lead = wording.notOnMenu(menu.length)
  return { kind: 'courtesy', lead, text: lead, actions: menu, considered: [] }
}

import type { Answer } from '../../bot/answer.ts'
import { type Turn, turnOf } from '../../bot/conversation.ts'
import { noonOf } from '../../content/day.ts'
import { goldenQuestions, SETS } from '../golden/questions.ts'
import { ask } from './knowledge.ts'

/** Golden questions, so many of each kind of answer, the same ones every time and of every set. */
export function questionsByKind(wanted: Partial<Record<Answer['kind'], number>>): string[] {
  const left = { ...wanted }
  const sets = SETS.map(set => goldenQuestions(set).map(({ q }) => q))
  const found: string[] = []
  for (let round = 0; round < 200 && Object.values(left).some(count => count > 0); round++) {
    for (const questions of sets) {
      const text = questions[(round * 7) % questions.length]!
      const { kind } = ask(text)
      if (!left[kind] || found.includes(text)) continue
      left[kind]--
      found.push(text)
    }
  }
  return found
}

/** Two questions of which no entry answers the first, nor the second after it; and the first as a turn. */
export function unknownTwice(): { first: string; second: string; turn: Turn } {
  const unknown = goldenQuestions('unanswered').flatMap(({ q }) => (ask(q).kind === 'unknown' ? [q] : []))
  for (const first of unknown) {
    const turn = turnOf(first, noonOf('2026-11-23'), ask(first))
    const second = unknown.find(q => q !== first && ask(q, { after: [turn] }).kind === 'unknown')
    if (second) return { first, second, turn }
  }
  throw new Error('Every question is answered: the test needs two that are not.')
}

import type { Answer } from '../../bot/answer.ts'
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

import type { Answer } from '../answer.ts'
import { foundAnswer } from '../found.ts'
import { bareNumber } from '../understanding/bare-number.ts'
import type { Situation } from './step.ts'

/** A number after a choice picks what was offered there, on every channel. Zalo's other menus are resolved before. */
export function picked({ message, day, before, knowledge }: Situation): Answer | undefined {
  const last = before.at(-1)
  if (last?.kind !== 'choice') return undefined
  const entry = knowledge.entries.get(last.entries[(bareNumber(message.text) ?? 0) - 1] ?? '')
  return entry && foundAnswer(entry, [], day, knowledge)
}

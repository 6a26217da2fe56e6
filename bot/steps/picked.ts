import type { Answer } from '../answer.ts'
import { foundAnswer } from '../found.ts'
import { bareNumber } from '../understanding/bare-number.ts'
import type { Situation } from './step.ts'
import { questionsOf, topicsNamed } from './topic.ts'

/** A number after a choice picks what was offered there, on every channel. Zalo's other menus are resolved before. */
export function picked(situation: Situation): Answer | undefined {
  const { message, day, before, knowledge } = situation
  const last = before.at(-1)
  const number = bareNumber(message.text)
  if (last?.kind !== 'choice' || number === undefined) return undefined
  const entry = knowledge.entries.get(last.entries[number - 1] ?? '')
  if (entry) return foundAnswer(entry, [], day, knowledge)
  const topic = last.entries.length === 0 ? topicsNamed(last.said, knowledge)[number - 1] : undefined
  return topic && questionsOf(topic, situation)
}

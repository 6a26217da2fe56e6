import type { Knowledge } from '../../content/knowledge.ts'
import type { Topic } from '../../content/topic.ts'
import type { Answer } from '../answer.ts'
import type { Turn } from '../conversation.ts'
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
  const topic = topicAt(number, last, knowledge)
  return topic && questionsOf(topic, situation)
}

/** The topic a number stands for: one of those that go by what was said, or the one under the entries that may be meant. */
function topicAt(number: number, { said, entries }: Turn, knowledge: Knowledge): Topic | undefined {
  if (entries.length === 0) return topicsNamed(said, knowledge)[number - 1]
  const likeliest = number === entries.length + 1 ? knowledge.entries.get(entries[0]!) : undefined
  return likeliest && knowledge.topics.get(likeliest.topic)
}

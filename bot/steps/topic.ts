import { foldedKey } from '../../content/search/fold.ts'
import { wording } from '../../content/wording.ts'
import type { Action, Answer } from '../answer.ts'
import { nameEntry } from '../found.ts'
import type { Situation } from './step.ts'

const OFFERED = 6 // what fits a phone without scrolling past the field

/** A pressed topic button, or a message that is nothing but a topic's name, lists the topic's first questions. */
export function topic({ message, day, knowledge }: Situation): Answer | undefined {
  const id = /^@([a-z0-9-]+)$/.exec(message.text.trim())?.[1] ?? topicNamed(message.text, knowledge)
  const found = id ? knowledge.topics.get(id) : undefined
  if (!found) return undefined
  const entries = knowledge.content.entries
    .filter(entry => entry.topic === id && entry.validFrom <= day)
    .slice(0, OFFERED)
  const lead = `${found.name}. ${wording.which}`
  const actions = entries.map((entry): Action => ({ kind: 'say', label: entry.question, value: nameEntry(entry.id) }))
  return {
    kind: 'choice',
    lead,
    text: [lead, ...entries.map(entry => `- ${entry.question}`)].join('\n'),
    actions,
    considered: entries.map(entry => ({ id: entry.id, question: entry.question, score: 0 })),
  }
}

function topicNamed(text: string, { topics }: Situation['knowledge']): string | undefined {
  const said = foldedKey(text)
  return [...topics.values()].find(({ name, short }) => [name, short].some(each => foldedKey(each) === said))?.id
}

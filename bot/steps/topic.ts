import { wording } from '../../content/wording.ts'
import type { Action, Answer } from '../answer.ts'
import { nameEntry } from '../found.ts'
import type { Situation } from './step.ts'

const OFFERED = 6 // what fits a phone without scrolling past the field

/** A pressed topic button lists the topic's first questions. */
export function topic({ message, day, knowledge }: Situation): Answer | undefined {
  const id = /^@([a-z0-9-]+)$/.exec(message.text.trim())?.[1]
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

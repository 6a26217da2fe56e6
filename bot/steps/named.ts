import { SECTION_KEYS, type SectionKey } from '../../content/entry.ts'
import type { Answer } from '../answer.ts'
import { foundAnswer } from '../found.ts'
import type { Situation } from './step.ts'

const NAME = /^#([a-z0-9-]+)(?::([a-z]+))?$/

/** A pressed button names an entry, and perhaps a part of it. */
export function named({ message, day, knowledge }: Situation): Answer | undefined {
  const [, id, part] = NAME.exec(message.text.trim()) ?? []
  const entry = id ? knowledge.entries.get(id) : undefined
  if (!entry) return undefined
  if (part === 'all') return foundAnswer(entry, 'all', day, knowledge)
  const key = SECTION_KEYS.find(each => each === part) as SectionKey | undefined
  return foundAnswer(entry, key ? [key] : [], day, knowledge)
}

import type { Knowledge } from '../content/knowledge.ts'
import type { Action } from './answer.ts'

/** What people ask most, by the insurance agency's count of questions; the rest is found by asking. */
export const MAIN_TOPICS = ['thai-san-om-dau', 'bhxh-mot-lan', 'bhtn', 'bhyt', 'viec-lam', 'tre-em-111'] as const

/** What a topic's button says. */
export function nameTopic(id: string): string {
  return `@${id}`
}

/** Buttons for the main topics; each says the topic's name, which lists its questions. */
export function topicButtons(knowledge: Pick<Knowledge, 'topics'>): Action[] {
  return MAIN_TOPICS.flatMap((id): Action[] => {
    const topic = knowledge.topics.get(id)
    return topic ? [{ kind: 'say', label: topic.short, value: nameTopic(id) }] : []
  })
}

import type { InboxItem } from '../../bot/inbox-store.ts'
import { type Groupable, groupQuestions, type QuestionGroup } from '../../content/desk/group-questions.ts'
import { knowledgeNow } from './entry-at-desk.ts'
import type { DeskContext } from './route.ts'

export type InboxGroup = QuestionGroup<InboxItem & Groupable>

/** So many are read at once, the oldest first, so that nothing is passed over; the page tells of the rest. */
export const MOST = 1_000

/** What waits for an entry, grouped by meaning, most citizens first. */
export async function inboxGroups(context: DeskContext): Promise<InboxGroup[]> {
  const { inbox } = context.env.services.memory
  const [knowledge, questions] = [await knowledgeNow(context), await inbox.unanswered(MOST)]
  return groupQuestions(questions, knowledge.index)
}

/** Who works on a group: each officer once. */
export function takersOf({ questions }: InboxGroup): string[] {
  return [...new Set(questions.flatMap(({ state, officer }) => (state === 'taken' && officer ? [officer] : [])))]
}

/** Under this name a group is promised while a new entry is being written for it; the entry's form knows it as `?ban=`. */
export function draftName(id: number): string {
  return `hop-thu-${id}`
}

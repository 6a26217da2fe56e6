import type { DeedFor } from './deeds.ts'
import { opinionIn } from './feedback.ts'
import type { Memory } from './respond.ts'

const TURNS_SEARCHED = 20 // an answer further up is no longer the last question

/** Keeps an opinion with the entry and the revision it was given on; "not helpful" goes to the inbox, once. */
export async function noteFeedback(
  { channel, conversation, said, at }: DeedFor,
  { feedback, inbox, conversations, library }: Pick<Memory, 'feedback' | 'inbox' | 'conversations' | 'library'>,
): Promise<undefined> {
  const opinion = opinionIn(said)
  if (!opinion) return
  const revision = (await feedback.revisionShown(conversation, opinion.entry)) ?? library.revision
  const isNews = await feedback.note({ ...opinion, channel, conversation, revision, at })
  if (!isNews) return
  const { turns } = await conversations.open(channel, conversation, TURNS_SEARCHED)
  const asked = turns.findLast(turn => !/^[#@&/]/.test(turn.said) && turn.entries.includes(opinion.entry))
  const question = asked?.said ?? library.knowledge.entries.get(opinion.entry)?.question ?? opinion.entry
  await inbox.add({ question, channel, conversation, at, reason: 'not-helpful' })
}

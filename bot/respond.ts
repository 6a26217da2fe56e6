import type { EntryStore } from '../content/entry-store.ts'
import type { Library } from '../content/library.ts'
import type { Answer, Courtesy } from './answer.ts'
import { TURNS_REMEMBERED, type Turn } from './conversation.ts'
import type { ConversationStore } from './conversation-store.ts'
import type { Deeds } from './deeds.ts'
import type { InboxStore } from './inbox-store.ts'
import type { Channel, Message } from './message.ts'
import { reply } from './reply.ts'
import { urgentAnswer } from './steps/urgent.ts'
import { mask } from './understanding/mask.ts'

/** A message as a channel received it. */
export interface Received extends Message {
  channel: Channel
  /** The channel's id of the conversation; a new one is started when it is unknown. */
  conversation: string
}

export interface Responded {
  answer: Answer
  conversation: string
  /** The newest revision the answer took into account. */
  revision: number
}

/** What the shell needs around the pure `reply`. */
export interface Memory {
  library: Library
  entries: EntryStore
  conversations: ConversationStore
  inbox: InboxStore
  /** What answers may promise here; a deed that is missing is not promised by any step. */
  deeds: Deeds
  /** Told of faults that a citizen must not see; never given the citizen's words. */
  report(what: string, fault: unknown): void
}

/**
 * Answers one message: brings the library up to date and opens the conversation before, keeps the turn after.
 * A message that tells of danger is answered even when the database fails; what failed is reported.
 */
export async function respond(received: Received, memory: Memory): Promise<Responded> {
  const { channel, text, at } = received
  const { library, conversations, report } = memory
  const [opened, caughtUp] = await Promise.allSettled([
    conversations.open(channel, received.conversation, TURNS_REMEMBERED),
    library.catchUp(memory.entries),
  ])
  if (opened.status === 'rejected') {
    const urgent = urgentAnswer(text, library.knowledge)
    if (!urgent) throw opened.reason
    report('the conversation could not be opened; danger was answered without it', opened.reason)
    return { answer: urgent, conversation: received.conversation, revision: library.revision }
  }
  if (caughtUp.status === 'rejected')
    report('the library could not catch up; answered from what it had', caughtUp.reason)

  const conversation = opened.value
  const answer = await done(
    reply({ text, at }, conversation.turns, library.knowledge),
    received,
    conversation.id,
    memory,
  )
  await remember(received, conversation.id, answer, memory).catch(fault => {
    if (answer.kind !== 'urgent') throw fault
    report('the turn of an urgent answer could not be kept', fault)
  })
  return { answer, conversation: conversation.id, revision: library.revision }
}

/** The answer with what it promises done; the words may tell how it went. */
async function done(
  answer: Answer,
  { channel, text, at }: Received,
  conversation: string,
  memory: Memory,
): Promise<Answer> {
  const deed = answer.kind === 'courtesy' ? answer.does : undefined
  if (!deed) return answer
  const says = await memory.deeds[deed]?.({ channel, conversation, said: mask(text), at })
  return says === undefined ? answer : { ...(answer as Courtesy), lead: says, text: says }
}

async function remember(received: Received, conversation: string, answer: Answer, memory: Memory): Promise<void> {
  if (answer.kind === 'courtesy' && answer.does === 'forget') return // nothing is kept of the wish to be forgotten
  const said = mask(received.text)
  await memory.conversations.keep(conversation, turnOf(said, received.at, answer), memory.library.revision)
  if (answer.kind === 'unknown') {
    await memory.inbox.add({
      question: said,
      channel: received.channel,
      conversation,
      at: received.at,
      reason: 'unknown',
    })
  }
}

function turnOf(said: string, at: number, answer: Answer): Turn {
  const entries =
    answer.kind === 'found'
      ? [answer.entry, ...answer.also.map(each => each.entry)]
      : answer.considered.map(each => each.id)
  return { said, at, kind: answer.kind, entries, ...(answer.kind === 'found' ? { topic: answer.topic } : {}) }
}

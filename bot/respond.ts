import type { ContentChangeStore } from '../content/desk/content-change-store.ts'
import type { EntryStore } from '../content/entry-store.ts'
import type { FairStore } from '../content/fair-store.ts'
import type { Library } from '../content/library.ts'
import type { Answer, Courtesy } from './answer.ts'
import { TURNS_REMEMBERED, turnOf } from './conversation.ts'
import type { ConversationStore } from './conversation-store.ts'
import type { Deeds } from './deeds.ts'
import type { FeedbackStore } from './feedback-store.ts'
import type { HandoffStore } from './handoff-store.ts'
import type { InboxStore } from './inbox-store.ts'
import { isForPerson, lookButtons, meanwhile } from './meanwhile.ts'
import type { Channel, Message } from './message.ts'
import { offerWord } from './offer-word.ts'
import type { PendingStore } from './pending-store.ts'
import { reply, replyWhileOff } from './reply.ts'
import { urgentAnswer } from './steps/urgent.ts'
import type { SwitchStore } from './switch-store.ts'
import { mask } from './understanding/mask.ts'
import type { UnreachableStore } from './unreachable-store.ts'

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
  fairs: FairStore
  changes: ContentChangeStore
  conversations: ConversationStore
  inbox: InboxStore
  pending: PendingStore
  unreachable: UnreachableStore
  handoffs: HandoffStore
  feedback: FeedbackStore
  switches: SwitchStore
  /** After so many days what people said is deleted. */
  keepDays: number
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
  const [opened, caughtUp, switched, handedOver] = await Promise.allSettled([
    conversations.open(channel, received.conversation, TURNS_REMEMBERED),
    library.catchUp(memory),
    memory.switches.holding(channel),
    memory.handoffs.open(channel, received.conversation),
  ])
  if (opened.status === 'rejected') {
    const urgent = urgentAnswer(text, library.knowledge)
    if (!urgent) throw opened.reason
    report('the conversation could not be opened; danger was answered without it', opened.reason)
    return { answer: urgent, conversation: received.conversation, revision: library.revision }
  }
  if (caughtUp.status === 'rejected')
    report('the library could not catch up; answered from what it had', caughtUp.reason)

  if (switched.status === 'rejected') report('the off-switch could not be read; taken for on', switched.reason)
  if (handedOver.status === 'rejected')
    report('whether a person has the conversation could not be read; the bot answered', handedOver.reason)

  const conversation = opened.value
  const off = switched.status === 'fulfilled' ? switched.value : undefined
  const withPerson = handedOver.status === 'fulfilled' ? handedOver.value : undefined
  const { turns } = conversation
  const own = off
    ? replyWhileOff({ text, at }, turns, library.knowledge, off)
    : reply({ text, at }, turns, library.knowledge)
  const answer =
    (off ? undefined : meanwhile(own, text, channel, withPerson, turns)) ??
    offerWord(await done(own, received, conversation.id, memory), channel)
  await remember(received, conversation.id, answer, withPerson !== undefined && !off, memory).catch(fault => {
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
  if (says === undefined) return answer
  const { inCase, actions } = answer as Courtesy
  const calls = inCase ? actions.filter(({ kind }) => kind === 'call') : []
  return {
    ...(answer as Courtesy),
    lead: says,
    text: inCase ? `${says}\n\n${inCase}` : says,
    actions: deed === 'call-a-person' ? [...calls, ...lookButtons(channel)] : actions,
  }
}

async function remember(
  received: Received,
  conversation: string,
  answer: Answer,
  withPerson: boolean,
  memory: Memory,
): Promise<void> {
  const deed = answer.kind === 'courtesy' ? answer.does : undefined
  if (deed === 'forget') return // nothing is kept of the wish to be forgotten
  // An opinion is kept as feedback, and the talk goes on where it was; a menu of reasons is picked from by number.
  if (deed === 'note-feedback' && answer.actions.length === 0) return
  const said = mask(received.text)
  await memory.conversations.keep(conversation, turnOf(said, received.at, answer), memory.library.revision)
  // Danger told while a person has the conversation is theirs to know, too.
  const forPerson = (answer.kind === 'waiting' || answer.kind === 'urgent') && withPerson && isForPerson(received.text)
  if (answer.kind === 'unknown' || forPerson) {
    await memory.inbox.add({
      question: said,
      channel: received.channel,
      conversation,
      at: received.at,
      reason: forPerson ? 'asked-for-a-person' : 'unknown',
    })
  }
}

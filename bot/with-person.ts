import { wording } from '../content/wording.ts'
import { writeMoment } from '../content/write-moment.ts'
import type { Turn } from './conversation.ts'
import type { DeedFor } from './deeds.ts'
import { after, type Handoff, type HandoffEvent, reachesOut } from './handoff.ts'
import type { InboxItem } from './inbox-store.ts'
import { answerExpected, isOpen, patienceEnds } from './office-hours.ts'
import type { Post, Posted } from './post.ts'
import type { Memory } from './respond.ts'
import { helpline } from './steps/person.ts'

const TURNS_TOLD = 6 // what an officer needs to understand a question
const SLICE = 100
const DAY_MS = 86_400_000

type Stores = Pick<Memory, 'library' | 'conversations' | 'inbox' | 'handoffs'>

/** A citizen asks for a person: the conversation goes to the inbox, masked; says when an answer may be expected. */
export async function callPerson({ channel, conversation, said, at }: DeedFor, stores: Stores): Promise<string> {
  const { inbox, handoffs, library } = stores
  const open = await handoffs.open(channel, conversation)
  if (after(open?.state ?? 'none', 'citizen-asks')?.heard === 'is-with-you') return wording.personIsWithYou
  if (!open) {
    // The question first: killed in between, an officer gets it twice rather than never.
    const question = await toldSoFar(channel, conversation, said, stores)
    await inbox.add({ question, channel, conversation, at, reason: 'asked-for-a-person' })
    await handoffs.start(channel, conversation, at)
  }
  const holidays = library.knowledge.content.fairs
  const expected = writeMoment(answerExpected(open?.askedAt ?? at, holidays))
  const words = open ? wording.personStillCalled(expected) : wording.personCalled(expected, isOpen(at, holidays))
  return `${words} ${reachesOut(channel) ? wording.answeredHere : wording.answerMustBeFetched} ${wording.howToEnd}`
}

/** The citizen ends it. */
export async function endWithPerson({ channel, conversation, at }: DeedFor, stores: Stores): Promise<string> {
  for (;;) {
    const open = await stores.handoffs.open(channel, conversation)
    if (!open) return wording.nobodyToLeave
    // An officer may have moved it in between: then once more.
    const next = { state: 'ended', officer: open.officer, endedAt: at, endedBy: 'citizen' } as const
    if (await stores.handoffs.move(open, next)) return wording.personLeft
  }
}

/**
 * An officer's words go back through the channel the question came from. 'kept': the citizen reads them with the next
 * message. 'ended': somebody ended it before; nothing was said. Throws when the platform failed: try again.
 */
export async function officerReplies(
  handoff: Pick<Handoff, 'id'>,
  { officer, text, at }: { officer: string; text: string; at: number },
  stores: Stores,
  post: Post,
): Promise<Posted | 'kept' | 'ended'> {
  const moved = await move(handoff.id, 'officer-replies', { officer, endedAt: null, endedBy: null }, stores)
  if (!moved) return 'ended'
  return say(moved, wording.officerSays(officer, text), at, stores, post)
}

/** An officer ends it, and the citizen is told. */
export async function officerEnds(
  handoff: Pick<Handoff, 'id'>,
  { officer, at }: { officer: string; at: number },
  stores: Stores,
  post: Post,
): Promise<Posted | 'kept' | 'ended'> {
  const moved = await move(handoff.id, 'officer-ends', { officer, endedAt: at, endedBy: 'officer' }, stores)
  if (!moved) return 'ended'
  return say(moved, wording.officerLeft, at, stores, post)
}

/**
 * An officer answers a question of the inbox, without a hand-off: the bot goes on. 'answered': somebody has answered
 * it before; nothing was said. Throws when the platform failed: nobody knows whether it arrived, and it is not said again.
 */
export async function officerAnswers(
  item: Pick<InboxItem, 'id' | 'channel' | 'conversation' | 'question'>,
  { officer, text, at }: { officer: string; text: string; at: number },
  stores: Stores,
  post: Post,
): Promise<Posted | 'kept' | 'answered'> {
  if (!(await stores.inbox.claimTelling(item.id, at))) return 'answered'
  const outcome = await say(item, wording.officerAnswers(officer, item.question, text), at, stores, post)
  if (outcome === 'refused' || outcome === 'unreachable') await stores.inbox.takeBackTelling(item.id)
  else await stores.inbox.handle([item.id], { officer, entry: null, at })
  return outcome
}

/**
 * Ends what nobody answered for three working days, and says where to call; called by a timer. The message goes first:
 * killed in between, a citizen reads it twice rather than never. Gives how many were ended.
 */
export async function endForgotten(now: number, memory: Stores & Pick<Memory, 'report'>, post: Post): Promise<number> {
  const { handoffs, library, report } = memory
  const { knowledge } = library
  let ended = 0
  for (let last = 0; ; ) {
    const slice = await handoffs.askedBefore(now - DAY_MS, last, SLICE)
    for (const handoff of slice) {
      last = handoff.id
      if (now < patienceEnds(handoff.since, knowledge.content.fairs)) continue
      if (after(handoff.state, 'time-is-up')?.state !== 'ended') continue
      try {
        const told = await say(handoff, wording.nobodyCame(helpline(knowledge).phone), now, memory, post)
        if (told === 'refused') continue // Zalo lets us write again once the citizen has written: told then
        const next = { state: 'ended', officer: handoff.officer, endedAt: now, endedBy: 'time' } as const
        if (await handoffs.move(handoff, next)) ended++
      } catch (fault) {
        report('a citizen whom no officer answered could not be told; tried again next time', fault)
      }
    }
    if (slice.length < SLICE) return ended
  }
}

async function move(
  id: number,
  event: HandoffEvent,
  how: Pick<Handoff, 'officer' | 'endedAt' | 'endedBy'>,
  { handoffs }: Pick<Stores, 'handoffs'>,
): Promise<Handoff | undefined> {
  const seen = await handoffs.find(id)
  const next = seen && after(seen.state, event, seen.endedBy)
  if (!seen || !next || next.state === 'none') return undefined
  const moved = { ...seen, ...how, state: next.state }
  if (await handoffs.move(seen, moved)) return moved
  const now = await handoffs.find(id)
  // Moved by somebody else meanwhile: once more, unless it is one that cannot be opened again.
  const changed = now && (now.state !== seen.state || now.endedBy !== seen.endedBy)
  return changed ? move(id, event, how, { handoffs }) : undefined
}

async function say(
  { channel, conversation }: Pick<Handoff, 'channel' | 'conversation'>,
  text: string,
  at: number,
  { conversations, library }: Stores,
  post: Post,
): Promise<Posted | 'kept'> {
  const outcome = reachesOut(channel) ? await post(channel, conversation, text) : 'kept'
  if (outcome === 'unreachable' || outcome === 'refused') return outcome // nobody has read it, so it was not said
  const turn: Turn = { said: text, at, kind: 'person', entries: [] }
  await conversations.keep(conversation, turn, library.revision)
  return outcome
}

/** The last things said, oldest first, as an officer reads them. */
async function toldSoFar(
  channel: Handoff['channel'],
  conversation: string,
  said: string,
  { conversations, library }: Stores,
): Promise<string> {
  const { turns } = await conversations.open(channel, conversation, TURNS_TOLD)
  const readable = (text: string) => {
    const id = /^#([a-z0-9-]+)/.exec(text)?.[1]
    return id ? `[xem] ${library.knowledge.entries.get(id)?.question ?? id}` : text
  }
  return [...turns.map(turn => readable(turn.said)), said].filter(text => !/^[@&/]/.test(text)).join('\n')
}

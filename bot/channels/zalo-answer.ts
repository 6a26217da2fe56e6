import { wording } from '../../content/wording.ts'
import type { Answer } from '../answer.ts'
import { TURNS_REMEMBERED, type Turn } from '../conversation.ts'
import { reply, replyWhileOff } from '../reply.ts'
import { type Memory, type Received, respond } from '../respond.ts'
import { mask } from '../understanding/mask.ts'
import { meaningIn } from './zalo-menu.ts'

/**
 * The answer to a message; a bare number is what it picks from the last menu. One that was answered before and not sent
 * gets the same answer again, without another turn or deed: `reply` is pure, so the turns before it are enough.
 */
export async function answerOnZalo(received: Received, memory: Memory): Promise<Answer> {
  const { channel, conversation, text, at } = received
  const { knowledge } = memory.library
  const turns = await memory.conversations.open(channel, conversation, TURNS_REMEMBERED + 1).then(
    opened => opened.turns,
    () => [], // `respond` answers danger all the same, and fails for anything else
  )
  const isTurnOf = (turn: Turn, place: number) => {
    if (turn.at !== at) return false
    const meant = meaningIn(text, turns.slice(0, place), knowledge)
    return 'says' in meant && mask(meant.says) === turn.said
  }
  const again = turns.findIndex(isTurnOf)
  const before = again < 0 ? turns : turns.slice(0, again)
  const meant = meaningIn(text, before, knowledge)
  if ('offers' in meant) return meant.offers
  if (again >= 0) return sameAnswer(turns[again]!, { ...received, text: meant.says }, before, memory)
  return (await respond({ ...received, text: meant.says }, memory)).answer
}

async function sameAnswer(
  turn: Turn,
  { channel, text, at }: Received,
  before: Turn[],
  memory: Memory,
): Promise<Answer> {
  const { knowledge } = memory.library
  const off = await memory.switches.holding(channel)
  if (off) return replyWhileOff({ text, at }, before, knowledge, off)
  const own = reply({ text, at }, before, knowledge)
  return turn.kind === 'waiting' && !('does' in own) ? sentence(wording.passedOn) : own
}

/** A sentence as an answer, so that it is drawn like one. */
export function sentence(text: string): Answer {
  return { kind: 'courtesy', lead: text, text, actions: [], considered: [] }
}

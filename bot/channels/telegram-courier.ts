import type { PendingStore } from '../pending-store.ts'
import type { Memory } from '../respond.ts'
import { banOf, fateOf, reasonOf, type TelegramApi } from './telegram-api.ts'
import { plainer, type TelegramCall } from './telegram-calls.ts'

export const CHANNEL = 'telegram'

/** A chat's address everywhere else in the house. */
export const addressOf = (chat: number): string => `${CHANNEL}:${chat}`

/** In place of the time of sending: Telegram surely took no part of the reply. */
export const NOT_SENT = 0

export interface Courier {
  /** Brings the parts of an answer in order. Throws when some must be brought later, and keeps those in `left`. */
  bring(message: string, calls: readonly TelegramCall[], sending: () => Promise<void>): Promise<void>
  /** What is left to bring of a message's answer: Telegram surely has not taken it. Lost with the process. */
  left(message: string): TelegramCall[] | undefined
  /** While Telegram is down nothing is taken up, because a message may be tried only so often. */
  isDown(): boolean
}

const FIRST_REST_MS = 60_000
const LONGEST_REST_MS = 15 * 60_000

/** Sends, and knows for every fault whether the citizen may have read it. */
export function telegramCourier({ make }: TelegramApi, memory: Memory, now: () => number): Courier {
  const { unreachable, report } = memory
  const pending: Pick<PendingStore, 'markSending'> = memory.pending
  const undone = new Map<string, { calls: TelegramCall[]; begun: boolean }>()
  let downUntil = 0
  let rest = FIRST_REST_MS

  async function bring(message: string, calls: readonly TelegramCall[], sending: () => Promise<void>): Promise<void> {
    await sending()
    const begun = undone.get(message)?.begun ?? false
    for (const [done, call] of calls.entries()) {
      const fault = await tryCall(call)
      if (fault === undefined) continue
      switch (fateOf(fault)) {
        case 'unreachable':
          undone.delete(message)
          return unreachable.mark(CHANNEL, addressOf(call.payload.chat_id), now(), reasonOf(fault))
        case 'refused':
          report('Telegram refused a part of an answer', fault)
          continue
        case 'not-done':
          undone.set(message, { calls: calls.slice(done), begun: begun || done > 0 })
          restFor(banOf(fault) * 1000)
          if (done === 0 && !begun) await pending.markSending(CHANNEL, message, NOT_SENT)
          throw fault
        case 'unknown':
          undone.delete(message)
          throw fault
      }
    }
    undone.delete(message)
    rest = FIRST_REST_MS
  }

  /** What is refused is tried once more without layout, so that a fault in ours costs nobody an answer. */
  async function tryCall(call: TelegramCall): Promise<unknown> {
    const fault = await faultOf(make(call))
    const plain = fault !== undefined && fateOf(fault) === 'refused' ? plainer(call) : undefined
    if (!plain) return fault
    report('Telegram refused an answer; it was sent without layout', fault)
    return faultOf(make(plain))
  }

  function restFor(banMs: number): void {
    downUntil = now() + Math.max(banMs, rest)
    rest = Math.min(rest * 2, LONGEST_REST_MS)
  }

  return {
    bring,
    left: message => undone.get(message)?.calls,
    isDown: () => now() < downUntil,
  }
}

async function faultOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    fault => fault ?? new Error('a fault without a reason'),
  )
}

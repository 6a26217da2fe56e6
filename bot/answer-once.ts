import type { Channel } from './message.ts'
import type { Pending, PendingStore } from './pending-store.ts'

const CLAIM_MS = 60_000 // longer than any answer takes; a process that died is waited for so long
const MOST_TRIES = 5 // a message that fails every time must not be tried for ever

/** How a channel answers one kept message. `sending` must be awaited right before the reply is handed to the platform. */
export type Work = (body: unknown, sending: () => Promise<void>) => Promise<void>

/** What is done with a message whose reply may have been sent before the process died. */
export type Doubt = (pending: Pending) => 'leave' | 'send-again'

/**
 * Answers a kept message once: whoever claims it first. A message that was being sent when a process died is left,
 * unless `doubt` finds that a second answer is better than none.
 */
export async function answerOnce(
  channel: Channel,
  message: string,
  pending: PendingStore,
  now: () => number,
  work: Work,
  doubt: Doubt = () => 'leave',
): Promise<void> {
  const taken = await pending.claim(channel, message, now(), now() + CLAIM_MS)
  if (!taken) return
  const settled = taken.tries > MOST_TRIES || (taken.sending !== null && doubt(taken) === 'leave')
  if (!settled) await work(JSON.parse(taken.body), () => pending.markSending(channel, message, now()))
  await pending.done(channel, message)
}

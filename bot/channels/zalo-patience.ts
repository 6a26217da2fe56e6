import type { Outside } from './zalo-outside.ts'

/** How handing one text to a platform ended. */
export type Sent =
  | 'sent'
  /** Certainly not delivered: refused for now, several times, or not even asked for. It may be tried again later. */
  | 'not-done'
  /** Refused for good; trying again would not help. */
  | 'refused'
  /** The citizen cannot be reached: left, blocked us, or has been silent for too long. */
  | 'unreachable'
  /** No answer came: it may have been delivered. */
  | 'unknown'

const PAUSES_MS = [1000, 3000, 6000] // together within the 30 s that a Worker may go on after its reply
const LONGEST_PAUSE_MS = 6000

/** Tries again while the platform is busy, as long as it asks for but not longer than a citizen waits. */
export async function withPatience(
  { pause }: Outside,
  call: () => Promise<{ sent: Sent; retryAfterS?: number }>,
): Promise<Sent> {
  for (const wait of PAUSES_MS) {
    const { sent, retryAfterS = 0 } = await call()
    if (sent !== 'not-done') return sent
    await pause(Math.min(Math.max(wait, retryAfterS * 1000), LONGEST_PAUSE_MS))
  }
  return (await call()).sent
}

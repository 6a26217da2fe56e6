/** Whether an Official Account may write: free, paid for each message, or not at all. */
export type Window = 'free' | 'paid' | 'closed'

const HOUR_MS = 3_600_000
const FREE_MS = 48 * HOUR_MS
const LONGEST_MS = 7 * 24 * HOUR_MS // then Zalo refuses with error -230

/** The window that a citizen's last message opened; receipts do not open one. */
export function windowAt(now: number, lastSaid: number | undefined): Window {
  if (lastSaid === undefined) return 'closed'
  const since = now - lastSaid
  return since < FREE_MS ? 'free' : since < LONGEST_MS ? 'paid' : 'closed'
}

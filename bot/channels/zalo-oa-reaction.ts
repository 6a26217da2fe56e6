import * as z from 'zod'

/** What an Official Account's answer to a message asks of us. */
export type Reaction = 'sent' | 'renew-token' | 'busy' | 'gone' | 'plain-text' | 'refused'

// Codes as third parties list them for v3; the old v1 table (-201: invalid token) is not mixed in.
const REACTIONS: Record<number, Reaction> = {
  0: 'sent',
  [-32]: 'busy', // rate limit
  [-124]: 'renew-token', // access token invalid, in some listings
  [-14014]: 'renew-token',
  [-216]: 'renew-token', // access token invalid
  [-220]: 'renew-token', // access token expired or removed
  [-201]: 'plain-text', // invalid parameter
  [-210]: 'plain-text', // over a limit
  [-233]: 'plain-text', // message type unsupported
  [-213]: 'gone', // has not followed the OA
  [-227]: 'gone', // banned, or inactive for more than 45 days
  [-230]: 'gone', // no interaction in 7 days
  [-232]: 'gone', // no interaction
  [-244]: 'gone', // the citizen restricted this type
}

const Body = z.looseObject({ error: z.coerce.number().int() })

/** Zalo answers 200 and an error code in the body; what is in front of it may answer 429 or 5xx. */
export function reactionTo(status: number, body: unknown): { reaction: Reaction; code: number | undefined } {
  const code = Body.safeParse(body).data?.error
  if (status === 429 || status >= 500) return { reaction: 'busy', code }
  return { reaction: (code !== undefined && REACTIONS[code]) || 'refused', code }
}

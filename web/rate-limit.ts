import type { Context } from 'hono'
import type { Door } from './app.tsx'

/** Asks whether `key` may go on now: 0, or the whole seconds until it may. */
export type RateLimit = (key: string, now: number) => number

const KEYS_KEPT = 20_000 // about 2 MB; the longest unused are forgotten first

/**
 * At most `most` at once, refilled evenly within `ms`. Kept in memory: each process, and on Workers each isolate,
 * counts for itself, which bounds what one of them has to do.
 */
export function rateLimit(most: number, ms: number): RateLimit {
  const each = ms / most
  const freeAt = new Map<string, number>() // the moment at which all of a key's share is there again
  return (key, now) => {
    const busyUntil = Math.max(freeAt.get(key) ?? now, now) + each
    if (busyUntil - now > ms) return Math.ceil((busyUntil - now - ms) / 1000)
    freeAt.delete(key)
    freeAt.set(key, busyUntil)
    if (freeAt.size > KEYS_KEPT) freeAt.delete(freeAt.keys().next().value!)
    return 0
  }
}

export interface Limits {
  /** One conversation's questions. */
  conversation: RateLimit
  /** All questions from one network: a school or a mobile operator's customers share an address. */
  address: RateLimit
  /** Suggestions while typing, by network. */
  suggestions: RateLimit
}

/** A person types no faster; a whole office behind one address hardly does. */
export function citizensLimits(): Limits {
  return {
    conversation: rateLimit(20, 60_000),
    address: rateLimit(600, 60_000),
    suggestions: rateLimit(1200, 60_000),
  }
}

/** The seconds a question has to wait; 0 when it may be answered. Danger is answered all the same: ask for it first. */
export function mustWait(context: Context<Door>, conversation: string): number {
  const { services, limits } = context.var
  const now = services.now()
  const network = networkOf(services.address?.(context))
  return (conversation && limits.conversation(conversation, now)) || (network ? limits.address(network, now) : 0)
}

/**
 * The network of a client's address: an IPv4 address, or the /64 of an IPv6 one, which is one household. Undefined for
 * this machine and private networks: there a proxy stands whose citizens cannot be told apart without
 * TRUSTED_IP_HEADER, and all of them must not be stopped for one.
 */
export function networkOf(address: string | undefined): string | undefined {
  const last = address?.split(',').at(-1) ?? ''
  const plain = last
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
  if (
    !plain ||
    plain === '::1' ||
    /^(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.|^f[cd][0-9a-f]{2}:|^fe80:/.test(plain)
  )
    return undefined
  return plain.includes(':') ? plain.split('::')[0]!.split(':').slice(0, 4).join(':') : plain
}

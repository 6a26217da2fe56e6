import { and, asc, eq, lte, sql } from 'drizzle-orm'
import type { Channel } from '../bot/message.ts'
import type { PendingStore } from '../bot/pending-store.ts'
import type { Database } from './database.ts'
import { pending } from './schema.ts'

// A message that is done stays, without its body, so that another delivery of it is recognised.
export const DONE = Number.MAX_SAFE_INTEGER

/** Messages between receipt and reply. */
export function pendingIn({ query }: Database): PendingStore {
  const isOne = (channel: Channel, message: string) => and(eq(pending.channel, channel), eq(pending.message, message))
  return {
    async keep(channel, message, body, at) {
      const kept = await query
        .insert(pending)
        .values({ channel, message, body, at })
        .onConflictDoNothing()
        .returning({ message: pending.message })
      return kept.length === 1
    },
    async claim(channel, message, now, until) {
      const [taken] = await query
        .update(pending)
        .set({ claimedUntil: until, tries: sql`${pending.tries} + 1` })
        .where(and(isOne(channel, message), lte(pending.claimedUntil, now)))
        .returning()
      return taken
    },
    async left(channel, now, limit) {
      return query
        .select()
        .from(pending)
        .where(and(eq(pending.channel, channel), lte(pending.claimedUntil, now)))
        .orderBy(asc(pending.at))
        .limit(limit)
    },
    async markSending(channel, message, at) {
      await query.update(pending).set({ sending: at }).where(isOne(channel, message))
    },
    async done(channel, message) {
      await query.update(pending).set({ body: '', claimedUntil: DONE }).where(isOne(channel, message))
    },
  }
}

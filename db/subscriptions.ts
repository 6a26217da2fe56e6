import { and, count, eq, isNotNull, isNull, not, sql } from 'drizzle-orm'
import type { SubscriptionStore } from '../bot/subscription-store.ts'
import type { Database } from './database.ts'
import { outbox, subscriptions, unreachable } from './schema.ts'

/** Who wants to be reminded of job fairs. */
export function subscriptionsIn({ query, batch }: Database): SubscriptionStore {
  return {
    async start(channel, chat, at) {
      const started = await query
        .insert(subscriptions)
        .values({ channel, chat, since: at })
        .onConflictDoUpdate({
          target: [subscriptions.channel, subscriptions.chat],
          set: { since: at, stoppedAt: null },
          setWhere: isNotNull(subscriptions.stoppedAt),
        })
        .returning({ chat: subscriptions.chat })
      return started.length === 1
    },
    async stop(channel, chat, at) {
      const isOne = and(
        eq(subscriptions.channel, channel),
        eq(subscriptions.chat, chat),
        isNull(subscriptions.stoppedAt),
      )
      const had = await query.select({ chat: subscriptions.chat }).from(subscriptions).where(isOne)
      // Both also when nothing was found: a reminder that waits must not outlive the wish to stop.
      await batch([
        query.update(subscriptions).set({ stoppedAt: at }).where(isOne),
        query
          .update(outbox)
          .set({ sending: at, outcome: 'dropped' })
          .where(and(eq(outbox.channel, channel), eq(outbox.chat, chat), isNull(outbox.sending))),
      ])
      return had.length === 1
    },
    async reach() {
      const isGone = sql`EXISTS (SELECT 1 FROM ${unreachable}
        WHERE ${unreachable.channel} = ${subscriptions.channel} AND ${unreachable.chat} = ${subscriptions.chat})`
      return query
        .select({ channel: subscriptions.channel, chats: count() })
        .from(subscriptions)
        .where(and(isNull(subscriptions.stoppedAt), not(isGone)))
        .groupBy(subscriptions.channel)
        .orderBy(subscriptions.channel)
    },
  }
}

import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { ForgetStore } from '../bot/forget-store.ts'
import type { Channel } from '../bot/message.ts'
import type { Database } from './database.ts'
import { DONE } from './pending.ts'
import { conversations, feedback, handoffs, inbox, outbox, pending, subscriptions, turns } from './schema.ts'

/** Deletes what is kept about a chat, in one batch. */
export function forgetIn({ query, batch }: Database): ForgetStore {
  return {
    async forget(channel, conversation, at) {
      const chats = [conversation, conversation.slice(conversation.indexOf(':') + 1)]
      const owned = and(eq(conversations.id, conversation), eq(conversations.channel, channel))
      // Turns have no channel of their own: whoever guesses an id of another channel must not delete there.
      const ofTurns = inArray(
        turns.conversation,
        query.select({ id: conversations.id }).from(conversations).where(owned),
      )
      const ofSubscriptions = and(eq(subscriptions.channel, channel), inArray(subscriptions.chat, chats))
      const ofOutbox = and(eq(outbox.channel, channel), inArray(outbox.chat, chats), isNull(outbox.sending))
      const ofFeedback = and(eq(feedback.channel, channel), eq(feedback.conversation, conversation))
      const ofHandoffs = and(eq(handoffs.channel, channel), eq(handoffs.conversation, conversation))
      const ofInbox = and(eq(inbox.channel, channel), eq(inbox.conversation, conversation))
      const left = await leftOf(channel, chats.at(-1)!, at)
      const ofPending = and(eq(pending.channel, channel), inArray(pending.message, left))

      const count = (table: SQLiteTable, which: typeof owned) => query.$count(table, which)
      const forgotten = {
        turns: await count(turns, ofTurns),
        subscriptions: await count(subscriptions, ofSubscriptions),
        reminders: await count(outbox, ofOutbox),
        feedback: await count(feedback, ofFeedback),
        handoffs: await count(handoffs, ofHandoffs),
        questions: await count(inbox, ofInbox),
        pending: left.length,
      }
      await batch([
        query.delete(turns).where(ofTurns),
        query.delete(subscriptions).where(ofSubscriptions),
        query.delete(outbox).where(ofOutbox),
        query.delete(feedback).where(ofFeedback),
        query.delete(handoffs).where(ofHandoffs),
        query.delete(inbox).where(ofInbox),
        query.delete(conversations).where(owned),
        // Without its words a row still tells that the message was received, should it be delivered again.
        query.update(pending).set({ body: '', claimedUntil: DONE }).where(ofPending),
      ])
      return forgotten
    },
  }

  /** The chat's messages nobody works on, received before the one that is worked on now: its wish to be forgotten. */
  async function leftOf(channel: Channel, chat: string, at: number): Promise<string[]> {
    const named = sql`CASE WHEN json_valid(${pending.body}) THEN EXISTS (
      SELECT 1 FROM json_tree(${pending.body}) WHERE
        (json_tree.key = 'id' AND (json_tree.path LIKE '%.chat' OR json_tree.path LIKE '%.from' OR json_tree.path LIKE '%.sender')
          OR json_tree.key IN ('user_id', 'user_id_by_app'))
        AND CAST(json_tree.atom AS TEXT) = ${chat}) ELSE 0 END`
    const kept = await query
      .select({ message: pending.message, at: pending.at, claimedUntil: pending.claimedUntil })
      .from(pending)
      .where(and(eq(pending.channel, channel), ne(pending.body, ''), named))
    const now = Math.min(...kept.filter(each => each.claimedUntil > at).map(each => each.at))
    return kept.filter(each => each.claimedUntil <= at && each.at < now).map(each => each.message)
  }
}

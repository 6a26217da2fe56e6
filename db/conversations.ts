import { and, desc, eq } from 'drizzle-orm'
import type { Turn } from '../bot/conversation.ts'
import type { ConversationStore } from '../bot/conversation-store.ts'
import type { Database } from './database.ts'
import { conversations, received, turns } from './schema.ts'

const ID = /^[A-Za-z0-9_:-]{1,80}$/

/** Conversations, their turns, and which messages were already received. */
export function conversationsIn(database: Database): ConversationStore {
  const { query } = database
  return {
    async open(channel, wanted, limit) {
      const id = ID.test(wanted) ? wanted : crypto.randomUUID()
      await query.insert(conversations).values({ id, channel }).onConflictDoNothing()
      const [owned] = await query
        .select()
        .from(conversations)
        .where(and(eq(conversations.id, id), eq(conversations.channel, channel)))
      // Another channel's conversation is nobody's business here.
      if (!owned) return this.open(channel, crypto.randomUUID(), limit)
      const newest = await query.select().from(turns).where(eq(turns.conversation, id)).orderBy(desc(turns.id)).limit(limit)
      return { id, channel, turns: newest.reverse().map(turnOf) }
    },
    async keep(id, { said, at, kind, entries, topic }, revision) {
      await query.insert(turns).values({ conversation: id, said, at, kind, entries, topic: topic ?? null, revision })
    },
    async firstSight(channel, message, at) {
      const first = await query.insert(received).values({ channel, message, at }).onConflictDoNothing().returning()
      return first.length > 0
    },
  }
}

function turnOf({ said, at, kind, entries, topic }: typeof turns.$inferSelect): Turn {
  return { said, at, kind, entries, ...(topic === null ? {} : { topic }) }
}

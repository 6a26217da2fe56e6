import { and, desc, eq } from 'drizzle-orm'
import type { Conversation, Turn } from '../bot/conversation.ts'
import type { ConversationStore } from '../bot/conversation-store.ts'
import type { Channel } from '../bot/message.ts'
import type { Database } from './database.ts'
import { conversations, received, turns } from './schema.ts'

const ID = /^[A-Za-z0-9_:-]{1,80}$/

/** Conversations, their turns, and which messages were already received. */
export function conversationsIn({ query }: Database): ConversationStore {
  return {
    open,
    async keep(id, { said, at, kind, entries, topic }, revision) {
      await query.insert(turns).values({ conversation: id, said, at, kind, entries, topic: topic ?? null, revision })
    },
    async firstSight(channel, message, at) {
      const first = await query.insert(received).values({ channel, message, at }).onConflictDoNothing().returning()
      return first.length > 0
    },
  }

  async function open(channel: Channel, wanted: string, limit: number): Promise<Conversation> {
    const id = mayBeOf(channel, wanted) ? wanted : crypto.randomUUID()
    await query.insert(conversations).values({ id, channel }).onConflictDoNothing()
    const owned = await query
      .select()
      .from(conversations)
      .where(and(eq(conversations.id, id), eq(conversations.channel, channel)))
    // Whoever guesses an id on another channel must not read what was said there.
    if (owned.length === 0) return open(channel, crypto.randomUUID(), limit)
    const newest = await query
      .select()
      .from(turns)
      .where(eq(turns.conversation, id))
      .orderBy(desc(turns.id))
      .limit(limit)
    return { id, channel, turns: newest.reverse().map(turnOf) }
  }
}

/** An id with a colon is a chat's address (`telegram:7`): only its own channel may open it, even before the chat does. */
function mayBeOf(channel: Channel, id: string): boolean {
  return ID.test(id) && (!id.includes(':') || id.startsWith(`${channel}:`))
}

function turnOf({ said, at, kind, entries, topic }: typeof turns.$inferSelect): Turn {
  return { said, at, kind, entries, ...(topic === null ? {} : { topic }) }
}

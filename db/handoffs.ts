import { and, asc, desc, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { HandoffStore } from '../bot/handoff-store.ts'
import type { Database } from './database.ts'
import { handoffs } from './schema.ts'

const OPEN = ['waiting', 'talking'] as const

/** Conversations that wait for a person, or talk with one. */
export function handoffsIn({ query }: Database): HandoffStore {
  const newestOf: HandoffStore['newest'] = async (channel, conversation) => {
    const [newest] = await query
      .select()
      .from(handoffs)
      .where(and(eq(handoffs.conversation, conversation), eq(handoffs.channel, channel)))
      .orderBy(desc(handoffs.id))
      .limit(1)
    return newest
  }
  const open: HandoffStore['open'] = async (channel, conversation) => {
    const newest = await newestOf(channel, conversation)
    return newest?.state === 'ended' ? undefined : newest
  }
  return {
    open,
    newest: newestOf,
    async start(channel, conversation, at) {
      // One conditional INSERT, so that of two messages at once only one starts it.
      await query.run(sql`
        INSERT INTO handoffs (conversation, channel, state, asked_at)
        SELECT ${conversation}, ${channel}, 'waiting', ${at}
        WHERE NOT EXISTS (
          SELECT 1 FROM handoffs
          WHERE conversation = ${conversation} AND channel = ${channel} AND state <> 'ended')`)
      const started = await open(channel, conversation)
      return started ?? this.start(channel, conversation, at) // ended by somebody in between
    },
    async find(id) {
      const [found] = await query.select().from(handoffs).where(eq(handoffs.id, id))
      return found
    },
    async move(seen, { state, officer, endedAt, endedBy }) {
      const by = seen.endedBy === null ? isNull(handoffs.endedBy) : eq(handoffs.endedBy, seen.endedBy)
      // What was ended is opened again only while the conversation has no newer one.
      const newest = sql`${handoffs.id} = (
        SELECT max(other.id) FROM handoffs AS other
        WHERE other.conversation = ${seen.conversation} AND other.channel = ${seen.channel})`
      const moved = await query
        .update(handoffs)
        .set({ state, officer, endedAt, endedBy })
        .where(and(eq(handoffs.id, seen.id), eq(handoffs.state, seen.state), by, newest))
        .returning({ id: handoffs.id })
      return moved.length === 1
    },
    async askedBefore(moment, afterId, limit) {
      const ofPerson = sql`SELECT max(turns.id) FROM turns
        WHERE turns.conversation = handoffs.conversation AND turns.kind = 'person' AND turns.at >= handoffs.asked_at`
      const since = sql<number>`coalesce(
        (SELECT at FROM turns WHERE turns.conversation = handoffs.conversation AND turns.kind = 'waiting'
           AND turns.said NOT LIKE '&%' AND turns.id > (${ofPerson}) ORDER BY turns.id LIMIT 1),
        (SELECT at FROM turns WHERE turns.id = (${ofPerson})),
        handoffs.asked_at)`
      const found = await query
        .select({ handoff: handoffs, since })
        .from(handoffs)
        .where(and(inArray(handoffs.state, [...OPEN]), lte(handoffs.askedAt, moment), gt(handoffs.id, afterId)))
        .orderBy(asc(handoffs.id))
        .limit(limit)
      return found.map(({ handoff, since: from }) => ({ ...handoff, since: from }))
    },
  }
}

import { and, count, desc, eq, gte, inArray, isNull, lt, notLike, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { FiguresStore, Span, Tally } from '../content/desk/figures-store.ts'
import type { Database } from './database.ts'
import { conversations, feedback, handoffs, inbox, outbox, subscriptions, turns } from './schema.ts'

/** Not a question: courtesies, words to and from a person. */
const KINDS = ['found', 'choice', 'fairs', 'urgent', 'question', 'declined', 'unknown'] as const
const QUESTIONS_ANSWERED = 'found'

/** Whole days since the epoch in Việt Nam; written out, because a bound number is a REAL on one of the databases. */
const DAY = sql<number>`(${turns.at} + 25200000) / 86400000`

/** Counts for the desk's figures. */
export function figuresIn({ query }: Database): FiguresStore {
  const within = (column: SQLiteColumn, { from, until }: Span): SQL => and(gte(column, from), lt(column, until)) as SQL
  // Buttons say '&…' by themselves; nobody asked anything.
  const asked = (span: Span) => and(within(turns.at, span), inArray(turns.kind, [...KINDS]), notLike(turns.said, '&%'))
  const times = count().as('times')
  const tallies = (rows: readonly { of: string | null; times: number }[]): Tally[] =>
    rows.map(row => ({ ...row, of: row.of ?? undefined }))
  return {
    async questionsByDay(span) {
      const rows = await query.select({ day: DAY, times }).from(turns).where(asked(span)).groupBy(DAY).orderBy(DAY)
      return rows.map(row => ({ ...row, day: new Date(row.day * 86_400_000).toISOString().slice(0, 10) }))
    },
    async questionsByChannel(span) {
      const of = conversations.channel
      return query
        .select({ of, times })
        .from(turns)
        .innerJoin(conversations, eq(conversations.id, turns.conversation))
        .where(asked(span))
        .groupBy(of)
        .orderBy(desc(times), of)
    },
    async questionsByTopic(span) {
      const of = turns.topic
      const where = and(asked(span), eq(turns.kind, QUESTIONS_ANSWERED))
      return tallies(await query.select({ of, times }).from(turns).where(where).groupBy(of).orderBy(desc(times), of))
    },
    async questionsByKind(span) {
      const of = turns.kind
      return query.select({ of, times }).from(turns).where(asked(span)).groupBy(of).orderBy(desc(times), of)
    },
    async topEntries(span, limit) {
      const of = sql<string>`json_extract(${turns.entries}, '$[0]')`
      const where = and(asked(span), eq(turns.kind, QUESTIONS_ANSWERED))
      const rows = query.select({ of, times }).from(turns).where(where).groupBy(of)
      return tallies(await rows.orderBy(desc(times), of).limit(limit))
    },
    async unanswered(span, limit) {
      const { id, question, channel, conversation } = inbox
      return query
        .select({ id, question, channel, conversation })
        .from(inbox)
        .where(and(within(inbox.at, span), eq(inbox.reason, 'unknown')))
        .orderBy(desc(inbox.id))
        .limit(limit)
    },
    async opinions(span) {
      const { entry, helpful, reason, at } = feedback
      const rows = await query
        .select({ entry, helpful, reason, times })
        .from(feedback)
        .where(within(at, span))
        .groupBy(entry, helpful, reason)
        .orderBy(entry)
      return rows.map(row => ({ ...row, reason: row.reason ?? undefined }))
    },
    async reminders(span) {
      const { channel, outcome, due } = outbox
      const rows = await query
        .select({ channel, outcome, times })
        .from(outbox)
        .where(within(due, span))
        .groupBy(channel, outcome)
      return rows.map(row => ({ ...row, outcome: row.outcome ?? undefined }))
    },
    async subscribers() {
      const of = subscriptions.channel
      return query
        .select({ of, times })
        .from(subscriptions)
        .where(isNull(subscriptions.stoppedAt))
        .groupBy(of)
        .orderBy(of)
    },
    async handoffWaits(span) {
      const first = sql<number | null>`(SELECT min(turns.at) FROM turns
        WHERE turns.conversation = handoffs.conversation AND turns.kind = 'person' AND turns.at >= handoffs.asked_at
          AND turns.at <= coalesce(handoffs.ended_at, turns.at))`
      const rows = await query
        .select({ asked: handoffs.askedAt, first })
        .from(handoffs)
        .where(within(handoffs.askedAt, span))
      return rows.map(row => (row.first === null ? undefined : row.first - row.asked))
    },
    async inboxWaits(span) {
      const rows = await query
        .select({ at: inbox.at, handled: inbox.handledAt })
        .from(inbox)
        .where(and(within(inbox.at, span), inArray(inbox.reason, ['unknown', 'not-helpful'])))
      return rows.map(row => (row.handled === null ? undefined : row.handled - row.at))
    },
  }
}

import {
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { InboxItem, InboxStore } from '../bot/inbox-store.ts'
import type { Database } from './database.ts'
import { inbox } from './schema.ts'

const forEntries = inArray(inbox.reason, ['unknown', 'not-helpful'])
const isLeft = ne(inbox.state, 'handled')

/** Questions that wait for an officer. */
export function inboxIn({ query }: Database): InboxStore {
  /** Changes those of these that fit, in one statement: of two officers at once only one succeeds. */
  const change = async (ids: readonly number[], set: Partial<Omit<InboxItem, 'id'>>, fit: SQL | undefined) => {
    const changed = await query
      .update(inbox)
      .set(set)
      .where(and(among(ids), fit))
      .returning({ id: inbox.id })
    return changed.map(each => each.id).sort((a, b) => a - b)
  }
  return {
    async add(question) {
      await query.insert(inbox).values(question)
    },
    async waiting(limit) {
      const { id, question, channel, conversation, at, reason } = inbox
      return query
        .select({ id, question, channel, conversation, at, reason })
        .from(inbox)
        .where(isLeft)
        .orderBy(desc(id))
        .limit(limit)
    },
    async unanswered(limit) {
      return query.select().from(inbox).where(and(isLeft, forEntries)).orderBy(asc(inbox.id)).limit(limit)
    },
    async count() {
      const [counted] = await query
        .select({ questions: count(), citizens: countDistinct(inbox.conversation) })
        .from(inbox)
        .where(and(isLeft, forEntries))
      return counted!
    },
    async find(ids) {
      return query.select().from(inbox).where(among(ids)).orderBy(asc(inbox.id))
    },
    async handled(limit) {
      return query
        .select()
        .from(inbox)
        .where(and(eq(inbox.state, 'handled'), forEntries))
        .orderBy(desc(inbox.handledAt), desc(inbox.id))
        .limit(limit)
    },
    take: (ids, officer) => change(ids, { state: 'taken', officer }, eq(inbox.state, 'open')),
    giveBack: (ids, officer) =>
      change(
        ids,
        { state: 'open', officer: null, entry: null },
        and(eq(inbox.state, 'taken'), eq(inbox.officer, officer)),
      ),
    promise: (ids, entry, officer) => change(ids, { state: 'taken', officer, entry }, isLeft),
    async rename(promised, entry) {
      await query
        .update(inbox)
        .set({ entry })
        .where(and(eq(inbox.entry, promised), isLeft))
    },
    handle: (ids, { officer, entry, at }) => change(ids, { state: 'handled', officer, entry, handledAt: at }, isLeft),
    async reopen(id) {
      const open = { state: 'open', officer: null, entry: null, handledAt: null } as const
      return (await change([id], open, and(eq(inbox.state, 'handled'), isNull(inbox.toldAt)))).length === 1
    },
    async promised(afterId, limit) {
      return query
        .select()
        .from(inbox)
        .where(and(eq(inbox.state, 'taken'), isNotNull(inbox.entry), gt(inbox.id, afterId)))
        .orderBy(asc(inbox.id))
        .limit(limit)
    },

    async wantWord(channel, conversation) {
      const newest = query
        .select({ id: sql`max(${inbox.id})` })
        .from(inbox)
        .where(and(eq(inbox.channel, channel), eq(inbox.conversation, conversation), forEntries, isNull(inbox.toldAt)))
      const wanted = await query
        .update(inbox)
        .set({ wantsWord: true })
        .where(inArray(inbox.id, newest))
        .returning({ id: inbox.id })
      return wanted.length === 1
    },
    async toTell(afterId, limit) {
      const isAnswered = and(eq(inbox.state, 'handled'), isNotNull(inbox.entry))
      return query
        .select()
        .from(inbox)
        .where(and(isAnswered, eq(inbox.wantsWord, true), isNull(inbox.toldAt), gt(inbox.id, afterId)))
        .orderBy(asc(inbox.id))
        .limit(limit)
    },
    async claimTelling(id, at) {
      return (await change([id], { toldAt: at }, isNull(inbox.toldAt))).length === 1
    },
    async takeBackTelling(id) {
      await change([id], { toldAt: null }, undefined)
    },

    async unread(limit) {
      return query
        .select({ channel: inbox.channel, conversation: inbox.conversation, messages: count() })
        .from(inbox)
        .where(and(isLeft, eq(inbox.reason, 'asked-for-a-person')))
        .groupBy(inbox.channel, inbox.conversation)
        .orderBy(sql`min(${inbox.id})`)
        .limit(limit)
    },
    async readTo(channel, conversation, { officer, until, at }) {
      const ofTalk = and(eq(inbox.channel, channel), eq(inbox.conversation, conversation))
      await query
        .update(inbox)
        .set({ state: 'handled', officer, handledAt: at })
        .where(and(ofTalk, eq(inbox.reason, 'asked-for-a-person'), isLeft, lte(inbox.at, until)))
    },
  }
}

/** One parameter for any number of ids: D1 takes a hundred. */
function among(ids: readonly number[]): SQL {
  return sql`${inbox.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
}

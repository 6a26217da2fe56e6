import { and, asc, desc, eq, gte, isNull, lt, lte, sql } from 'drizzle-orm'
import type { OutboxStore } from '../bot/outbox-store.ts'
import type { Database } from './database.ts'
import { outbox, subscriptions, unreachable } from './schema.ts'

/** Reminders to send. A row waits as long as `sending` is NULL; every other state has it set. */
export function outboxIn({ query }: Database): OutboxStore {
  return {
    async plan({ fair, occasion, text, due }, channel, most) {
      // Chats are written in order, so the last one written tells where to go on, also after a kill.
      const last = await query
        .select({ chat: outbox.chat })
        .from(outbox)
        .where(and(eq(outbox.channel, channel), eq(outbox.fair, fair), eq(outbox.occasion, occasion)))
        .orderBy(desc(outbox.chat))
        .limit(1)
      const planned = await query.all<{ id: number }>(sql`
        INSERT INTO outbox (channel, chat, fair, occasion, text, due)
        SELECT channel, chat, ${fair}, ${occasion}, ${text}, ${due} FROM subscriptions
        WHERE channel = ${channel} AND chat > ${last[0]?.chat ?? ''} AND stopped_at IS NULL AND since <= ${due}
        ORDER BY chat LIMIT ${most}
        ON CONFLICT DO NOTHING
        RETURNING id`)
      return planned.length
    },
    async withdraw(fair, dueBefore) {
      // Deleted, not dropped: nobody got it, and a moved fair may have the same occasion again.
      await query.delete(outbox).where(and(isNull(outbox.sending), lt(outbox.due, dueBefore), eq(outbox.fair, fair)))
    },
    async due(channel, now, most) {
      const rows = await query
        .select({ id: outbox.id })
        .from(outbox)
        .where(and(isNull(outbox.sending), lte(outbox.due, now), eq(outbox.channel, channel), wanted))
        .orderBy(asc(outbox.due), asc(outbox.id))
        .limit(most)
      return rows.map(row => row.id)
    },
    async claim(id, now) {
      const [parcel] = await query
        .update(outbox)
        .set({ sending: now })
        .where(and(eq(outbox.id, id), isNull(outbox.sending), wanted))
        .returning({ id: outbox.id, chat: outbox.chat, text: outbox.text })
      return parcel
    },
    async settle(id, outcome) {
      await query.update(outbox).set({ outcome }).where(eq(outbox.id, id))
    },
    async putBack(id) {
      await query
        .update(outbox)
        .set({ sending: null })
        .where(and(eq(outbox.id, id), isNull(outbox.outcome)))
    },
    async giveUpUnsettled(from, before) {
      const given = await query
        .update(outbox)
        .set({ outcome: 'failed' })
        .where(and(gte(outbox.sending, from), lt(outbox.sending, before), isNull(outbox.outcome)))
        .returning({ id: outbox.id })
      return given.length
    },
    async dropLate(occasion, dueBefore, now) {
      await query
        .update(outbox)
        .set({ sending: now, outcome: 'dropped' })
        .where(
          and(
            isNull(outbox.sending),
            lt(outbox.due, dueBefore),
            occasion === 'any' ? undefined : eq(outbox.occasion, occasion),
          ),
        )
    },
    async forget(dueBefore, most) {
      // The lowest ids are the oldest; no index on `due` alone is needed.
      await query.run(sql`
        DELETE FROM outbox WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT ${most})
        AND due < ${dueBefore} AND outcome IS NOT NULL`)
    },
  }
}

/** Somebody still wants it and can be reached; part of the same statement that takes it. */
const wanted = sql`EXISTS (
    SELECT 1 FROM ${subscriptions} WHERE ${subscriptions.channel} = ${outbox.channel}
    AND ${subscriptions.chat} = ${outbox.chat} AND ${subscriptions.stoppedAt} IS NULL
  ) AND NOT EXISTS (
    SELECT 1 FROM ${unreachable} WHERE ${unreachable.channel} = ${outbox.channel} AND ${unreachable.chat} = ${outbox.chat}
  )`

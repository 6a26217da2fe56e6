import { and, eq, isNotNull, lt, notLike, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { RetentionStore } from '../bot/retention-store.ts'
import type { Database } from './database.ts'
import {
  conversations,
  feedback,
  handoffs,
  inbox,
  outbox,
  pending,
  received,
  subscriptions,
  turns,
  unreachable,
} from './schema.ts'

/** Lets go of what is old. */
export function retentionIn({ query }: Database): RetentionStore {
  return {
    async forgetBefore(moment, most) {
      const old: [SQLiteTable, SQL | undefined][] = [
        // Whole conversations first: their turns go with them.
        [
          conversations,
          sql`id IN (SELECT conversation FROM turns GROUP BY conversation HAVING max(at) < ${moment} LIMIT ${most})`,
        ],
        [turns, lt(turns.at, moment)],
        [inbox, and(eq(inbox.state, 'handled'), lt(inbox.at, moment))],
        [received, lt(received.at, moment)],
        [pending, lt(pending.at, moment)],
        [outbox, and(isNotNull(outbox.outcome), lt(outbox.due, moment))],
        [handoffs, lt(handoffs.endedAt, moment)],
        [subscriptions, lt(subscriptions.stoppedAt, moment)],
        [unreachable, lt(unreachable.at, moment)],
      ]
      let count = 0
      for (const [table, which] of old) {
        const deleted = await query.all(sql`
          DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE ${which} LIMIT ${most}) RETURNING 1`)
        count += deleted.length
      }
      // An opinion has no words; whose it was is what is personal. Each gets a name of its own, for the unique index.
      const named = and(lt(feedback.at, moment), notLike(feedback.conversation, 'forgotten:%'))
      const unnamed = await query.all(sql`
        UPDATE ${feedback} SET conversation = 'forgotten:' || id
        WHERE id IN (SELECT id FROM ${feedback} WHERE ${named} LIMIT ${most}) RETURNING 1`)
      return count + unnamed.length
    },
  }
}

import { asc, eq, gt, sql } from 'drizzle-orm'
import type { FairStore } from '../content/fair-store.ts'
import type { Database } from './database.ts'
import { fairChanges } from './schema.ts'

/** The log of officers' work on job fairs. */
export function fairChangesIn({ query }: Database): FairStore {
  return {
    async changesAfter(number) {
      return query.select().from(fairChanges).where(gt(fairChanges.number, number)).orderBy(asc(fairChanges.number))
    },
    async history(planned) {
      return query.select().from(fairChanges).where(eq(fairChanges.planned, planned)).orderBy(asc(fairChanges.number))
    },
    async append({ change, officer, at, reason }, seen) {
      // One conditional INSERT, as for revisions: D1 cannot read and then write as one.
      const added = await query.all<{ number: number }>(sql`
        INSERT INTO fair_changes (planned, change, officer, at, reason)
        SELECT ${change.date}, ${JSON.stringify(change)}, ${officer}, ${at}, ${reason}
        WHERE NOT EXISTS (SELECT 1 FROM fair_changes WHERE planned = ${change.date} AND number > ${seen})
        RETURNING number`)
      return added[0]?.number
    },
  }
}

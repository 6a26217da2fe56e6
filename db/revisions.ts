import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { EntryStore } from '../content/entry-store.ts'
import type { Revision } from '../content/revision.ts'
import type { Database } from './database.ts'
import { revisions } from './schema.ts'

/** The log of officers' work on entries. */
export function revisionsIn({ query }: Database): EntryStore {
  return {
    async liveAfter(number): Promise<Revision[]> {
      return query
        .select()
        .from(revisions)
        .where(and(gt(revisions.number, number), inArray(revisions.kind, ['published', 'withdrawn'])))
        .orderBy(asc(revisions.number))
    },
    async history(entryId): Promise<Revision[]> {
      return query.select().from(revisions).where(eq(revisions.entryId, entryId)).orderBy(asc(revisions.number))
    },
    async append({ entryId, kind, entry, officer, at, reason }, seen) {
      // One conditional INSERT: it holds on D1, where nothing can be read and then written as one.
      const added = await query.all<{ number: number }>(sql`
        INSERT INTO revisions (entry_id, kind, entry, officer, at, reason)
        SELECT ${entryId}, ${kind}, ${JSON.stringify(entry)}, ${officer}, ${at}, ${reason}
        WHERE NOT EXISTS (SELECT 1 FROM revisions WHERE entry_id = ${entryId} AND number > ${seen})
        RETURNING number`)
      return added[0]?.number
    },
  }
}

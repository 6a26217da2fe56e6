import { and, asc, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { EntryStore } from '../content/entry-store.ts'
import type { Revision } from '../content/revision.ts'
import type { Database } from './database.ts'
import { revisions } from './schema.ts'

/** The log of officers' work on entries. */
export function revisionsIn({ query }: Database): EntryStore {
  return {
    async liveAfter(number) {
      const rows = await query
        .select()
        .from(revisions)
        .where(and(gt(revisions.number, number), inArray(revisions.kind, ['published', 'withdrawn'])))
        .orderBy(asc(revisions.number))
      return rows.map(revisionOf)
    },
    async newest() {
      const newest = query
        .select({ number: sql`max(${revisions.number})` })
        .from(revisions)
        .groupBy(revisions.entryId)
      const rows = await query
        .select()
        .from(revisions)
        .where(inArray(revisions.number, newest))
        .orderBy(asc(revisions.number))
      return rows.map(revisionOf)
    },
    async due(now) {
      const isNewest = sql`NOT EXISTS (SELECT 1 FROM revisions later
        WHERE later.entry_id = ${revisions.entryId} AND later.number > ${revisions.number})`
      const rows = await query
        .select()
        .from(revisions)
        .where(and(eq(revisions.kind, 'scheduled'), lte(revisions.from, now), isNewest))
        .orderBy(asc(revisions.number))
      return rows.map(revisionOf)
    },
    async history(entryId) {
      const rows = await query
        .select()
        .from(revisions)
        .where(eq(revisions.entryId, entryId))
        .orderBy(asc(revisions.number))
      return rows.map(revisionOf)
    },
    async append({ entryId, kind, entry, officer, at, reason, from }, seen) {
      // One conditional INSERT: it holds on D1, where nothing can be read and then written as one.
      const added = await query.all<{ number: number }>(sql`
        INSERT INTO revisions (entry_id, kind, entry, officer, at, reason, holds_from)
        SELECT ${entryId}, ${kind}, ${JSON.stringify(entry)}, ${officer}, ${at}, ${reason}, ${from ?? null}
        WHERE NOT EXISTS (SELECT 1 FROM revisions WHERE entry_id = ${entryId} AND number > ${seen})
        RETURNING number`)
      return added[0]?.number
    },
  }
}

function revisionOf({ from, ...row }: typeof revisions.$inferSelect): Revision {
  // What was kept before there was such a field has none.
  const revision = { ...row, entry: { ...row.entry, notWhen: row.entry.notWhen ?? [] } }
  return from === null ? revision : { ...revision, from }
}

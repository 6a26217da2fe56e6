import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { ContentChangeStore } from '../content/desk/content-change-store.ts'
import type { Database } from './database.ts'
import { contentChanges } from './desk-schema.ts'

/** The log of officers' work on amounts, synonyms and signs of danger. */
export function contentChangesIn({ query }: Database): ContentChangeStore {
  return {
    async liveAfter(number) {
      return query
        .select()
        .from(contentChanges)
        .where(and(gt(contentChanges.number, number), inArray(contentChanges.kind, ['published', 'withdrawn'])))
        .orderBy(asc(contentChanges.number))
    },
    async find(number) {
      const [found] = await query.select().from(contentChanges).where(eq(contentChanges.number, number))
      return found
    },
    async history(part, key) {
      return query
        .select()
        .from(contentChanges)
        .where(and(eq(contentChanges.part, part), key === undefined ? undefined : eq(contentChanges.key, key)))
        .orderBy(asc(contentChanges.number))
    },
    async append({ part, key, kind, value, officer, at, reason }, seen) {
      // One conditional INSERT, as for revisions: D1 cannot read and then write as one.
      const added = await query.all<{ number: number }>(sql`
        INSERT INTO content_changes (part, key, kind, value, officer, at, reason)
        SELECT ${part}, ${key}, ${kind}, ${JSON.stringify(value)}, ${officer}, ${at}, ${reason}
        WHERE NOT EXISTS (SELECT 1 FROM content_changes WHERE part = ${part} AND key = ${key} AND number > ${seen})
        RETURNING number`)
      return added[0]?.number
    },
  }
}

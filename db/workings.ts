import { and, eq } from 'drizzle-orm'
import type { WorkingStore } from '../content/desk/working-store.ts'
import type { Database } from './database.ts'
import { workings } from './desk-schema.ts'

/** What officers have typed and not yet saved. */
export function workingsIn({ query }: Database): WorkingStore {
  const mine = (officer: string, entryId: string) => and(eq(workings.officer, officer), eq(workings.entryId, entryId))
  return {
    async of(officer, entryId) {
      const { fields, seen, at } = workings
      const rows = await query.select({ fields, seen, at }).from(workings).where(mine(officer, entryId))
      return rows[0]
    },
    async keep(officer, entryId, working) {
      await query
        .insert(workings)
        .values({ officer, entryId, ...working })
        .onConflictDoUpdate({ target: [workings.officer, workings.entryId], set: working })
    },
    async drop(officer, entryId) {
      await query.delete(workings).where(mine(officer, entryId))
    },
  }
}

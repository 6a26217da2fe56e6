import { eq } from 'drizzle-orm'
import type { EntryCheck, EntryCheckStore } from '../content/desk/entry-check-store.ts'
import type { Database } from './database.ts'
import { deskSettings } from './desk-schema.ts'

/** The newest check of each entry, kept among the desk's own values: the next one takes its place. */
export function entryChecksIn({ query }: Database): EntryCheckStore {
  return {
    async of(entryId) {
      const [kept] = await query
        .select()
        .from(deskSettings)
        .where(eq(deskSettings.name, nameOf(entryId)))
      return kept && (JSON.parse(kept.value) as EntryCheck)
    },
    async keep(entryId, check) {
      const value = JSON.stringify(check)
      await query
        .insert(deskSettings)
        .values({ name: nameOf(entryId), value })
        .onConflictDoUpdate({ target: deskSettings.name, set: { value } })
    },
  }
}

const nameOf = (entryId: string) => `check:${entryId}`

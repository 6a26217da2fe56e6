import { and, eq, lte, sql } from 'drizzle-orm'
import type { TokenStore } from '../bot/token-store.ts'
import type { Database } from './database.ts'
import { tokens } from './schema.ts'

/** Tokens that a platform renews. Every change is one conditional UPDATE, because D1 has no transactions. */
export function tokensIn({ query }: Database): TokenStore {
  const isVersion = (name: string, version: number) => and(eq(tokens.name, name), eq(tokens.version, version))
  return {
    async open(name, firstRefresh) {
      await query
        .insert(tokens)
        .values({ name, access: '', refresh: firstRefresh, expires: 0, version: 0 })
        .onConflictDoNothing()
      const [kept] = await query
        .select({ access: tokens.access, refresh: tokens.refresh, expires: tokens.expires, version: tokens.version })
        .from(tokens)
        .where(eq(tokens.name, name))
      return kept!
    },
    async claim(name, version, now, until) {
      const claimed = await query
        .update(tokens)
        .set({ refreshingUntil: until })
        .where(and(isVersion(name, version), lte(tokens.refreshingUntil, now)))
        .returning({ name: tokens.name })
      return claimed.length === 1
    },
    async renew(name, version, { access, refresh, expires }) {
      const renewed = await query
        .update(tokens)
        .set({ access, refresh, expires, version: sql`${tokens.version} + 1`, refreshingUntil: 0 })
        .where(isVersion(name, version))
        .returning({ name: tokens.name })
      return renewed.length === 1
    },
    async release(name, version, until) {
      await query
        .update(tokens)
        .set({ refreshingUntil: 0 })
        .where(and(isVersion(name, version), eq(tokens.refreshingUntil, until)))
    },
  }
}

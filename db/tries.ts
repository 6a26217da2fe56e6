import { and, eq, lt, sql } from 'drizzle-orm'
import type { TryStore } from '../content/desk/try-store.ts'
import type { Database } from './database.ts'
import { tries, usedCodes } from './desk-schema.ts'

const CODES_KEPT = 5 * 60_000 // a code of a second factor is good for at most 90 seconds
const TRIES_KEPT = 2 * 24 * 3_600_000
const MOST_DOUBLINGS = 20

export function triesIn({ query }: Database): TryStore {
  return {
    async claim(key, { free, wait, longest, forget }, now) {
      const waits = sql`min(${longest}, ${wait} << min(tries.count - ${free}, ${MOST_DOUBLINGS}))`
      const claimed = await query.all(sql`
        INSERT INTO tries (id, key, count, last_request) VALUES (${crypto.randomUUID()}, ${key}, 1, ${now})
        ON CONFLICT (key) DO UPDATE SET
          count = CASE WHEN tries.last_request + ${forget} < ${now} THEN 1 ELSE tries.count + 1 END,
          last_request = ${now}
        WHERE tries.count < ${free} OR tries.last_request + ${waits} <= ${now}
        RETURNING count`)
      if (claimed.length > 0) return 0
      const [kept] = await query.all<{ until: number }>(
        sql`SELECT last_request + ${waits} AS until FROM tries WHERE key = ${key}`,
      )
      return Math.max((kept?.until ?? now) - now, 1)
    },
    async forget(key, now) {
      await query.delete(tries).where(eq(tries.key, key))
      await query.delete(tries).where(lt(tries.lastRequest, now - TRIES_KEPT))
    },
    async take(officer, code, now) {
      await query.delete(usedCodes).where(lt(usedCodes.at, now - CODES_KEPT))
      const taken = await query
        .insert(usedCodes)
        .values({ officer, code, at: now })
        .onConflictDoNothing()
        .returning({ code: usedCodes.code })
      return taken.length > 0
    },
    async giveBack(officer, code) {
      await query.delete(usedCodes).where(and(eq(usedCodes.officer, officer), eq(usedCodes.code, code)))
    },
  }
}

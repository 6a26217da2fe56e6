import { asc, isNotNull, max, sql } from 'drizzle-orm'
import type { LinkStore } from '../content/desk/link-store.ts'
import type { Database } from './database.ts'
import { links } from './desk-schema.ts'

/** What the link checker saw last. */
export function linksIn({ query }: Database): LinkStore {
  return {
    async note({ url, at, status, isDead }) {
      const failingSince = isDead ? sql`coalesce(${links.failingSince}, ${at})` : null
      await query
        .insert(links)
        .values({ url, checkedAt: at, status, failingSince: isDead ? at : null })
        .onConflictDoUpdate({ target: links.url, set: { checkedAt: at, status, failingSince } })
    },
    async failing() {
      return query
        .select()
        .from(links)
        .where(isNotNull(links.failingSince))
        .orderBy(asc(links.failingSince), asc(links.url))
    },
    async lastCheck() {
      const [found] = await query.select({ at: max(links.checkedAt) }).from(links)
      return found?.at ?? undefined
    },
    async keepOnly(urls) {
      await query.delete(links).where(sql`${links.url} NOT IN (SELECT value FROM json_each(${JSON.stringify(urls)}))`)
    },
  }
}

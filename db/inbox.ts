import { desc } from 'drizzle-orm'
import type { InboxStore } from '../bot/inbox-store.ts'
import type { Database } from './database.ts'
import { inbox } from './schema.ts'

/** Questions that wait for an officer. */
export function inboxIn({ query }: Database): InboxStore {
  return {
    async add(question) {
      await query.insert(inbox).values(question)
    },
    async waiting(limit) {
      return query.select().from(inbox).orderBy(desc(inbox.id)).limit(limit)
    },
  }
}

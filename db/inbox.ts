import { desc, ne } from 'drizzle-orm'
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
      const { id, question, channel, conversation, at, reason } = inbox
      return query
        .select({ id, question, channel, conversation, at, reason })
        .from(inbox)
        .where(ne(inbox.state, 'handled'))
        .orderBy(desc(id))
        .limit(limit)
    },
  }
}

import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Turn } from '../bot/conversation.ts'
import type { InboxQuestion } from '../bot/inbox-store.ts'
import type { Channel } from '../bot/message.ts'
import type { Entry } from '../content/entry.ts'
import type { RevisionKind } from '../content/revision.ts'

/** The append-only log of officers' work. Triggers refuse UPDATE and DELETE. */
export const revisions = sqliteTable(
  'revisions',
  {
    number: integer().primaryKey({ autoIncrement: true }),
    entryId: text('entry_id').notNull(),
    kind: text().$type<RevisionKind>().notNull(),
    entry: text({ mode: 'json' }).$type<Entry>().notNull(),
    officer: text().notNull(),
    at: integer().notNull(),
    reason: text().notNull(),
  },
  table => [
    index('revisions_by_entry').on(table.entryId, table.number),
    index('revisions_by_kind').on(table.kind, table.number),
  ],
)

export const conversations = sqliteTable('conversations', {
  id: text().primaryKey(),
  channel: text().$type<Channel>().notNull(),
})

/** What was said, masked. `at` is in milliseconds since the epoch. */
export const turns = sqliteTable(
  'turns',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    conversation: text()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    said: text().notNull(),
    at: integer().notNull(),
    kind: text().$type<Turn['kind']>().notNull(),
    entries: text({ mode: 'json' }).$type<string[]>().notNull(),
    topic: text(),
    revision: integer().notNull(),
  },
  table => [index('turns_by_conversation').on(table.conversation, table.id)],
)

/** Messages already seen, so that one sent twice is answered once. */
export const received = sqliteTable(
  'received',
  { channel: text().$type<Channel>().notNull(), message: text().notNull(), at: integer().notNull() },
  table => [primaryKey({ columns: [table.channel, table.message] })],
)

/** Questions waiting for an officer, masked. */
export const inbox = sqliteTable('inbox', {
  id: integer().primaryKey({ autoIncrement: true }),
  question: text().notNull(),
  channel: text().$type<Channel>().notNull(),
  conversation: text().notNull(),
  at: integer().notNull(),
  reason: text().$type<InboxQuestion['reason']>().notNull(),
})

import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Turn } from '../bot/conversation.ts'
import type { InboxQuestion } from '../bot/inbox-store.ts'
import type { Channel } from '../bot/message.ts'
import type { Entry } from '../content/entry.ts'
import type { FairNotice } from '../content/fair.ts'
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
    /** When a scheduled text is to be published; only of the kind 'scheduled'. */
    from: integer('holds_from'),
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
  table => [
    index('turns_by_conversation').on(table.conversation, table.id),
    index('turns_by_time').on(table.at), // figures and retention look at days
  ],
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
  state: text().$type<'open' | 'taken' | 'handled'>().notNull().default('open'),
  /** Who has taken it. */
  officer: text(),
  /** The entry that answers it now. */
  entry: text(),
  handledAt: integer('handled_at'),
  /** Whether the asker wants to be told when there is an answer, and when they were. */
  wantsWord: integer('wants_word', { mode: 'boolean' }).notNull().default(false),
  toldAt: integer('told_at'),
})

/**
 * Messages that a channel has acknowledged and not yet answered: a process that is killed in between finds them again.
 * `step` tells how far the answer got, so that nothing is said twice. The body is deleted when it is done.
 */
export const pending = sqliteTable(
  'pending',
  {
    channel: text().$type<Channel>().notNull(),
    message: text().notNull(),
    /** The update or event as it came, JSON. */
    body: text().notNull(),
    at: integer().notNull(),
    /** Taken for work until then; a process that died leaves it to the next. */
    claimedUntil: integer('claimed_until').notNull().default(0),
    tries: integer().notNull().default(0),
    /** Set before the reply is handed to the platform: from then on it is never sent again. */
    sending: integer(),
  },
  table => [primaryKey({ columns: [table.channel, table.message] }), index('pending_by_claim').on(table.claimedUntil)],
)

/** Chats that cannot be reached any more (blocked, deleted) and are never tried again. */
export const unreachable = sqliteTable(
  'unreachable',
  {
    channel: text().$type<Channel>().notNull(),
    chat: text().notNull(),
    at: integer().notNull(),
    reason: text().notNull(),
  },
  table => [primaryKey({ columns: [table.channel, table.chat] })],
)

/** Who wants to be reminded of job fairs. `stoppedAt` is set by "dừng"; the row stays until the chat is deleted. */
export const subscriptions = sqliteTable(
  'subscriptions',
  {
    channel: text().$type<Channel>().notNull(),
    chat: text().notNull(),
    since: integer().notNull(),
    stoppedAt: integer('stopped_at'),
  },
  table => [primaryKey({ columns: [table.channel, table.chat] })],
)

/** Reminders to send, each at most once for a chat, a fair and an occasion. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    channel: text().$type<Channel>().notNull(),
    chat: text().notNull(),
    /** The fair's id (its planned day), and why: '3-days', '1-day', or 'changed-<number of the change>'. */
    fair: text().notNull(),
    occasion: text().notNull(),
    text: text().notNull(),
    due: integer().notNull(),
    /** Set before it is handed to the platform; a row that has it is never sent again. */
    sending: integer(),
    outcome: text().$type<'sent' | 'failed' | 'dropped'>(),
  },
  table => [
    uniqueIndex('outbox_once').on(table.channel, table.chat, table.fair, table.occasion),
    index('outbox_by_due').on(table.sending, table.due),
  ],
)

/** Officers' changes to job fairs, append-only: the newest for a planned day is what holds. */
export const fairChanges = sqliteTable(
  'fair_changes',
  {
    number: integer().primaryKey({ autoIncrement: true }),
    /** The day the rule gave, YYYY-MM-DD. */
    planned: text().notNull(),
    change: text({ mode: 'json' }).$type<FairNotice>().notNull(),
    officer: text().notNull(),
    at: integer().notNull(),
    reason: text().notNull(),
  },
  table => [index('fair_changes_by_day').on(table.planned, table.number)],
)

/** A conversation that waits for a person, or talks with one. */
export const handoffs = sqliteTable(
  'handoffs',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    conversation: text().notNull(),
    channel: text().$type<Channel>().notNull(),
    state: text().$type<'waiting' | 'talking' | 'ended'>().notNull(),
    askedAt: integer('asked_at').notNull(),
    officer: text(),
    endedAt: integer('ended_at'),
    endedBy: text('ended_by').$type<'citizen' | 'officer' | 'time'>(),
  },
  table => [index('handoffs_by_conversation').on(table.conversation, table.id)],
)

/** What citizens thought of an answer. No words of theirs. */
export const feedback = sqliteTable(
  'feedback',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    conversation: text().notNull(),
    channel: text().$type<Channel>().notNull(),
    entry: text().notNull(),
    revision: integer().notNull(),
    helpful: integer({ mode: 'boolean' }).notNull(),
    reason: text().$type<'wrong' | 'out-of-date' | 'hard-to-understand' | 'not-my-case'>(),
    at: integer().notNull(),
  },
  table => [uniqueIndex('feedback_once').on(table.conversation, table.entry, table.revision)],
)

/** Off-switches, append-only: the newest row of a channel, and of 'all', is what holds. */
export const switches = sqliteTable('switches', {
  number: integer().primaryKey({ autoIncrement: true }),
  channel: text().$type<Channel | 'all'>().notNull(),
  off: integer({ mode: 'boolean' }).notNull(),
  officer: text().notNull(),
  reason: text().notNull(),
  at: integer().notNull(),
})

/** Tokens that a platform renews, each refresh token good once. `version` makes two refreshers notice each other. */
export const tokens = sqliteTable('tokens', {
  name: text().primaryKey(),
  access: text().notNull(),
  refresh: text().notNull(),
  expires: integer().notNull(),
  version: integer().notNull(),
  /** Set while one process is asking for new ones. */
  refreshingUntil: integer('refreshing_until').notNull().default(0),
})

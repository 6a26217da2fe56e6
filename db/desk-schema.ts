import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ContentChange } from '../content/desk/content-change.ts'
import type { Role } from '../content/desk/officer.ts'

/** The tables of the officers' desk. Names of columns in the first five are better-auth's; it reads and writes them. */
export const officers = sqliteTable('officers', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** better-auth wants one; nothing is ever sent to it. */
  email: text().notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
  image: text(),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  username: text().unique(),
  displayUsername: text('display_username'),
  role: text().$type<Role>(),
  banned: integer({ mode: 'boolean' }).default(false),
  banReason: text('ban_reason'),
  banExpires: integer('ban_expires', { mode: 'timestamp_ms' }),
  twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }).default(false),
  /** The password was given by somebody else and must be changed first. */
  mustChangePassword: integer('must_change_password', { mode: 'boolean' }).notNull().default(true),
  /** An administrator requires the second factor of this officer. */
  mustUseTotp: integer('must_use_totp', { mode: 'boolean' }).notNull().default(false),
})

export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
    token: text().notNull().unique(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: text('user_id')
      .notNull()
      .references(() => officers.id, { onDelete: 'cascade' }),
    impersonatedBy: text('impersonated_by'),
  },
  table => [index('sessions_by_officer').on(table.userId)],
)

export const accounts = sqliteTable(
  'accounts',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => officers.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: integer('access_token_expires_at', { mode: 'timestamp_ms' }),
    refreshTokenExpiresAt: integer('refresh_token_expires_at', { mode: 'timestamp_ms' }),
    scope: text(),
    /** A hash. */
    password: text(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  },
  table => [index('accounts_by_officer').on(table.userId)],
)

export const verifications = sqliteTable(
  'verifications',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  },
  table => [index('verifications_by_identifier').on(table.identifier)],
)

export const secondFactors = sqliteTable(
  'second_factors',
  {
    id: text().primaryKey(),
    secret: text().notNull(),
    backupCodes: text('backup_codes').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => officers.id, { onDelete: 'cascade' }),
    verified: integer({ mode: 'boolean' }).default(true),
    failedVerificationCount: integer('failed_verification_count').default(0),
    lockedUntil: integer('locked_until', { mode: 'timestamp_ms' }),
  },
  table => [index('second_factors_by_officer').on(table.userId)],
)

/** How often somebody tried lately; the key is made of an action and a name or an address, hashed. */
export const tries = sqliteTable('tries', {
  id: text().primaryKey(),
  key: text().notNull().unique(),
  count: integer().notNull(),
  lastRequest: integer('last_request').notNull(),
})

/** Codes of second factors that were used, so that none is good twice. */
export const usedCodes = sqliteTable(
  'used_codes',
  { officer: text().notNull(), code: text().notNull(), at: integer().notNull() },
  table => [primaryKey({ columns: [table.officer, table.code] })],
)

/** Every act of an officer, append-only. */
export const acts = sqliteTable(
  'acts',
  {
    number: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    officer: text().notNull(),
    act: text().notNull(),
    /** What was acted upon: an entry's id, an amount's name, an officer's name… */
    subject: text().notNull(),
    reason: text().notNull(),
    /** Hash of this row and the one before, so that a change in the file is noticed. */
    seal: text().notNull(),
  },
  table => [index('acts_by_subject').on(table.subject, table.number)],
)

/** What an officer has typed and not yet saved: one text an officer and entry. */
export const workings = sqliteTable(
  'workings',
  {
    officer: text().notNull(),
    entryId: text('entry_id').notNull(),
    /** The form's fields as typed. */
    fields: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    /** The newest revision of the entry that the officer had read. */
    seen: integer().notNull(),
    at: integer().notNull(),
  },
  table => [primaryKey({ columns: [table.officer, table.entryId] })],
)

/** Officers' changes to amounts, synonyms and signs of danger, append-only: the newest published one holds. */
export const contentChanges = sqliteTable(
  'content_changes',
  {
    number: integer().primaryKey({ autoIncrement: true }),
    part: text().$type<ContentChange['part']>().notNull(),
    key: text().notNull(),
    kind: text().$type<ContentChange['kind']>().notNull(),
    value: text({ mode: 'json' }).$type<ContentChange['value']>().notNull(),
    officer: text().notNull(),
    at: integer().notNull(),
    reason: text().notNull(),
  },
  table => [
    index('content_changes_by_key').on(table.part, table.key, table.number),
    index('content_changes_by_kind').on(table.kind, table.number),
  ],
)

/** What the link checker saw last. */
export const links = sqliteTable('links', {
  url: text().primaryKey(),
  checkedAt: integer('checked_at').notNull(),
  /** The HTTP status, or 0 when nobody answered. */
  status: integer().notNull(),
  failingSince: integer('failing_since'),
})

/** Work done once when it is due, whoever gets there first. */
export const jobs = sqliteTable(
  'jobs',
  { job: text().notNull(), due: integer().notNull(), at: integer().notNull() },
  table => [primaryKey({ columns: [table.job, table.due] })],
)

/** Settings that officers make, and the desk's own secret when none is set. */
export const deskSettings = sqliteTable('desk_settings', {
  name: text().primaryKey(),
  value: text().notNull(),
})

import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Database } from './database.ts'
import * as schema from './schema.ts'

const MIGRATIONS = fileURLToPath(new URL('../db/migrations', import.meta.url))

/**
 * Opens (and creates, and migrates) a SQLite file; `:memory:` for tests.
 * Throws one readable Error when the file cannot be used.
 */
export function openSqlite(file: string): { database: Database; close(): void } {
  try {
    return opened(file)
  } catch (cause) {
    throw new Error(
      `Không mở được cơ sở dữ liệu "${file}" (${(cause as Error).message}). ` +
        'Hãy kiểm tra quyền ghi vào thư mục, hoặc đặt DATABASE_FILE tới một tệp ghi được.',
      { cause },
    )
  }
}

function opened(file: string): ReturnType<typeof openSqlite> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const client = new Sqlite(file)
  try {
    const query = drizzle(client, { schema })
    prepare(client)
    migrate(query, { migrationsFolder: MIGRATIONS })
    return {
      database: { query: query as unknown as Database['query'], batch: batchOn(client) },
      close: () => client.close(),
    }
  } catch (fault) {
    client.close()
    throw fault
  }
}

function prepare(client: Sqlite.Database): void {
  // The busy timeout lets a backup or a second process work beside us.
  client.pragma('busy_timeout = 5000')
  client.pragma('journal_mode = WAL')
  // FULL: an acknowledged message survives a power cut.
  client.pragma('synchronous = FULL')
  client.pragma('foreign_keys = ON')
  // SQLite opens a read-only file without complaint; better to hear of it now than at the first message.
  client.exec('BEGIN IMMEDIATE; ROLLBACK')
}

function batchOn(client: Sqlite.Database): Database['batch'] {
  return async statements => {
    client.transaction(() => {
      for (const statement of statements) (statement as unknown as { run(): unknown }).run()
    })()
  }
}

/** Copies a database as it is at one moment, while others read and write it, into one new file. */
export async function copySqlite(file: string, to: string): Promise<void> {
  const client = new Sqlite(file, { fileMustExist: true, readonly: true })
  try {
    await client.backup(to)
  } finally {
    client.close()
  }
  const copy = new Sqlite(to)
  copy.pragma('journal_mode = DELETE') // one file, without a log beside it that could be left behind
  copy.close()
}

/** Opens a file only to look at it: nothing is created, migrated or written. Throws when it is no database. */
export function lookIntoSqlite(file: string): {
  database: Database
  /** What SQLite finds damaged; nothing when it is whole. */
  damage(): string[]
  /** The migrations it has had that these sources do not know. */
  unknownMigrations(): number
  close(): void
} {
  const client = new Sqlite(file, { fileMustExist: true, readonly: true })
  const query = drizzle(client, { schema }) as unknown as Database['query']
  return {
    database: { query, batch: () => Promise.reject(new Error('this file is only looked at')) },
    damage: () =>
      ['integrity_check', 'foreign_key_check']
        .flatMap(check => client.pragma(check) as Record<string, unknown>[])
        .map(row => Object.values(row).join(' '))
        .filter(says => says !== 'ok'),
    unknownMigrations() {
      const known = new Set(readMigrationFiles({ migrationsFolder: MIGRATIONS }).map(({ hash }) => hash))
      const had = client.prepare('SELECT hash FROM __drizzle_migrations').all() as { hash: string }[]
      return had.filter(({ hash }) => !known.has(hash)).length
    },
    close: () => client.close(),
  }
}

/**
 * Does something to a file while nobody else has it open; false, and nothing done, when somebody has. What its log
 * still held is in the file by then, and the log is gone. Of a file that is no database nobody can tell: it is done.
 */
export function whileUnused(file: string, work: () => void): boolean {
  const client = new Sqlite(file, { fileMustExist: true, timeout: 0 })
  try {
    // Every connection in WAL mode holds a lock as long as it is open, so leaving WAL mode succeeds only for the last.
    client.pragma('journal_mode = DELETE')
    client.exec('BEGIN EXCLUSIVE')
  } catch (fault) {
    client.close()
    const { code = '' } = fault as { code?: string }
    if (code.startsWith('SQLITE_BUSY')) return false
    if (!/^SQLITE_(?:NOTADB|CORRUPT)/.test(code)) throw fault
    work()
    return true
  }
  try {
    work()
  } finally {
    client.close()
  }
  return true
}

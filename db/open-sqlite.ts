import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
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

import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import type { Database } from './database.ts'
import * as schema from './schema.ts'

const MIGRATIONS = fileURLToPath(new URL('migrations', import.meta.url))

/**
 * Opens (and creates, and migrates) a SQLite file; `:memory:` for tests.
 * Throws one readable Error when the file cannot be written.
 */
export function openSqlite(file: string): { database: Database; close(): void } {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
    const client = new Sqlite(file)
    // FULL: an acknowledged message survives a power cut. The busy timeout lets the backup read beside us.
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000', 'foreign_keys = ON']) client.pragma(pragma)
    const query = drizzle(client, { schema })
    migrate(query, { migrationsFolder: MIGRATIONS })
    return {
      database: {
        query: query as unknown as Database['query'],
        async batch(statements) {
          client.transaction(() => {
            for (const statement of statements) (statement as unknown as { run(): unknown }).run()
          })()
        },
      },
      close: () => client.close(),
    }
  } catch (cause) {
    throw new Error(
      `Không mở được cơ sở dữ liệu "${file}". Hãy kiểm tra quyền ghi vào thư mục, hoặc đặt DATABASE_FILE tới một tệp ghi được. (${(cause as Error).message})`,
      { cause },
    )
  }
}

import { sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type * as schema from './schema.ts'

type Drizzle = BaseSQLiteDatabase<'sync' | 'async', unknown, typeof schema>

/** One statement that `batch` can run with others. */
export type Statement = BatchItem<'sqlite'>

/**
 * The database as the stores see it on both runtimes. D1 has no interactive transactions, so there is none here:
 * statements that belong together go through one `batch`, which runs all or none.
 */
export interface Database {
  query: Omit<Drizzle, 'transaction'>
  batch(statements: [Statement, ...Statement[]]): Promise<void>
}

/** Resolves when the database answers. */
export async function ping({ query }: Database): Promise<void> {
  await query.run(sql`SELECT 1`)
}

import { drizzle } from 'drizzle-orm/d1'
import type { Database } from './database.ts'
import * as schema from './schema.ts'

/** A D1 binding, as drizzle takes it. */
export type D1Binding = Parameters<typeof drizzle>[0]

/** A D1 database whose migrations wrangler has applied. */
export function openD1(binding: D1Binding): Database {
  const query = drizzle(binding, { schema })
  return {
    query: query as unknown as Database['query'],
    async batch(statements) {
      await query.batch(statements)
    },
  }
}

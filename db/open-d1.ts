import { drizzle } from 'drizzle-orm/d1'
import type { Database } from './database.ts'
import * as schema from './schema.ts'

/** What is used of a D1 binding. Drizzle's own type needs Cloudflare's types and is `any` without them. */
export interface D1Binding {
  prepare(sql: string): object
  batch(statements: never[]): Promise<object>
}

/** A D1 database whose migrations wrangler has applied; the same for the same binding, so that what is made for it is kept. */
export function openD1(binding: D1Binding): Database {
  const open = opened.get(binding) ?? openedOn(binding)
  opened.set(binding, open)
  return open
}
const opened = new WeakMap<D1Binding, Database>()

function openedOn(binding: D1Binding): Database {
  const query = drizzle(binding, { schema })
  return {
    query: query as unknown as Database['query'],
    async batch(statements) {
      await query.batch(statements)
    },
  }
}

import { readdirSync, readFileSync } from 'node:fs'
import type { Miniflare } from 'miniflare'

const MIGRATIONS = new URL('../../db/migrations/', import.meta.url)

/** Runs the project's migrations on a D1 database, as `wrangler d1 migrations apply` does. */
export async function migrateD1(binding: Awaited<ReturnType<Miniflare['getD1Database']>>): Promise<void> {
  const statements = readdirSync(MIGRATIONS)
    .filter(file => file.endsWith('.sql'))
    .sort()
    .flatMap(file => readFileSync(new URL(file, MIGRATIONS), 'utf8').split('--> statement-breakpoint'))
  await binding.batch(statements.map(statement => binding.prepare(statement)))
}

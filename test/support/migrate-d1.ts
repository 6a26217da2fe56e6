import { readdirSync, readFileSync } from 'node:fs'
import type { Miniflare } from 'miniflare'

const MIGRATIONS = new URL('../../db/migrations/', import.meta.url)

/** The project's migrations, statement by statement, in order. */
export function migrationStatements(): string[] {
  return readdirSync(MIGRATIONS)
    .filter(file => file.endsWith('.sql'))
    .sort()
    .flatMap(file => readFileSync(new URL(file, MIGRATIONS), 'utf8').split('--> statement-breakpoint'))
}

/** Runs them on a D1 database, as `wrangler d1 migrations apply` does. */
export async function migrateD1(binding: Awaited<ReturnType<Miniflare['getD1Database']>>): Promise<void> {
  await binding.batch(migrationStatements().map(statement => binding.prepare(statement)))
}

import { readdirSync, readFileSync } from 'node:fs'
import type { Miniflare } from 'miniflare'
import type { D1Binding } from '../../db/open-d1.ts'

const MIGRATIONS = new URL('../../db/migrations/', import.meta.url)

/** The project's migrations, statement by statement, in order. */
function migrationStatements(): string[] {
  return readdirSync(MIGRATIONS)
    .filter(file => file.endsWith('.sql'))
    .sort()
    .flatMap(file => readFileSync(new URL(file, MIGRATIONS), 'utf8').split('--> statement-breakpoint'))
}

/** Runs them on a D1 database, as `wrangler d1 migrations apply` does. */
export async function migrateD1(binding: D1Binding): Promise<void> {
  await binding.batch(migrationStatements().map(statement => binding.prepare(statement)) as never[])
}

/** A Worker that does with its D1 databases what `d1Inside` asks for. */
export const D1_INSIDE = `export default {
  async fetch(request, env) {
    const { name, how, statements } = await request.json()
    const ready = statements.map(({ sql, values }) => env[name].prepare(sql).bind(...values))
    try {
      return Response.json(how === 'batch' ? await env[name].batch(ready) : await ready[0][how]())
    } catch (fault) {
      return new Response(fault.message, { status: 500 })
    }
  },
}`

/**
 * A D1 database inside a runtime of that Worker, one request for each use. Miniflare's own way in blocks our thread for
 * every `prepare` and `bind`; on a busy machine a late wake-up of one call ends the next one, and all after that fail.
 */
export function d1Inside(runtime: Miniflare, name: string): D1Binding {
  const ask = async (how: 'run' | 'all' | 'raw' | 'batch', statements: readonly Statement[]) => {
    const body = JSON.stringify({ name, how, statements })
    const answered = await runtime.dispatchFetch('http://inside', { method: 'POST', body })
    if (!answered.ok) throw new Error(await answered.text())
    return (await answered.json()) as object
  }
  const prepared = (sql: string, values: readonly unknown[] = []) => ({
    sql,
    values,
    bind: (...bound: unknown[]) => prepared(sql, bound),
    run: () => ask('run', [{ sql, values }]),
    all: () => ask('all', [{ sql, values }]),
    raw: () => ask('raw', [{ sql, values }]),
  })
  return { prepare: sql => prepared(sql), batch: statements => ask('batch', statements) }
}

interface Statement {
  sql: string
  values: readonly unknown[]
}

import { Miniflare } from 'miniflare'
import { afterAll, beforeAll } from 'vitest'
import type { Database } from '../../db/database.ts'
import { openD1 } from '../../db/open-d1.ts'
import { migrationStatements } from '../support/migrate-d1.ts'
import { promisesOfADatabase } from './database.ts'

// Each test takes the next empty database: starting a runtime for each would cost a minute.
const DATABASES = Array.from({ length: 150 }, (_, number) => `DB${number}`)

// Migrated inside the runtime. From outside each statement is a call of miniflare's blocking proxy, and after some
// thousands of these it loses count: every later call then fails.
const MIGRATES = `export default {
  async fetch(request, env) {
    const { name, statements } = await request.json()
    await env[name].batch(statements.map(statement => env[name].prepare(statement)))
    return new Response('done')
  },
}`

let runtime: Miniflare
const unused = [...DATABASES]

beforeAll(async () => {
  runtime = new Miniflare({ modules: true, script: MIGRATES, d1Databases: DATABASES, cf: false })
  await runtime.ready
})
afterAll(() => runtime.dispose())

promisesOfADatabase('on D1', async () => migrated(unused.shift()!))

async function migrated(name: string): Promise<Database> {
  const body = JSON.stringify({ name, statements: migrationStatements() })
  const answered = await runtime.dispatchFetch('http://migrate', { method: 'POST', body })
  if (!answered.ok) throw new Error(`The migrations failed on D1: ${await answered.text()}`)
  return openD1(await runtime.getD1Database(name))
}

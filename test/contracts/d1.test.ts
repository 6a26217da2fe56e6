import { readdirSync, readFileSync } from 'node:fs'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll } from 'vitest'
import type { Database } from '../../db/database.ts'
import { openD1 } from '../../db/open-d1.ts'
import { promisesOfADatabase } from './database.ts'

const MIGRATIONS = new URL('../../db/migrations/', import.meta.url)
// Each test takes the next empty database: starting a runtime for each would cost a minute.
const DATABASES = Array.from({ length: 60 }, (_, number) => `DB${number}`)

let runtime: Miniflare
const unused = [...DATABASES]

beforeAll(async () => {
  runtime = new Miniflare({ modules: true, script: 'export default {}', d1Databases: DATABASES, cf: false })
  await runtime.ready
})
afterAll(() => runtime.dispose())

promisesOfADatabase('on D1', async () => migrated(unused.shift()!))

async function migrated(name: string): Promise<Database> {
  const binding = await runtime.getD1Database(name)
  const files = readdirSync(MIGRATIONS)
    .filter(file => file.endsWith('.sql'))
    .sort()
  const statements = files.flatMap(file =>
    readFileSync(new URL(file, MIGRATIONS), 'utf8').split('--> statement-breakpoint'),
  )
  await binding.batch(statements.map(statement => binding.prepare(statement)))
  return openD1(binding)
}

import { Miniflare } from 'miniflare'
import { afterAll, beforeAll } from 'vitest'
import type { Database } from '../../db/database.ts'
import { openD1 } from '../../db/open-d1.ts'
import { migrateD1 } from '../support/migrate-d1.ts'
import { promisesOfADatabase } from './database.ts'

// Each test takes the next empty database: starting a runtime for each would cost a minute.
const DATABASES = Array.from({ length: 150 }, (_, number) => `DB${number}`)

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
  await migrateD1(binding)
  return openD1(binding)
}

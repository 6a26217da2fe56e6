import { Miniflare } from 'miniflare'
import { afterAll, beforeAll } from 'vitest'
import type { Database } from '../../db/database.ts'
import { openD1 } from '../../db/open-d1.ts'
import { D1_INSIDE, d1Inside, migrateD1 } from '../support/d1.ts'
import { promisesOfADatabase } from './database.ts'

// Each test takes the next empty database: starting a runtime for each would cost a minute.
const DATABASES = Array.from({ length: 150 }, (_, number) => `DB${number}`)

let runtime: Miniflare
const unused = [...DATABASES]

beforeAll(async () => {
  runtime = new Miniflare({ modules: true, script: D1_INSIDE, d1Databases: DATABASES, cf: false })
  await runtime.ready
})
afterAll(() => runtime.dispose())

promisesOfADatabase('on D1', async () => migrated(unused.shift()!))

async function migrated(name: string): Promise<Database> {
  const binding = d1Inside(runtime, name)
  await migrateD1(binding)
  return openD1(binding)
}

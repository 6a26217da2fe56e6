import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { learnedIn } from '../../content/checked.ts'
import { Library } from '../../content/library.ts'
import { officers, sessions } from '../../db/desk-schema.ts'
import { openSqlite } from '../../db/open-sqlite.ts'
import { memoryIn } from '../../web/wiring.ts'
import { openDesk } from '../support/desk.ts'
import { knowledge } from '../support/knowledge.ts'
import { serveOpened } from '../support/serve-app.ts'
import { servePlanted } from './planted.ts'
import { missingTools, type Scan, type Scanned, sqlmap, type Target, wapiti } from './scanners.ts'
import { targetsOf } from './targets.ts'

/**
 * `npm run scan [-- SECONDS]` lets wapiti and sqlmap loose on the whole app, signed in as an administrator, and on a
 * server with planted faults. 0: nothing was found but the plants; 1: something was, or a plant was not; 2: no tools.
 */
const SECONDS = Number(process.argv[2] ?? 200) // for each tool and server
const AVOID = ['/officer/sign-out', '/officer/me/sessions', '/officer/me/other-sessions', '/officer/password']

const missing = missingTools()
if (missing.length > 0) {
  console.error(`Chưa có ${missing.join(', ')}. Trên Debian: apt-get install -y ${missing.join(' ')}`)
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'scan-'))
const folderOf = (name: string) => {
  mkdirSync(join(folder, name))
  return join(folder, name)
}

const { database } = openSqlite(join(folder, 'scan.sqlite'))
const memory = memoryIn(database, new Library(knowledge().content, learnedIn(), knowledge()))
// No addresses of clients are known, as behind a proxy without TRUSTED_IP_HEADER: no limit by address holds.
const app = await serveOpened(await openDesk({ memory, database, now: Date.now }))
const planted = await servePlanted()

await keepSignedIn()
const signedIn = { Cookie: app.administrator.cookie, 'Sec-Fetch-Site': 'same-origin' }
const targets = await targetsOf(app.address, signedIn, AVOID)
const scans: Record<string, Omit<Scan, 'folder'>> = {
  'cài lỗi sẵn': {
    address: planted.address,
    targets: ['/', '/fair?id=1', '/hello?name=Lan'].map((path): Target => ({ method: 'GET', path })),
    headers: {},
    seconds: SECONDS,
  },
  'cả ứng dụng': { address: app.address, targets, headers: signedIn, seconds: SECONDS },
}

let isFailed = false
const table: Record<string, string | number>[] = []
for (const [name, scan] of Object.entries(scans)) {
  const tools = { wapiti, sqlmap }
  await Promise.all(
    Object.entries(tools).map(async ([tool, does]) => {
      const begun = Date.now()
      const found: Scanned = await does({ ...scan, folder: folderOf(`${tool}-${name}`.replaceAll(' ', '-')) })
      table.push({
        tool,
        target: name,
        'địa chỉ, biểu mẫu': scan.targets.length,
        giây: Math.round((Date.now() - begun) / 1000),
        'bị dừng': found.isCutOff ? 'có' : '',
        'tìm thấy': found.findings.length,
        'lỗi máy chủ': found.errors.length,
      })
      for (const each of [...found.findings, ...found.errors]) console.log(`${tool}, ${name}: ${each}`)
      const isPlanted = scan.address === planted.address
      const text = found.findings.join('\n')
      const hasFound = /\/fair/.test(text) && (tool !== 'wapiti' || /\/hello/.test(text))
      if (isPlanted ? !hasFound : found.findings.length + found.errors.length > 0) isFailed = true
    }),
  )
}
console.table(table)

console.log(`Nhật ký của công cụ: ${folder}`)
planted.close()
await app.close()
process.exit(isFailed ? 1 : 0)

/** The tools press every button, also those that end the administrator's session or disable them: each second undoes it. */
async function keepSignedIn(): Promise<void> {
  const { query } = database
  const people = await query.select().from(officers)
  const held = await query.select().from(sessions)
  setInterval(async () => {
    for (const person of people)
      await query.insert(officers).values(person).onConflictDoUpdate({ target: officers.id, set: person })
    await query.insert(sessions).values(held).onConflictDoNothing()
  }, 1000).unref()
}

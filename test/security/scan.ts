import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { learnedIn } from '../../content/checked.ts'
import { Library } from '../../content/library.ts'
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

const session = await app.administrator.get('/officer/me')
if (session.status !== 200) {
  console.error('Phiên làm việc đã mất giữa chừng: phần sau chỉ thử trang đăng nhập.')
  isFailed = true
}
console.log(`Nhật ký của công cụ: ${folder}`)
planted.close()
await app.close()
process.exit(isFailed ? 1 : 0)

/**
 * `npm run --silent restore -- FILE` checks a copy and puts it in the place of the database, with the service stopped.
 * The database that was there stays beside it. `--broken-seals` takes a copy whose log of acts was changed, too.
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { restore } from '../db/backup.ts'
import { readConfig } from './config.ts'
import { stampOf } from './file-stamp.ts'

try {
  const { values, positionals } = parseArgs({
    options: { 'broken-seals': { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [copy] = positionals
  if (!copy) throw new Error('Viết tên bản sao: npm run restore -- data/backups/hoi-dap-….sqlite')
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { DATABASE_FILE } = readConfig(process.env)
  const aside = `${DATABASE_FILE}.truoc-${stampOf(Date.now())}`
  const { keptAside } = await restore(copy, DATABASE_FILE, aside, values['broken-seals'])
  console.log(`Đã phục hồi ${DATABASE_FILE} từ ${copy}. Có thể chạy lại dịch vụ.`)
  if (keptAside) console.log(`Cơ sở dữ liệu trước đó còn ở ${aside}; xóa khi đã xem lại và không cần nữa.`)
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
}

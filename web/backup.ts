/**
 * `npm run --silent backup` copies the database, while the service runs, to data/backups/hoi-dap-DATE.sqlite;
 * `npm run backup -- FILE` to another place. The copy is checked before it gets its name.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { backUp } from '../db/backup.ts'
import { readConfig } from './config.ts'
import { stampOf } from './file-stamp.ts'

try {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { DATABASE_FILE } = readConfig(process.env)
  const to = process.argv[2] ?? join('data', 'backups', `hoi-dap-${stampOf(Date.now())}.sqlite`)
  const { brokenAct } = await backUp(DATABASE_FILE, to)
  console.log(`Đã sao lưu vào ${to} và kiểm tra: bản sao nguyên vẹn. Tệp có lời người dân, hãy cất như hồ sơ mật.`)
  if (brokenAct !== undefined) {
    console.error(
      `Chú ý: nhật ký cán bộ đã bị sửa từ dòng số ${brokenAct}. Báo ngay người phụ trách an toàn thông tin.`,
    )
    process.exitCode = 1
  }
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
}

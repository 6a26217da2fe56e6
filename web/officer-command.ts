/**
 * `npm run --silent officer -- add NAME ROLE` makes an officer and says the password for the first sign-in; `list`
 * shows all; `reset NAME` gives a new password and takes the second factor away; `disable NAME` locks the account.
 * ROLE is bien-tap, duyet or quan-tri (writer, approver, administrator).
 */
import { existsSync } from 'node:fs'
import { openSqlite } from '../db/open-sqlite.ts'
import { readConfig } from './config.ts'
import { commandOfficers } from './officer/accounts-command.ts'

try {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { DATABASE_FILE, DESK_SECRET } = readConfig(process.env)
  const { database, close } = openSqlite(DATABASE_FILE)
  const said = await commandOfficers(process.argv.slice(2), {
    database,
    ...(DESK_SECRET ? { deskSecret: DESK_SECRET } : {}),
  })
  for (const line of said) console.log(line)
  if (said.length === 0) console.log('Chưa có cán bộ nào. Thêm người đầu tiên: npm run officer -- add TÊN quan-tri')
  close()
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exit(1)
}

import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Sqlite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { actsIn } from '../../db/acts.ts'
import { backUp, restore } from '../../db/backup.ts'
import { conversationsIn } from '../../db/conversations.ts'
import type { Database } from '../../db/database.ts'
import { openSqlite } from '../../db/open-sqlite.ts'
import { turn } from '../contracts/conversation-store.ts'

const act = { at: 1, officer: 'Lan', act: 'Lưu nháp', subject: 'bhtn-nop-ho-so', reason: 'thử' }
const ROOT = new URL('../..', import.meta.url).pathname

let folder: string
let [file, copy, aside] = ['', '', '']
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sao-luu-'))
  ;[file, copy, aside] = [join(folder, 'hoi-dap.sqlite'), join(folder, 'kho', 'copy.sqlite'), join(folder, 'truoc')]
})
afterEach(() => rmSync(folder, { recursive: true }))

const tablesOf = async ({ query }: Database) =>
  (await query.all<{ name: string }>(sql`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rootpage`))
    .map(({ name }) => name)
    .filter(name => !/^sqlite_/.test(name))

/** Everything in every table, in the order it was written. */
async function everything(database: Database): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {}
  for (const name of await tablesOf(database))
    found[name] = await database.query.all(sql`SELECT * FROM ${sql.identifier(name)} ORDER BY rowid`)
  return found
}

/** One row in each table, whatever columns it has or will have. */
async function fillEvery(database: Database): Promise<void> {
  const refersTo: Record<string, string> = { user_id: 'officers', conversation: 'conversations' }
  const fill = async (table: string): Promise<void> => {
    const columns = await database.query.all<{ name: string; type: string }>(
      sql`SELECT name, lower(type) AS type FROM pragma_table_info(${table})`,
    )
    const values = columns.map(({ name, type }) =>
      refersTo[name]
        ? `${refersTo[name]}-id`
        : name === 'id' && type === 'text'
          ? `${table}-id`
          : type === 'integer'
            ? 7
            : `"${name} có dấu"`,
    )
    const names = sql.join(
      columns.map(({ name }) => sql.identifier(name)),
      sql`, `,
    )
    await database.query.run(
      sql`INSERT INTO ${sql.identifier(table)} (${names}) VALUES (${sql.join(
        values.map(value => sql`${value}`),
        sql`, `,
      )})`,
    )
  }
  const others = (await tablesOf(database)).filter(name => name !== 'acts' && !name.startsWith('__'))
  const first = ['officers', 'conversations']
  for (const table of [...first, ...others.filter(name => !first.includes(name))]) await fill(table)
  await actsIn(database).add(act)
}

describe('A backup', () => {
  it('holds all that was acknowledged before it began, in every table, while another goes on writing', async () => {
    const service = openSqlite(file)
    await fillEvery(service.database)
    const before = await everything(service.database)
    expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([])

    const writer = openSqlite(file)
    const talks = conversationsIn(writer.database)
    await talks.open('telegram', '7', 1)
    let isGoing = true
    const writing = (async () => {
      for (let at = 0; isGoing; at++) {
        await talks.keep('7', { ...turn(), said: `câu ${at}` }, at)
        await new Promise(setImmediate)
      }
    })()
    expect(await backUp(file, copy)).toEqual({ brokenAct: undefined })
    isGoing = false
    await writing
    writer.close()
    service.close()

    const place = join(folder, 'máy mới', 'hoi-dap.sqlite')
    expect(await restore(copy, place, aside)).toEqual({ brokenAct: undefined, keptAside: false })
    const restored = openSqlite(place)
    const after = await everything(restored.database)
    restored.close()
    for (const [table, rows] of Object.entries(before))
      expect([table, after[table]]).toEqual([table, expect.arrayContaining(rows)])
    expect(readdirSync(join(folder, 'kho'))).toEqual(['copy.sqlite'])
    expect(statSync(copy).mode & 0o077).toBe(0)
  })

  it('never writes over an older one', async () => {
    openSqlite(file).close()
    await backUp(file, copy)
    const kept = readFileSync(copy)
    await expect(backUp(file, copy)).rejects.toThrow('không bị ghi đè')
    expect(readFileSync(copy).equals(kept)).toBe(true)
  })

  it('says that the log of acts was changed, and still copies what there is', async () => {
    const { database, close } = openSqlite(file)
    await actsIn(database).add(act)
    await tamper(database)
    expect(await backUp(file, copy)).toEqual({ brokenAct: 1 })
    close()
    await expect(restore(copy, file, aside)).rejects.toThrow('Nhật ký trong bản sao đã bị sửa từ dòng số 1')
    expect(await restore(copy, file, aside, true)).toEqual({ brokenAct: 1, keptAside: true })
  })

  it('is made and put back by the two commands', async () => {
    const { database, close } = openSqlite(file)
    await fillEvery(database)
    const before = await everything(database)
    const run = (script: string, ...words: string[]) =>
      promisify(execFile)('node', ['--import', 'tsx', join(ROOT, script), ...words], {
        cwd: ROOT,
        env: { ...process.env, DATABASE_FILE: file },
        timeout: 15_000,
      })
    expect((await run('web/backup.ts', copy)).stdout).toContain('bản sao nguyên vẹn')
    await expect(run('web/restore.ts', copy)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Dừng dịch vụ'),
    })
    await actsIn(database).add({ ...act, reason: 'sau khi sao lưu' })
    close()
    expect((await run('web/restore.ts', copy)).stdout).toContain('Có thể chạy lại dịch vụ')
    const restored = openSqlite(file)
    expect(await everything(restored.database)).toEqual(before)
    restored.close()
    const old = openSqlite(join(folder, readdirSync(folder).find(name => name.includes('.truoc-'))!))
    expect(await actsIn(old.database).list({ limit: 9 })).toHaveLength(2)
    old.close()
  }, 40_000)
})

describe('A restore', () => {
  beforeEach(async () => {
    const { database, close } = openSqlite(file)
    await actsIn(database).add(act)
    await backUp(file, copy)
    await actsIn(database).add(act)
    close()
  })
  const actsNow = async () => {
    const { database, close } = openSqlite(file)
    const { length } = await actsIn(database).list({ limit: 9 })
    close()
    return length
  }
  const leftovers = () => readdirSync(folder).filter(name => name.endsWith('.part') || name === 'truoc')

  it('does nothing while the service has the file open, though it is idle', async () => {
    const service = openSqlite(file)
    await expect(restore(copy, file, aside)).rejects.toThrow('Dừng dịch vụ')
    service.close()
    expect(leftovers()).toEqual([])
    expect(await actsNow()).toBe(2)
  })

  it.each([
    ['cut short', () => truncateSync(copy, statSync(copy).size - 4096)],
    ['damaged inside', () => writeFileSync(copy, readFileSync(copy).fill(7, statSync(copy).size - 4096))],
    ['no database', () => writeFileSync(copy, 'xin chào'.repeat(1000))],
    ['empty', () => writeFileSync(copy, '')],
    [
      'of a newer version',
      () => changeCopy(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('mới', 9e15)`),
    ],
  ])('takes no copy that is %s', async (_, spoil) => {
    await spoil()
    await expect(restore(copy, file, aside)).rejects.toThrow(/^(?:Bản sao|Tệp này không phải)/)
    expect(leftovers()).toEqual([])
    expect(await actsNow()).toBe(2)
  })

  it('helps when the database itself is ruined, and takes nothing of its log over', async () => {
    writeFileSync(file, 'hỏng'.repeat(5000))
    writeFileSync(`${file}-wal`, 'nhật ký cũ')
    expect((await restore(copy, file, aside)).keptAside).toBe(true)
    expect(existsSync(`${file}-wal`)).toBe(false)
    expect(await actsNow()).toBe(1)
    expect(readFileSync(aside, 'utf8')).toContain('hỏng')
  })

  it('brings an older copy up to these sources’ tables', async () => {
    rmSync(copy)
    const [{ hash, folderMillis, sql: statements }] = readMigrationFiles({
      migrationsFolder: `${ROOT}db/migrations`,
    }) as [MigrationMeta]
    const older = new Sqlite(copy)
    older.exec(statements.join(';'))
    older.exec('CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)')
    older.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run(hash, folderMillis)
    older.exec(`INSERT INTO conversations VALUES ('7', 'telegram')`)
    older.close()
    await restore(copy, file, aside)
    expect(await actsNow()).toBe(0)
    expect(new Sqlite(file).prepare('SELECT id FROM conversations').all()).toEqual([{ id: '7' }])
  })

  async function changeCopy(statement: string): Promise<void> {
    const { database, close } = openSqlite(copy)
    await database.query.run(sql.raw(statement))
    await database.query.run(sql`PRAGMA journal_mode = DELETE`)
    close()
  }
})

/** As somebody with the file and a tool would. */
async function tamper({ query }: Database): Promise<void> {
  const triggers = await query.all<{ name: string }>(
    sql`SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'acts'`,
  )
  for (const { name } of triggers) await query.run(sql`DROP TRIGGER ${sql.identifier(name)}`)
  await query.run(sql`UPDATE acts SET officer = 'Hạnh'`)
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { conversationsIn } from '../../db/conversations.ts'
import { type Database, ping } from '../../db/database.ts'
import { inboxIn } from '../../db/inbox.ts'
import { openSqlite } from '../../db/open-sqlite.ts'
import { revisionsIn } from '../../db/revisions.ts'
import { turn } from './conversation-store.ts'
import { promisesOfADatabase } from './database.ts'
import { revision } from './entry-store.ts'
import { question } from './inbox-store.ts'

let folder: string
let opened: { close(): void }[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoi-dap-'))
  opened = []
})
afterEach(() => {
  for (const each of opened) each.close()
  rmSync(folder, { recursive: true })
})

function open(file: string): Database {
  const { database, close } = openSqlite(file)
  opened.push({ close })
  return database
}

promisesOfADatabase('on SQLite in memory', async () => open(':memory:'))
promisesOfADatabase('on a SQLite file', async () => open(join(folder, 'new', 'folder', 'hoi-dap.sqlite')))

describe('A restart', () => {
  it('keeps everything', async () => {
    const file = join(folder, 'hoi-dap.sqlite')
    const before = openSqlite(file)
    await revisionsIn(before.database).append(revision(), 0)
    const talk = conversationsIn(before.database)
    await talk.open('telegram', '7', 6)
    await talk.keep('7', turn(), 1)
    await talk.firstSight('telegram', '77', 1)
    await inboxIn(before.database).add(question())
    before.close()

    const after = open(file)
    expect(await revisionsIn(after).liveAfter(0)).toEqual([{ number: 1, ...revision() }])
    expect((await conversationsIn(after).open('telegram', '7', 6)).turns).toEqual([turn()])
    expect(await conversationsIn(after).firstSight('telegram', '77', 2)).toBe(false)
    expect(await inboxIn(after).waiting(10)).toEqual([{ id: 1, ...question() }])
  })
})

describe('Two processes on one file', () => {
  it('see each other: a stale edit and a repeated message are refused', async () => {
    const [one, other] = [open(join(folder, 'a.sqlite')), open(join(folder, 'a.sqlite'))]
    expect(await revisionsIn(one).append(revision(), 0)).toBe(1)
    expect(await revisionsIn(other).append(revision(), 0)).toBeUndefined()
    expect(await conversationsIn(one).firstSight('web', '1', 1)).toBe(true)
    expect(await conversationsIn(other).firstSight('web', '1', 1)).toBe(false)
  })
})

describe('A year of turns', () => {
  it.each([
    ['figures', sql`SELECT kind, count(*) FROM turns WHERE at >= 1 AND at < 2 AND said NOT LIKE '&%' GROUP BY kind`],
    ['retention', sql`DELETE FROM turns WHERE rowid IN (SELECT rowid FROM turns WHERE at < 1 LIMIT 100)`],
  ])('is not read from end to end for a few days of it: %s', async (_, statement) => {
    const { query } = open(':memory:')
    const plan = await query.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${statement}`)
    const says = plan.map(({ detail }) => detail).join('; ')
    expect(says).toContain('turns_by_time')
    expect(says).not.toContain('SCAN turns')
  })
})

describe('A SQLite file', () => {
  it('survives a power cut and waits for a writer: WAL, FULL, 5 s, foreign keys', async () => {
    const { query } = open(join(folder, 'a.sqlite'))
    const pragma = async (name: string) => Object.values((await query.get<object>(sql.raw(`PRAGMA ${name}`)))!)[0]
    expect(await Promise.all(['journal_mode', 'synchronous', 'busy_timeout', 'foreign_keys'].map(pragma))).toEqual([
      'wal',
      2,
      5000,
      1,
    ])
  })

  it('no longer answers a ping when closed', async () => {
    const { database, close } = openSqlite(':memory:')
    close()
    await expect(ping(database)).rejects.toThrow()
  })

  it.each([
    ['below a file instead of a folder', (file: string) => join(file, 'hoi-dap.sqlite')],
    ['that is not a database', (file: string) => file],
  ])('%s is refused in one sentence that says what to do', (_, path) => {
    const note = join(folder, 'note.txt')
    writeFileSync(note, 'Đây không phải cơ sở dữ liệu. '.repeat(100))
    const refused = faultOf(() => openSqlite(path(note)))
    expect(refused.message).toEqual(expect.stringContaining(path(note)))
    expect(refused.message).toEqual(expect.stringContaining('DATABASE_FILE'))
    expect(refused.message).not.toContain('\n')
    expect(refused.cause).toBeInstanceOf(Error)
    expect(refused.message).toContain((refused.cause as Error).message)
  })
})

function faultOf(work: () => unknown): Error {
  try {
    work()
  } catch (fault) {
    return fault as Error
  }
  throw new Error('It should have been refused')
}

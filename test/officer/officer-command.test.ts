import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { actsIn } from '../../db/acts.ts'
import { officersIn } from '../../db/officers.ts'
import { openSqlite } from '../../db/open-sqlite.ts'
import { accountsOf } from '../../web/officer/accounts.ts'
import { commandOfficers } from '../../web/officer/accounts-command.ts'

vi.setConfig({ testTimeout: 60_000 }) // a password costs 0.15 s of a free core, and cores are not always free

const passwordIn = (says: string) => /\(trong 7 ngày\): ([a-z0-9-]{19})/.exec(says)?.[1] ?? ''

/** A desk without officers, and what is said to words typed in a terminal. */
function terminal() {
  const { database } = openSqlite(':memory:')
  const run = async (...words: string[]) =>
    (await commandOfficers(words, { database }).catch((fault: Error) => [fault.message])).join('\n')
  return { database, accounts: accountsOf({ database }), officers: officersIn(database), run }
}

describe('An operator at npm run officer', () => {
  it('makes the first administrator, who comes in with the password said', async () => {
    const { run, accounts, officers } = terminal()
    const said = await run('add', 'Nguyễn Văn Minh'.normalize('NFD'), 'quan-tri')
    expect(await accounts.signIn('nguyễn văn minh', passwordIn(said))).toEqual(
      expect.objectContaining({ kind: 'in', officer: 'Nguyễn Văn Minh' }),
    )
    expect((await officers.named('Nguyễn Văn Minh'))!.mustChangePassword).toBe(true)
    expect(await run('list')).toBe('Nguyễn Văn Minh: Quản trị')
  })

  it('helps an administrator who has lost password and phone', async () => {
    const { run, accounts, officers } = terminal()
    const first = passwordIn(await run('add', 'Minh', 'administrator'))
    const { id } = (await officers.named('Minh'))!
    for (let each = 0; each < 6; each++) await accounts.signIn('Minh', 'quên mất rồi')
    const again = passwordIn(await run('reset', 'MINH'))
    expect((await accounts.signIn('Minh', first)).kind).toBe('wrong')
    expect((await accounts.signIn('Minh', again)).kind).toBe('in')
    expect((await officers.find(id))!.usesSecondFactor).toBe(false)
  })

  it('knows roles in both languages, disables, and everything is in the log', async () => {
    const { run, database, officers } = terminal()
    await run('add', 'Lan', 'bien-tap')
    await run('add', 'Hạnh', 'Duyet')
    expect(await run('disable', 'lan')).toBe('Đã khóa tài khoản Lan.')
    expect(await run('list')).toBe('Lan: Biên tập, đã khóa\nHạnh: Duyệt')
    expect((await officers.named('Hạnh'))!.role).toBe('approver')
    const acts = await actsIn(database).list({ limit: 9 })
    expect(acts.map(({ officer, act, subject }) => `${officer}: ${act}: ${subject}`)).toEqual([
      'máy: Khóa tài khoản: Lan',
      'máy: Thêm cán bộ, vai trò Duyệt: Hạnh',
      'máy: Thêm cán bộ, vai trò Biên tập: Lan',
    ])
  })

  it('is told what is wrong, and nothing is done', async () => {
    const { run } = terminal()
    await run('add', 'Minh', 'quan-tri')
    for (const [words, says] of [
      [[], 'viết một trong'],
      [['add', 'Lan'], 'viết một trong'],
      [['add', 'Lan', 'sep'], 'bien-tap, duyet, quan-tri'],
      [['add', '<b>', 'duyet'], 'chỉ gồm chữ cái'],
      [['add', 'máy', 'duyet'], 'việc máy tự làm'],
      [['add', 'minh', 'duyet'], 'Đã có cán bộ tên "minh"'],
      [['reset', 'Không Ai'], 'Không có cán bộ tên'],
      [['disable', 'Minh'], 'quản trị duy nhất'],
    ] as const)
      expect([words, await run(...words)]).toEqual([words, expect.stringContaining(says)])
    expect(await run('list')).toBe('Minh: Quản trị')
  })

  it('finds the same in a terminal: the database of the settings, and a fault that ends with 1', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'can-bo-'))
    const DATABASE_FILE = join(folder, 'hoi-dap.sqlite')
    const type = (...words: string[]) => {
      const env = { ...process.env, DATABASE_FILE, DESK_SECRET: '' }
      return spawnSync(process.execPath, ['web/start.js', 'web/officer-command.ts', ...words], {
        env,
        encoding: 'utf8',
      })
    }
    const { stdout } = type('add', 'Lan', 'bien-tap')
    const { database, close } = openSqlite(DATABASE_FILE)
    expect((await accountsOf({ database }).signIn('Lan', passwordIn(stdout))).kind).toBe('in')
    close()
    expect([type('add').status, type('add').stderr]).toEqual([1, expect.stringContaining('viết một trong')])
    rmSync(folder, { recursive: true })
  }, 120_000)
})

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cong-tac-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const run = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['web/start.js', 'web/switch.ts', ...words], {
    env: { ...process.env, DATABASE_FILE: join(folder, 'hoi-dap.sqlite') },
    encoding: 'utf8',
  })
  return { status, says: (stdout + stderr).trim() }
}
const WHY = ['--officer', 'Lan', '--reason', 'đang sửa nội dung.']

describe('An operator at the switch', () => {
  it('switches a channel off with name and reason, sees it, and switches it on again', () => {
    expect(run()).toEqual({ status: 0, says: 'Mọi kênh đang mở.' })
    expect(run('telegram', 'off', ...WHY).says).toMatch(/^telegram: đang tắt từ .*Z, Lan: đang sửa nội dung\.$/)
    expect(run().says).toContain('telegram: đang tắt')
    expect(run('telegram', 'on', ...WHY).says).toBe('Mọi kênh đang mở.')
  }, 60_000)

  it('is told what is missing, and nothing is switched', () => {
    for (const [words, says] of [
      [['fax', 'off', ...WHY], 'kênh là một trong'],
      [['telegram', 'maybe', ...WHY], 'viết on hoặc off'],
      [['telegram', 'off', '--reason', 'x'], '--officer'],
      [['telegram', 'off', '--officer', 'Lan'], '--reason'],
    ] as const)
      expect([words, run(...words)]).toEqual([words, { status: 1, says: expect.stringContaining(says) }])
    expect(run().says).toBe('Mọi kênh đang mở.')
  }, 60_000)
})

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../content/desk/officer.ts'
import { officersIn } from '../../db/officers.ts'
import { openD1 } from '../../db/open-d1.ts'
import { accountsOf } from '../../web/officer/accounts.ts'
import { migrateD1 } from '../support/d1.ts'
import { PASSWORD, type Visitor } from '../support/desk.ts'
import { deskBrowser, totp } from '../support/desk-browser.ts'
import { newestShown, press, typed } from '../support/entry-form.ts'
import { knowledge } from '../support/knowledge.ts'
import { form, json, openApp } from '../support/services.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const QUIET = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  DO_NOT_TRACK: '1',
  CI: '1',
}

const QUESTIONS = [
  'nghi viec bao lau thi phai nop ho so tro cap that nghiep',
  'mức đóng bhyt hộ gia đình người thứ 3',
  'khi nào có sàn việc làm',
  'hàng xóm đánh con nít phải báo ai',
  'làm hộ chiếu',
  'xin chào',
]

describe('On Workers and D1', () => {
  let bundle = ''
  let folder = ''
  let worker: Miniflare
  const here = openApp()

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'worker-'))
    execFileSync('npx', ['wrangler', 'deploy', '--dry-run', '--outdir', folder], {
      cwd: ROOT,
      env: { ...process.env, ...QUIET },
      stdio: 'pipe',
    })
    const file = readdirSync(folder).find(name => name.endsWith('.js'))!
    bundle = readFileSync(join(folder, file), 'utf8')
    worker = new Miniflare({
      modules: true,
      script: bundle,
      compatibilityDate: '2026-04-01',
      compatibilityFlags: ['nodejs_compat'],
      d1Databases: ['DB'],
      cf: false,
    })
    await migrateD1(await worker.getD1Database('DB'))
  }, 120_000)

  afterAll(async () => {
    here.kept.close()
    await worker?.dispose()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(QUESTIONS)('"%s" gets the same answer as on Node', async text => {
    const at = '2026-11-23'
    const there = (await (
      await worker.dispatchFetch('http://worker/api/ask', json({ text, at }) as never)
    ).json()) as Record<string, unknown>
    const same = (await (await here.knock('/api/ask', json({ text, at }))).json()) as Record<string, unknown>
    expect({ ...there, conversation: '' }).toEqual({ ...same, conversation: '' })
  })

  it('the chat page works by form, and health tells of the database', async () => {
    const page = await (await worker.dispatchFetch('http://worker/', form({ text: QUESTIONS[0]! }) as never)).text()
    expect(page).toContain('3 tháng')
    expect(await (await worker.dispatchFetch('http://worker/healthz')).json()).toEqual(
      expect.objectContaining({ ok: true, channels: ['web', 'api'] }),
    )
  })

  const browser = () =>
    deskBrowser(
      async (path, init) => (await worker.dispatchFetch(path, { redirect: 'manual', ...init } as never)) as never,
      'https://worker',
    )

  it('an officer signs in over https with a bound cookie, and is out when disabled', async () => {
    const database = openD1(await worker.getD1Database('DB'))
    const officers = officersIn(database)
    await accountsOf({ database }).add('Lan', 'approver', PASSWORD, false)
    const desk = browser()
    expect((await desk.post('/officer/sign-in', { name: 'Lan', password: 'không phải' })).status).toBe(422)
    expect((await desk.post('/officer/sign-in', { name: 'Lan', password: PASSWORD })).status).toBe(303)
    expect([...desk.jar.keys()]).toEqual(['__Host-desk'])
    expect(await desk.read('/officer/me')).toContain('Lan (Duyệt)')
    const enrolment = await (await desk.post('/officer/second-factor', { password: PASSWORD })).text()
    const key = /<code>([A-Z2-7 ]+)<\/code>/.exec(enrolment)![1]!.replaceAll(' ', '')
    const code = totp(key)
    expect((await desk.post('/officer/second-factor/confirm', { code })).status).toBe(200)
    expect((await desk.post('/officer/second-factor/confirm', { code })).status).toBe(422)
    expect(await desk.read('/officer/acts')).toContain('Bật xác nhận hai bước')
    expect(await (await desk.get('/officer/acts.csv')).text()).toContain('Lan,Bật xác nhận hai bước')
    const { id } = (await officers.named('Lan'))!
    await accountsOf({ database }).add('Minh', 'administrator', PASSWORD)
    expect([await officers.disable(id), await desk.sentTo('/officer/me')]).toEqual([
      true,
      '/officer/sign-in?next=%2Fofficer%2Fme',
    ])
  }, 60_000)

  it('an officer writes, a colleague has it tried and publishes, and a citizen gets the new answer', async () => {
    const database = openD1(await worker.getD1Database('DB'))
    const sit = async (name: string, role: Role): Promise<Visitor> => {
      await accountsOf({ database }).add(name, role, PASSWORD, false)
      const desk = browser()
      expect((await desk.post('/officer/sign-in', { name, password: PASSWORD })).status).toBe(303)
      return { ...desk, name, cookie: '' }
    }
    const [writer, approver] = [await sit('Hoa', 'writer'), await sit('Hạnh', 'approver')]
    const ask = async () => {
      const asked = json({ text: QUESTIONS[0]!, at: '2026-11-23' })
      return JSON.stringify(await (await worker.dispatchFetch('http://worker/api/ask', asked as never)).json())
    }
    const entry = knowledge().entries.get('bhtn-nop-ho-so')!
    const lead = `${entry.lead} Nhớ mang theo phao cứu sinh.`
    expect((await writer.post(`/officer/entries/${entry.id}/edit`, typed(entry, { lead, act: 'submit' }))).status).toBe(
      303,
    )
    expect(await ask()).not.toContain('phao cứu sinh')
    const started = performance.now()
    const tried = await approver.read(`/officer/entries/${entry.id}/check`)
    console.log(`tried on Workers in ${Math.round(performance.now() - started)} ms`)
    expect(tried).toMatch(/thử với 1\.\d{3} câu/)
    const seen = await newestShown(approver, entry.id)
    expect((await press(approver, entry.id, 'publish', { seen })).headers.get('location')).toBe(
      `/officer/entries/${entry.id}?done=publish`,
    )
    expect(await ask()).toContain('Nhớ mang theo phao cứu sinh')
  }, 120_000)

  it('the bundle holds no better-sqlite3', () => {
    expect(bundle.length).toBeGreaterThan(100_000)
    // better-auth's telemetry, which is off, has its name in a list.
    expect(bundle.replace('"better-sqlite3": "sqlite"', '')).not.toContain('better-sqlite3')
    expect(bundle).not.toContain('better_sqlite3')
  })
})

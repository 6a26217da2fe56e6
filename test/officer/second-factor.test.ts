import { afterEach, describe, expect, it, vi } from 'vitest'
import { deskSettingsIn } from '../../db/desk-settings.ts'
import { officersIn } from '../../db/officers.ts'
import { openDesk, PASSWORD, wordsOf } from '../support/desk.ts'
import { type DeskBrowser, deskBrowser, openDeskFor, totp } from '../support/desk-browser.ts'

const start = Date.now()
vi.setConfig({ testTimeout: 60_000 }) // a password costs 0.15 s of a free core, and cores are not always free
afterEach(() => vi.useRealTimers())
const later = (ms: number) => vi.setSystemTime(Date.now() + ms)

/** Lan, who uses an authenticator; and a browser that has given Lan's password and is asked for a code. */
async function withAuthenticator() {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  const desk = await openDeskFor('Lan')
  const sit = async () => {
    const browser = deskBrowser(desk.knock)
    const asked = await browser.post('/officer/sign-in', { name: 'Lan', password: PASSWORD })
    return { browser, asked }
  }
  const { browser: first } = await sit()
  const enrolment = await (await first.post('/officer/second-factor', { password: PASSWORD })).text()
  const key = /<code>([A-Z2-7 ]+)<\/code>/.exec(enrolment)![1]!.replaceAll(' ', '')
  const done = await (await first.post('/officer/second-factor/confirm', { code: totp(key) })).text()
  const backupCodes = [...done.matchAll(/<code>([a-z0-9-]+)<\/code>/g)].map(([, code]) => code!)
  later(90_000)
  return { ...desk, key, backupCodes, enrolment, done, first, sit }
}

const enter = (browser: DeskBrowser, code: string) => browser.post('/officer/sign-in/code', { code })

describe('An officer with an authenticator', () => {
  it('photographs a code of the right address, or types the key, and gets ten backup codes once', async () => {
    const { enrolment, backupCodes, first } = await withAuthenticator()
    expect(enrolment).toContain('<svg')
    expect(enrolment).not.toMatch(/<svg[^>]*style=|<script(?! src)/)
    expect(backupCodes.length).toBe(10)
    expect(new Set(backupCodes).size).toBe(10)
    const again = await first.read('/officer/second-factor')
    expect(again).toContain('Còn 10 mã dự phòng')
    for (const code of backupCodes) expect(again).not.toContain(code)
  })

  it('goes on working after it was set up: the page’s forms hold', async () => {
    const { done, first } = await withAuthenticator()
    const token = /name="csrf" value="(\w+)"/.exec(done)![1]
    expect(await first.read('/officer/me')).toContain(`value="${token}"`)
  })

  it('comes in with password and code, and not with the password alone', async () => {
    const { sit, key } = await withAuthenticator()
    const { browser, asked } = await sit()
    expect(asked.headers.get('location')).toBe('/officer/sign-in/code')
    expect(browser.jar.has('desk')).toBe(false)
    expect(await browser.sentTo('/officer')).toBe('/officer/sign-in?next=%2Fofficer')
    const wrong = await enter(browser, '000000')
    expect([wrong.status, wordsOf(await wrong.text())]).toEqual([422, expect.stringContaining('Mã không đúng')])
    const code = totp(key)
    expect((await enter(browser, `${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(303)
    expect(await browser.sentTo('/officer/me')).toBe('/officer/me')
  })

  it('has no use for a code without the password', async () => {
    const { knock, key } = await withAuthenticator()
    const stranger = deskBrowser(knock)
    expect(await stranger.sentTo('/officer/sign-in/code')).toBe('/officer/sign-in')
    expect((await enter(stranger, totp(key))).status).toBe(422)
    stranger.jar.set('desk-code', '2fa-abc.def')
    expect((await enter(stranger, totp(key))).status).toBe(422)
    expect(stranger.jar.has('desk')).toBe(false)
  })

  it('uses a code once: not twice in a row', async () => {
    const { sit, key } = await withAuthenticator()
    const [one, two] = [await sit(), await sit()]
    const code = totp(key)
    expect((await enter(one.browser, code)).status).toBe(303)
    expect((await enter(two.browser, code)).status).toBe(422)
    later(30_000) // the window of the authenticator still takes it
    expect((await enter(two.browser, code)).status).toBe(422)
    expect((await enter(two.browser, totp(key))).status).toBe(303)
  })

  it('uses a code once: not fifty times at once', async () => {
    const { sit, key } = await withAuthenticator()
    const browsers: DeskBrowser[] = []
    for (let each = 0; each < 10; each++) browsers.push((await sit()).browser)
    const code = totp(key)
    const all = await Promise.all(browsers.flatMap(browser => Array.from({ length: 5 }, () => enter(browser, code))))
    expect(all.filter(({ status }) => status === 303).length).toBe(1)
    expect(browsers.filter(({ jar }) => jar.has('desk')).length).toBe(1)
  })

  it('does not sign in with the code that set it up', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: start })
    const { sit, key } = await withAuthenticator()
    vi.setSystemTime(start)
    const { browser } = await sit()
    expect((await enter(browser, totp(key, start))).status).toBe(422)
  })

  it('uses each backup code once, typed as it is read, also at once', async () => {
    const { sit, backupCodes, first } = await withAuthenticator()
    const [one, two, three] = [await sit(), await sit(), await sit()]
    const code = backupCodes[0]!
    expect((await enter(one.browser, ` ${code.toUpperCase().replace('-', ' ')} `)).status).toBe(303)
    expect((await enter(two.browser, code)).status).toBe(422)
    later(10 * 60_000 - 1)
    const four = await sit()
    expect((await enter(four.browser, code)).status).toBe(422)
    const other = backupCodes[1]!
    const five = await sit()
    const six = await sit()
    await Promise.all([five, six, three].map(({ browser }) => enter(browser, other)))
    expect([five, six, three].filter(({ browser }) => browser.jar.has('desk')).length).toBe(1)
    expect(await first.read('/officer/second-factor')).toContain('Còn 8 mã dự phòng')
  })

  it('is asked to wait after five wrong codes, also from another browser', async () => {
    const { sit, key } = await withAuthenticator()
    const { browser } = await sit()
    for (let each = 0; each < 5; each++) await enter(browser, `00000${each}`)
    const again = await sit()
    const locked = await enter(again.browser, totp(key))
    expect(wordsOf(await locked.text())).toMatch(/Bạn đợi \d+ giây/)
    later(60_000)
    const { browser: then } = await sit()
    expect((await enter(then, totp(key))).status).toBe(303)
  })

  it('gets new codes for the password, and the old ones are void', async () => {
    const { first, sit, backupCodes } = await withAuthenticator()
    expect((await first.post('/officer/second-factor/backup-codes', { password: 'sai' })).status).toBe(422)
    const page = await (await first.post('/officer/second-factor/backup-codes', { password: PASSWORD })).text()
    const fresh = [...page.matchAll(/<code>([a-z0-9-]+)<\/code>/g)].map(([, code]) => code!)
    expect([fresh.length, fresh.some(code => backupCodes.includes(code))]).toEqual([10, false])
    expect((await enter((await sit()).browser, backupCodes[2]!)).status).toBe(422)
    expect((await enter((await sit()).browser, fresh[2]!)).status).toBe(303)
  })

  it('switches it off with the password, unless it is required', async () => {
    const { first, services } = await withAuthenticator()
    const officers = officersIn(services.database)
    const { id } = (await officers.named('Lan'))!
    await officers.requireSecondFactor(id, true)
    expect((await first.post('/officer/second-factor/off', { password: PASSWORD })).status).toBe(409)
    await officers.requireSecondFactor(id, false)
    expect((await first.post('/officer/second-factor/off', { password: 'sai' })).status).toBe(422)
    expect((await first.post('/officer/second-factor/off', { password: PASSWORD })).status).toBe(303)
    expect((await officers.find(id))!.usesSecondFactor).toBe(false)
    expect(await first.sentTo('/officer/me')).toBe('/officer/me')
  })

  it('keeps the key hidden in the database', async () => {
    const { services, key } = await withAuthenticator()
    const { secondFactors } = await import('../../db/desk-schema.ts')
    const [row] = await services.database.query.select().from(secondFactors)
    expect(JSON.stringify(row)).not.toContain(key)
    expect(row!.secret).not.toContain(Buffer.from(key).toString('hex'))
  })
})

describe('The second factor', () => {
  it('can be asked of one officer, who does nothing before it is set up', async () => {
    const { writer, services } = await openDesk()
    const officers = officersIn(services.database)
    await officers.requireSecondFactor((await officers.named('Lan'))!.id, true)
    for (const path of ['/officer', '/officer/me', '/officer/acts'])
      expect((await writer.get(path)).headers.get('location')).toBe('/officer/second-factor')
    expect(await writer.read('/officer/second-factor')).toContain('Quản trị yêu cầu')
  })

  it('can be asked of approvers and administrators, and not of writers', async () => {
    const { writer, approver, administrator, services } = await openDesk()
    const locations = async () =>
      Promise.all(
        [writer, approver, administrator].map(async each => (await each.get('/officer/me')).headers.get('location')),
      )
    expect(await locations()).toEqual([null, null, null])
    await deskSettingsIn(services.database).set('secondFactorRequired', true)
    expect(await locations()).toEqual([null, '/officer/second-factor', '/officer/second-factor'])
    expect((await approver.post('/officer/officers')).status).toBe(303)
  })
})

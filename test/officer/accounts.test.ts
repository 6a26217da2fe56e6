import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { deskSettingsIn } from '../../db/desk-settings.ts'
import { officersIn } from '../../db/officers.ts'
import { accountsOf } from '../../web/officer/accounts.ts'
import { ABSOLUTE_END, IDLE_END } from '../../web/officer/auth.ts'
import { PASSWORD } from '../support/desk.ts'
import { deskBrowser, openDeskFor } from '../support/desk-browser.ts'
import { openApp } from '../support/services.ts'

const MINUTE = 60_000
const clock = (at: number) => vi.useFakeTimers({ toFake: ['Date'], now: at })
vi.setConfig({ testTimeout: 60_000 }) // a password costs 0.15 s of a free core, and cores are not always free
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The desk with Lan at two browsers. */
async function twoBrowsers() {
  const desk = await lanAtDesk()
  return { ...desk, there: await desk.sit() }
}

/** The desk with Lan at one. */
async function lanAtDesk() {
  const desk = await openDeskFor('Lan')
  return { ...desk, here: await desk.sit(), officers: officersIn(desk.services.database) }
}
const AWAY = '/officer/sign-in?next=%2Fofficer%2Fme'

describe('A session at the desk', () => {
  it('ends after two idle hours, and not while somebody works', async () => {
    const start = Date.now()
    clock(start)
    const { here } = await lanAtDesk()
    for (let at = 0; at <= 4 * 60; at += 100) {
      vi.setSystemTime(start + at * MINUTE)
      expect(await here.sentTo('/officer/me')).toBe('/officer/me')
    }
    vi.setSystemTime(start + 200 * MINUTE + IDLE_END + MINUTE)
    expect(await here.sentTo('/officer/me')).toBe(AWAY)
  })

  it('ends after twelve hours even while somebody works', async () => {
    const start = Date.now()
    clock(start)
    const { here } = await lanAtDesk()
    for (let at = 0; at < ABSOLUTE_END; at += 60 * MINUTE) {
      vi.setSystemTime(start + at)
      expect(await here.sentTo('/officer/me')).toBe('/officer/me')
    }
    vi.setSystemTime(start + ABSOLUTE_END + MINUTE)
    expect(await here.sentTo('/officer/me')).toBe(AWAY)
  })

  it('is listed, and ended from another browser at once', async () => {
    const { here, there } = await twoBrowsers()
    const page = await here.read('/officer/me')
    const session = /name="session" value="(\w+)"/.exec(page)![1]!
    expect(page).toContain('Nơi này')
    const ended = await here.post('/officer/me/other-sessions')
    expect(ended.headers.get('location')).toBe('/officer/me?done=others')
    expect([await here.sentTo('/officer/me'), await there.sentTo('/officer/me')]).toEqual(['/officer/me', AWAY])
    expect((await here.post('/officer/me/sessions', { session })).status).toBe(404)
  })

  it('is nobody else’s to end', async () => {
    const { here, officers, accounts, knock } = await lanAtDesk()
    const [session] = await officers.sessions((await officers.named('Lan'))!.id, Date.now())
    await accounts.add('Minh', 'administrator', PASSWORD, false)
    const other = deskBrowser(knock)
    await other.post('/officer/sign-in', { name: 'Minh', password: PASSWORD })
    expect((await other.post('/officer/me/sessions', { session: session!.id })).status).toBe(404)
    expect(await here.sentTo('/officer/me')).toBe('/officer/me')
  })

  it('ends everywhere else when the password is changed', async () => {
    const { here, there } = await twoBrowsers()
    const before = here.jar.get('desk')
    const fresh = 'trưa hè quạt nan mẹ ru'
    const changed = await here.post('/officer/password', { current: PASSWORD, fresh, again: fresh })
    expect(changed.headers.get('location')).toBe('/officer/me?done=password')
    expect(here.jar.get('desk')).not.toBe(before)
    expect([await here.sentTo('/officer/me'), await there.sentTo('/officer/me')]).toEqual(['/officer/me', AWAY])
  })

  it('ends at once when the officer is disabled, and none begins', async () => {
    const { here, officers, accounts } = await lanAtDesk()
    await officers.disable((await officers.named('Lan'))!.id)
    expect(await here.sentTo('/officer/me')).toBe(AWAY)
    expect(await accounts.signIn('Lan', PASSWORD)).toEqual({ kind: 'wrong' })
  })

  it('does not outlive a disabling that could not end it', async () => {
    const { here, services } = await lanAtDesk()
    await services.database.query.run(sql`UPDATE officers SET banned = 1 WHERE username = 'lan'`)
    expect(await here.sentTo('/officer/me')).toBe(AWAY)
  })

  it('has a new role with the next click', async () => {
    const { here, officers } = await lanAtDesk()
    expect((await here.get('/officer/officers')).status).toBe(403)
    await officers.setRole((await officers.named('Lan'))!.id, 'administrator')
    expect((await here.get('/officer/officers')).status).toBe(200)
  })

  it('is not opened by a forged cookie', async () => {
    const { knock } = openApp()
    for (const cookie of ['', 'desk=', 'desk=abc', 'desk=abc.def', 'desk=%00', `desk=${'a'.repeat(5000)}`])
      expect([cookie, (await knock('/officer', { headers: { cookie } })).status]).toEqual([cookie, 303])
  })
})

describe('The desk’s cookie', () => {
  const cookieOf = async (place: string, publicUrl?: string) => {
    const { knock } = await openDeskFor('Lan', 'writer', publicUrl ? { publicUrl } : {})
    const answered = await knock(`${place}/officer/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ name: 'Lan', password: PASSWORD }),
    })
    return answered.headers.getSetCookie()
  }
  const plain = /^desk=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/
  const bound = /^__Host-desk=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/

  it('is bound to the host and to https where the world comes by https', async () => {
    expect(await cookieOf('http://localhost', 'https://hoidap.example')).toEqual([expect.stringMatching(bound)])
    expect(await cookieOf('https://hoidap.example')).toEqual([expect.stringMatching(bound)])
  })

  it('has a plain name on http, where browsers take no other', async () => {
    expect(await cookieOf('http://localhost')).toEqual([expect.stringMatching(plain)])
  })

  it('opens nothing over https under its plain name', async () => {
    const { knock, services, sit } = await openDeskFor('Lan')
    const browser = await sit()
    const overHttps = deskBrowser(knock, 'https://hoidap.example')
    overHttps.jar.set('desk', browser.jar.get('desk')!)
    expect(await overHttps.sentTo('/officer/me')).toBe(AWAY)
    expect(await accountsOf(services).whoIs(new Headers({ cookie: `desk=${browser.jar.get('desk')}` }))).toBeDefined()
  })
})

describe('better-auth', () => {
  it('cannot be reached by anybody', async () => {
    const { knock, sit } = await openDeskFor('Lan')
    const { jar } = await sit()
    const cookie = `desk=${jar.get('desk')}`
    for (const path of [
      'ok',
      'error',
      'get-session',
      'sign-in/email',
      'sign-in/username',
      'sign-up/email',
      'is-username-available',
      'update-user',
      'delete-user',
      'change-email',
      'change-password',
      'list-sessions',
      'revoke-sessions',
      'two-factor/enable',
      'two-factor/verify-totp',
      'two-factor/get-totp-uri',
      'request-password-reset',
      'list-accounts',
    ])
      for (const method of ['GET', 'POST']) {
        const body = method === 'POST' ? JSON.stringify({ username: 'Lan', email: 'a@b.vn', password: PASSWORD }) : null
        const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie }
        const { status } = await knock(`/officer/auth/${path}`, { method, body, headers })
        expect([method, path, status]).toEqual([method, path, 404])
      }
  })

  it('tells nobody that it is used', async () => {
    const fetched = vi.fn()
    vi.stubGlobal('fetch', fetched)
    const { here } = await lanAtDesk()
    await here.read('/officer/me')
    expect(fetched).not.toHaveBeenCalled()
  })

  it('keeps times in milliseconds, as everything else here does', async () => {
    const before = Date.now()
    const { services } = await lanAtDesk()
    const times = await services.database.query.all<Record<string, number>>(sql`
      SELECT created_at AS a, updated_at AS b, expires_at AS c FROM sessions
      UNION ALL SELECT created_at, updated_at, created_at FROM officers
      UNION ALL SELECT created_at, updated_at, created_at FROM accounts`)
    expect(times.length).toBe(3)
    for (const { a, b, c } of times)
      for (const time of [a!, b!, c!]) {
        expect(time).toBeGreaterThanOrEqual(before)
        expect(time).toBeLessThan(before + IDLE_END + 5 * MINUTE)
      }
  })
})

describe('The desk’s secret', () => {
  it('is made once, whoever comes first', async () => {
    const settings = deskSettingsIn(openApp().services.database)
    const all = await Promise.all(Array.from({ length: 20 }, (_, each) => settings.secret(`bí mật ${each}`)))
    expect(new Set(all).size).toBe(1)
    expect(await settings.secret('khác')).toBe(all[0])
  })

  it('is long, kept, and not the same at two desks', async () => {
    const secrets = await Promise.all(
      [0, 1].map(async () => deskSettingsIn((await openDeskFor('Lan')).services.database).secret('chưa có')),
    )
    expect(secrets).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)])
    expect(secrets[0]).not.toBe(secrets[1])
  })

  it('is the set one when there is one, and sessions of another do not hold', async () => {
    const { services, accounts } = await openDeskFor('Lan', 'writer', {
      deskSecret: 'một chuỗi đủ dài để làm bí mật của bàn',
    })
    expect(await deskSettingsIn(services.database).secret('chưa có')).toBe('chưa có')
    const signed = await accounts.signIn('Lan', PASSWORD)
    const cookie = signed.kind === 'in' ? signed.cookies[0]!.split(';')[0]! : ''
    expect(await accounts.whoIs(new Headers({ cookie }))).toBeDefined()
    const elsewhere = accountsOf({
      database: { ...services.database },
      deskSecret: 'lại một chuỗi khác cũng đủ dài như thế',
    })
    expect(await elsewhere.whoIs(new Headers({ cookie }))).toBeUndefined()
  })
})

describe('The desk’s settings', () => {
  it('are off until an administrator decides', async () => {
    const settings = deskSettingsIn(openApp().services.database)
    expect(await settings.read()).toEqual({ onePersonMayPublish: false, secondFactorRequired: false })
    await settings.set('onePersonMayPublish', true)
    await settings.set('secondFactorRequired', true)
    await settings.set('secondFactorRequired', false)
    expect(await settings.read()).toEqual({ onePersonMayPublish: true, secondFactorRequired: false })
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zaloAccess } from '../../bot/channels/zalo-access.ts'
import type { TokenStore } from '../../bot/token-store.ts'
import { openSqlite } from '../../db/open-sqlite.ts'
import { tokensIn } from '../../db/tokens.ts'
import { outsideAt, type TestOutside } from '../support/zalo-channels.ts'
import { FAKE, type FakeZalo, fakeZalo } from '../support/zalo-server.ts'

const HOUR_MS = 3_600_000

let zalo: FakeZalo
let folder: string
let reported: string[]
const opened: { close(): void }[] = []
beforeEach(async () => {
  zalo = await fakeZalo()
  folder = mkdtempSync(join(tmpdir(), 'zalo-'))
  reported = []
})
afterEach(async () => {
  for (const each of opened.splice(0)) each.close()
  rmSync(folder, { recursive: true })
  await zalo.stop()
})

/** One process more on the same database file. */
function process(outside: TestOutside = outsideAt(), change: (store: TokenStore) => TokenStore = store => store) {
  const { database, close } = openSqlite(join(folder, 'a.sqlite'))
  opened.push({ close })
  const settings = {
    appId: FAKE.appId,
    appSecret: FAKE.appSecret,
    firstRefresh: FAKE.refreshToken as string,
    oauthRoot: zalo.root,
  }
  return {
    outside,
    access: zaloAccess(settings, change(tokensIn(database)), what => void reported.push(what), outside),
    afresh: (firstRefresh: string) =>
      zaloAccess({ ...settings, firstRefresh }, tokensIn(database), what => void reported.push(what), outside),
  }
}

describe('The single-use refresh token', () => {
  it('is used by one of six processes that need it at once, and all get the new access token', async () => {
    const tokens = await Promise.all(Array.from({ length: 6 }, () => process().access.token()))
    expect(new Set(tokens)).toEqual(new Set(['access-1']))
    expect(zalo.refreshes).toEqual(['refresh-0'])
  })

  it('is used by one of six when Zalo refuses the access token of all at once', async () => {
    const all = Array.from({ length: 6 }, () => process().access)
    await all[0]!.token()
    const tokens = await Promise.all(all.map(access => access.insteadOf('access-1')))
    expect(new Set(tokens)).toEqual(new Set(['access-2']))
    expect(zalo.refreshes).toEqual(['refresh-0', 'refresh-1'])
  })

  it('is used again only in the last six hours of the access token', async () => {
    const { access, outside } = process()
    await access.token()
    outside.forward(18.9 * HOUR_MS)
    await access.token()
    expect(zalo.refreshes).toHaveLength(1)
    outside.forward(0.2 * HOUR_MS)
    expect(await access.token()).toBe('access-2')
  })

  it('is not lost with a process that is killed before it asked', async () => {
    const dead = process(outsideAt(), store => ({ ...store, renew: () => new Promise(() => undefined) }))
    dead.outside.fetch = () => new Promise(() => undefined)
    void dead.access.token()
    await new Promise(done => setTimeout(done, 50))
    // Its claim runs out after half a minute, which the other waits for.
    expect(await process().access.token()).toBe('access-1')
  })

  it('leaves the old access token in service when a process is killed with the new pair in hand', async () => {
    const first = process()
    await first.access.token()
    const at = outsideAt(first.outside.now() + 20 * HOUR_MS)
    const dead = process(at, store => ({ ...store, renew: () => new Promise(() => undefined) }))
    void dead.access.token()
    await new Promise(done => setTimeout(done, 100))
    expect(zalo.refreshes).toEqual(['refresh-0', 'refresh-1'])
    const next = process(outsideAt(at.now() + 60_000))
    expect(await next.access.token()).toBe('access-1')
    expect(reported.join()).toContain('old access token still serves')
    // The operator authorises again; the new token in the settings is not hidden by the dead pair.
    expect(await next.afresh('refresh-2').token()).toBe('access-3')
  })

  it('keeps the new pair although the database stumbles', async () => {
    let stumbles = 3
    const { access } = process(outsideAt(), store => ({
      ...store,
      renew: (...pair) => (stumbles-- > 0 ? Promise.reject(new Error('busy')) : store.renew(...pair)),
    }))
    expect(await access.token()).toBe('access-1')
    expect(await process().access.token()).toBe('access-1')
    expect(zalo.refreshes).toEqual(['refresh-0'])
  })

  it('is asked for once more when Zalo stumbles, and the fault tells an operator what to do', async () => {
    zalo.fail('/access_token', { status: 500 })
    expect(await process().access.token()).toBe('access-1')
    const wrong = process().afresh('long-spent')
    await expect(wrong.token()).rejects.toThrow(/-14014 Invalid refresh token.*ZALO_OA_REFRESH_TOKEN/)
  })

  it('is never in what is reported', async () => {
    const fault = await process().afresh('secret-of-ours').token().catch(String)
    expect(fault).toContain('Zalo gave no new tokens')
    expect(fault).not.toContain('secret-of-ours')
  })
})

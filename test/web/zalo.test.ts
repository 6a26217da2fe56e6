import { afterEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../web/config.ts'
import { channelsFor } from '../../web/wiring.ts'
import { openApp } from '../support/services.ts'
import { oaAt } from '../support/zalo-channels.ts'
import { fakeZalo, signedEvent } from '../support/zalo-server.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function open() {
  const zalo = await fakeZalo()
  const here = openApp()
  closing.push(
    () => zalo.stop(),
    () => here.kept.close(),
  )
  const oa = oaAt(zalo, here.kept)
  const works: Promise<unknown>[] = []
  here.services.later = work => void works.push(work)
  here.services.zalo = { oa, botPolls: false, verification: 'Ab-12_x' }
  return { ...here, zalo, idle: () => Promise.all(works) }
}

describe('Zalo', () => {
  it('delivers a signed event to /zalo/oa, and the citizen is answered', async () => {
    const { knock, zalo, idle } = await open()
    zalo.silentFor('77', 0)
    const event = { event_name: 'user_send_text', sender: { id: '77' }, message: { msg_id: 'm', text: 'xin chào' } }
    const { raw, headers } = await signedEvent(event)
    expect((await knock('/zalo/oa', { method: 'POST', body: raw, headers })).status).toBe(200)
    await idle()
    expect(zalo.read('77')).toHaveLength(1)
  })

  it('is refused with a body that is too large, or unsigned', async () => {
    const { knock } = await open()
    expect((await knock('/zalo/oa', { method: 'POST', body: `{"x":"${'x'.repeat(300_000)}"}` })).status).toBe(413)
    expect((await knock('/zalo/oa', { method: 'POST', body: '{"x":1}' })).status).toBe(401)
    expect((await knock('/zalo/oa', { method: 'POST', body: '{}' })).status).toBe(200)
  })

  it('finds its check of the address answered, as plain text', async () => {
    const { knock } = await open()
    const reply = await knock('/zalo/oa?challenge=%3Cb%3E12')
    expect([reply.status, await reply.text()]).toEqual([200, '<b>12'])
    expect(reply.headers.get('content-type')).toContain('text/plain')
  })

  it('finds the domain to be ours, on the home page and in its file', async () => {
    const { knock } = await open()
    const tag = /<meta name="zalo-platform-site-verification" content="Ab-12_x"\s*\/?>/
    expect(await (await knock('/')).text()).toMatch(tag)
    expect(await (await knock('/zalo_verifierAb-12_x.html')).text()).toMatch(tag)
  })

  it('finds nothing where it is not open', async () => {
    const { knock, services } = await open()
    delete services.zalo
    for (const path of ['/zalo/oa', '/zalo_verifierx.html']) expect((await knock(path)).status).toBe(404)
    for (const path of ['/zalo/oa', '/zalo/bot']) expect((await knock(path, { method: 'POST' })).status).toBe(404)
    expect(await (await knock('/')).text()).not.toContain('zalo-platform')
  })

  it('opens by its settings, and says what is missing', () => {
    const names = (settings: Record<string, string>) => channelsFor(readConfig(settings)).slice(2)
    expect(names({ ZALO_BOT_TOKEN: '1:a' })).toEqual(['zalo-bot (polling)'])
    expect(names({ ZALO_BOT_TOKEN: '1:a', ZALO_BOT_SECRET: 'eight-or-more' })).toEqual(['zalo-bot (webhook)'])
    const oa = { ZALO_APP_ID: '1', ZALO_OA_SECRET_KEY: 's', ZALO_APP_SECRET: 'a', ZALO_OA_REFRESH_TOKEN: 'r' }
    expect(names(oa)).toEqual(['zalo-oa'])
    expect(names({ ...oa, ZALO_APP_SECRET: '' })[0]).toContain('thiếu ZALO_APP_SECRET')
  })
})

import { brotliCompressSync } from 'node:zlib'
import type { Context } from 'hono'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { app } from '../../web/app.tsx'
import { networkOf, rateLimit } from '../../web/rate-limit.ts'
import { form, json, openApp } from '../support/services.ts'

let opened: ReturnType<typeof openApp>
beforeEach(() => {
  opened = openApp()
})
afterEach(() => opened.kept.close())

const framing = async (path: string, init?: RequestInit) => {
  const { headers } = await opened.knock(path, init)
  return [headers.get('x-frame-options'), /frame-ancestors [^;]+/.exec(headers.get('content-security-policy')!)![0]]
}

describe('Another office’s site', () => {
  it('loads the widget, which weighs at most a kilobyte', async () => {
    const reply = await opened.knock('/widget.js')
    expect([reply.status, reply.headers.get('cross-origin-resource-policy')]).toEqual([200, 'cross-origin'])
    expect(reply.headers.get('content-type')).toContain('text/javascript')
    expect(brotliCompressSync(await reply.text()).length).toBeLessThanOrEqual(1000)
  })

  it('gets it compressed where the browser takes that, and its tag with it', async () => {
    const reply = await opened.knock('/widget.js', { headers: { 'accept-encoding': 'gzip, br' } })
    expect(reply.headers.get('content-encoding')).toBe('br')
    expect((await reply.arrayBuffer()).byteLength).toBeLessThanOrEqual(1000)
    const held = { 'if-none-match': reply.headers.get('etag')!, 'accept-encoding': 'br' }
    expect((await opened.knock('/widget.js', { headers: held })).status).toBe(304)
  })

  it('may frame the chat, its answers and its refusals, and nothing else of ours', async () => {
    const open = [null, 'frame-ancestors *']
    const closed = ['DENY', "frame-ancestors 'none'"]
    expect(await framing('/?embed=1')).toEqual(open)
    expect(await framing('/?embed=1', form({ text: 'xin chào' }))).toEqual(open)
    expect(await framing('/?embed=1', form({ text: '' }))).toEqual(open)
    for (const path of [
      '/',
      '/?embed=2',
      '/can-cu?embed=1',
      '/viec-lam?embed=1',
      '/khong-co?embed=1',
      '/officer?embed=1',
    ])
      expect([path, ...(await framing(path))]).toEqual([path, ...closed])
  })

  it('shows the chat with a slim head and forms that stay in the frame', async () => {
    const html = await (await opened.knock('/?embed=1', form({ text: 'trợ cấp thất nghiệp' }))).text()
    expect(html).not.toContain('class="brand"')
    expect(html).not.toContain('<footer>')
    expect([...html.matchAll(/<form[^>]* action="([^"]+)"/g)].map(([, action]) => action)).toEqual(
      expect.arrayContaining(['/?embed=1']),
    )
    expect(html).not.toContain('action="/"')
  })

  it('opens it with the questions of a topic, and without them for a topic we do not have', async () => {
    expect(await (await opened.knock('/?embed=1&topic=bhtn')).text()).toContain('class="exchange choice"')
    expect(await (await opened.knock('/?embed=1&topic=<b>')).text()).not.toContain('class="exchange')
  })
})

describe('A limit', () => {
  it('lets so many through at once, and more as time passes', () => {
    const limit = rateLimit(3, 60_000)
    expect([1, 2, 3, 4].map(() => limit('a', 0))).toEqual([0, 0, 0, 20])
    expect([limit('b', 0), limit('a', 19_999), limit('a', 20_000), limit('a', 20_000)]).toEqual([0, 1, 0, 20])
    expect([1, 2, 3, 4].map(() => limit('a', 600_000))).toEqual([0, 0, 0, 20])
  })

  it('tells networks apart by what they are, and not those behind a proxy it does not know', () => {
    expect(['113.161.1.2', ' 1.1.1.1, 113.161.1.2', '::ffff:113.161.1.2'].map(networkOf)).toEqual(
      Array(3).fill('113.161.1.2'),
    )
    expect(['2405:4802:1:2:3:4:5:6', '2405:4802:1:2::9'].map(networkOf)).toEqual(Array(2).fill('2405:4802:1:2'))
    const unknown = [
      undefined,
      '',
      '127.0.0.1',
      '::1',
      '10.0.0.1',
      '192.168.1.1',
      '172.17.0.1',
      'fd00::1',
      '::ffff:127.0.0.1',
    ]
    expect(unknown.map(networkOf)).toEqual(unknown.map(() => undefined))
    expect(networkOf('172.32.0.1')).toBe('172.32.0.1')
  })

  it('holds for all conversations of one address', async () => {
    const one = { conversation: rateLimit(9, 60_000), address: rateLimit(2, 60_000), suggestions: rateLimit(1, 60_000) }
    const services = { ...opened.services, address: (context: Context) => context.req.header('x-real-ip') }
    const door = app(services.assets, () => services, one)
    const from = (address: string) => ({ 'x-real-ip': address, 'x-fragment': '1' })
    const ask = async (address: string) => (await door.request('/', form({ text: 'xin chào' }, from(address)))).status
    expect([await ask('113.161.1.2'), await ask('113.161.1.2'), await ask('113.161.1.2')]).toEqual([200, 200, 429])
    expect(await ask('113.161.1.3')).toBe(200)
    const suggest = async () => {
      const { headers, ...typed } = json({ text: 'thai sản' })
      return door.request('/api/suggest', { ...typed, headers: { ...headers, ...from('113.161.1.2') } })
    }
    const [, stopped] = [await suggest(), await suggest()]
    expect([stopped!.status, stopped!.headers.get('retry-after')]).toEqual([429, '60'])
  })
})

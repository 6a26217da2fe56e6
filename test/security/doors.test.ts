import { describe, expect, it } from 'vitest'
import { DESK_ROUTES } from '../../web/officer/desk.tsx'
import { openDesk } from '../support/desk.ts'
import { form, openApp } from '../support/services.ts'

/** Forms of citizens' pages: nothing is signed in there, and still no other site may send them. */
const FORMS = ['/', '/tro-lai', '/hoi/bhtn-nop-ho-so', '/tim']
/** Taken from anywhere: the API keeps nobody signed in, webhooks prove who they are by a secret of their own. */
const OPEN = ['/api/ask', '/api/suggest', '/telegram', '/zalo/bot', '/zalo/oa']
const READ = [
  '/',
  '/api/openapi.json',
  '/hoi/:id',
  '/chu-de',
  '/chu-de/:topic',
  '/tim',
  '/khan-cap',
  '/khan-cap.txt',
  '/mat-mang',
  '/gioi-thieu',
  '/rieng-tu',
  '/riengtu',
  '/tro-nang',
  '/sitemap.xml',
  '/robots.txt',
  '/can-cu',
  '/viec-lam',
  '/viec-lam.ics',
  '/viec-lam.json',
  '/viec-lam/:file{[0-9-]+\\.ics}',
  '/healthz',
  '/zalo/oa',
  '/:file{zalo_verifier[A-Za-z0-9_-]*\\.html}',
]

const FROM_ELSEWHERE: Record<string, Record<string, string>> = {
  'another site, by its fetch metadata': { 'sec-fetch-site': 'cross-site' },
  'a neighbour of our domain': { 'sec-fetch-site': 'same-site' },
  'another site, by its origin': { origin: 'https://la.example' },
  'a page without an origin': { origin: 'null' },
  'another site that says it is ours in one of two ways': {
    origin: 'https://la.example',
    'sec-fetch-site': 'same-origin',
  },
}

/** A route's address with something in place of what it leaves open. */
const anyAddress = (path: string) => path.replace(/:\w+(?:\{[^}]*\})?/g, 'x')

describe('The service', async () => {
  const { door, services } = openApp()

  it('has no address that this list does not know, and so none that nobody has thought of', () => {
    const assets = Object.values(services.assets).map(({ path }) => path)
    const found = door.routes.filter(
      ({ path, method }) => path !== '/*' && !(method === 'GET' && assets.includes(path)),
    )
    const named = [...new Set(found.map(({ method, path }) => `${method} ${path}`))]
    const known = [
      ...READ.map(path => `GET ${path}`),
      ...[...FORMS.map(path => path.replace('bhtn-nop-ho-so', ':id')), ...OPEN].map(path => `POST ${path}`),
      'ALL /officer',
      'ALL /officer/*',
    ]
    expect(named.toSorted()).toEqual(known.toSorted())
  })
})

describe('Another site', async () => {
  const { knock, administrator } = await openDesk()
  const csrf = /name="csrf" value="(\w+)"/.exec(await (await administrator.get('/officer/me')).text())![1]!

  // Origins tell nothing here: under `no-referrer` browsers say `null` with our own forms, too.
  it('cannot send a citizen’s form', async () => {
    for (const path of FORMS)
      expect([
        path,
        (await knock(path, form({ text: 'xin chào' }, { 'sec-fetch-site': 'cross-site' }))).status,
      ]).toEqual([path, 403])
  })

  it.each(Object.entries(FROM_ELSEWHERE))(
    'cannot send a form of the desk, even with its token: %s',
    async (_, headers) => {
      const { cookie } = administrator
      for (const { path } of DESK_ROUTES.filter(({ method }) => method === 'POST')) {
        expect([path, (await knock(anyAddress(path), form({ csrf }, { cookie, ...headers }))).status]).toEqual([
          path,
          403,
        ])
      }
    },
  )

  it.each(['text/plain', 'application/json', 'application/xml', ''])(
    'cannot slip a form in as "%s", which browsers send without asking',
    async type => {
      const { cookie } = administrator
      for (const { path } of DESK_ROUTES.filter(({ method, may }) => method === 'POST' && may !== 'everybody')) {
        const { status } = await knock(anyAddress(path), {
          method: 'POST',
          headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': type },
          body: `csrf=${csrf}`,
        })
        expect([path, [400, 403].includes(status)]).toEqual([path, true])
      }
      for (const path of FORMS) {
        const { status } = await knock(path, { method: 'POST', headers: { 'content-type': type }, body: 'text=chào' })
        expect([path, [400, 403, 415].includes(status)]).toEqual([path, true])
      }
    },
  )
})

describe('Whatever is asked for', async () => {
  const { knock, administrator, door } = await openDesk()
  const filled = (path: string) =>
    anyAddress(
      path
        .replace('/hoi/:id', '/hoi/bhtn-nop-ho-so')
        .replace(':topic', 'bhtn')
        .replace(/:file\{\[0.*/, '2026-12-10.ics')
        .replace(/:file\{zalo.*/, 'zalo_verifierX.html'),
    )
  const citizens = door.routes.filter(({ method, path }) => method === 'GET' && path !== '/*').map(({ path }) => path)
  const officers = DESK_ROUTES.filter(({ method }) => method === 'GET').map(({ path }) => path)

  it.each([...new Set([...citizens, ...officers, '/khong-co', '/officer/khong-co'])].map(filled))(
    '%s comes with every header that guards it',
    async path => {
      const isDesk = path.startsWith('/officer')
      const { headers } = await (isDesk ? administrator.get(path) : knock(path))
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('referrer-policy')).toBe(isDesk ? 'same-origin' : 'no-referrer')
      if (isDesk) expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    },
  )
})

import { describe, expect, it } from 'vitest'
import { ROLES } from '../../content/desk/officer.ts'
import { DESK_ROUTES } from '../../web/officer/desk.tsx'
import { openDesk } from '../support/desk.ts'
import { form } from '../support/services.ts'

/** An address with something in the place of its parameters. */
const knockable = (path: string) => path.replace(/:\w+(?:\{[^}]*\})?/g, 'x')

describe('The desk', async () => {
  const { writer, approver, administrator, stranger, knock } = await openDesk()
  const who = { writer, approver, administrator }

  it.each(DESK_ROUTES)('lets only the right roles to $method $path', async ({ method, path, may }) => {
    const address = knockable(path)
    for (const role of ROLES) {
      if (path === '/officer/sign-out') continue // tried with the sign-in tests: it would end the session
      const { status, headers } = await (method === 'GET' ? who[role].get(address) : who[role].post(address))
      const mayCome = typeof may === 'string' || may.includes(role)
      expect([role, headers.get('location')?.startsWith('/officer/sign-in?') ?? false]).toEqual([role, false])
      expect([role, mayCome ? status !== 403 && status !== 401 && status < 500 : status === 403]).toEqual([role, true])
    }
    const unknown = await (method === 'GET' ? stranger.get(address) : stranger.post(address))
    if (may !== 'everybody') expect([303, 401]).toContain(unknown.status)
  })

  it.each(DESK_ROUTES.filter(route => route.method === 'POST'))(
    'takes no form of another site at $path',
    async ({ path }) => {
      for (const headers of [
        { 'sec-fetch-site': 'cross-site' },
        { origin: 'https://la.example' },
        { origin: 'null' },
        {},
      ]) {
        const { status } = await knock(knockable(path), form({}, headers as Record<string, string>))
        expect(status).toBe(403)
      }
    },
  )

  it.each(
    DESK_ROUTES.filter(
      route => route.method === 'POST' && route.may !== 'everybody' && route.path !== '/officer/sign-out',
    ),
  )('takes no form without its token at $path', async ({ path }) => {
    const { status } = await administrator.post(knockable(path), { csrf: 'đoán' })
    expect(status).toBe(403)
  })

  it.each(['//officer', '/Officer', '/officer%2fentries', '/officer;x', '/officer/../officer', '/officer/'])(
    'gives a stranger nothing at %s',
    async path => {
      expect([303, 404]).toContain((await stranger.get(path)).status)
    },
  )
})

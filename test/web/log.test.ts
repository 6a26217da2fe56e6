import { DrizzleQueryError } from 'drizzle-orm'
import { Hono } from 'hono'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Door } from '../../web/app.tsx'
import { sayFault } from '../../web/log.ts'

afterEach(() => vi.restoreAllMocks())

describe('The log', () => {
  it('tells method, path and status of a request, never what stands after the question mark', async () => {
    vi.resetModules() // other files of this process told the log to be quiet
    const { log } = await import('../../web/log.ts')
    const lines = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    const reply = await new Hono<Door>().use(log).request('/khong-co?q=079203001234')
    const line = String(lines.mock.calls[0]?.[0])
    expect(JSON.parse(line)).toEqual({
      requestId: reply.headers.get('x-request-id'),
      method: 'GET',
      path: '/khong-co',
      status: 404,
      ms: expect.any(Number),
    })
  })

  it('tells why a query failed, never what a citizen said in it', () => {
    const fault = new DrizzleQueryError('insert into turns values (?)', ['chồng tôi đánh tôi'], new Error('disk full'))
    expect(fault.message).toContain('chồng tôi đánh tôi')
    expect(sayFault(fault)).toBe('a query failed ← Error: disk full')
    expect(sayFault(new Error('turn not kept', { cause: fault }))).toBe(
      'Error: turn not kept ← a query failed ← Error: disk full',
    )
    expect(sayFault('chồng tôi đánh tôi')).toBe('thrown: string')
  })
})

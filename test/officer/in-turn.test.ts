import { afterEach, describe, expect, it, vi } from 'vitest'
import { inTurn } from '../../web/officer/in-turn.ts'

const done: string[] = []
function* work(name: string, steps: number): Generator<undefined, string> {
  for (let step = 0; step < steps; step++) {
    done.push(name)
    yield
  }
  return name
}

describe('Long work at the desk', () => {
  afterEach(() => {
    done.length = 0
    vi.useRealTimers()
  })

  it('lets others in after a few steps, also where the clock stands still as on Workers', async () => {
    const first = inTurn(async () => work('a', 20))
    for (let round = 0; round < 2; round++) await new Promise(resolve => setTimeout(resolve))
    expect(done.length).toBeGreaterThan(0)
    expect(done.length).toBeLessThan(20)
    expect(await first).toBe('a')
    expect(done).toHaveLength(20)
  })

  it('is done one after the other, so that nobody waits for two slices', async () => {
    const both = await Promise.all([inTurn(async () => work('a', 20)), inTurn(async () => work('b', 20))])
    expect(both).toEqual(['a', 'b'])
    expect(done.join('')).toBe('a'.repeat(20) + 'b'.repeat(20))
  })

  it('that fails makes room for the next', async () => {
    const fails = inTurn(() => Promise.reject(new Error('the database is gone')))
    const next = inTurn(async () => work('b', 1))
    await expect(fails).rejects.toThrow('the database is gone')
    expect(await next).toBe('b')
  })

  it('that was cut off keeps nobody out for long', async () => {
    vi.useFakeTimers()
    void inTurn(() => new Promise<never>(() => undefined))
    const next = inTurn(async () => work('b', 1))
    await vi.advanceTimersByTimeAsync(4000)
    expect(done).toEqual([])
    await vi.advanceTimersByTimeAsync(2000)
    expect(await next).toBe('b')
  })
})

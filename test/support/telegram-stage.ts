import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { memory, type TestMemory } from './memory.ts'
import { type FakeTelegram, fakeTelegram } from './telegram-server.ts'

/** Telegram and what the bot remembers, new for each test of a file that calls `stageTelegram`. */
export let telegram: FakeTelegram
export let kept: TestMemory

export function stageTelegram(): void {
  beforeAll(async () => {
    telegram = await fakeTelegram()
  })
  afterAll(() => telegram.stop())
  beforeEach(() => {
    telegram.clear()
    kept = memory()
  })
  afterEach(() => kept.close())
}

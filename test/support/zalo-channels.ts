import { type ZaloBotChannel, zaloBotChannel } from '../../bot/channels/zalo-bot.ts'
import { type ZaloOaChannel, type ZaloOaSettings, zaloOaChannel } from '../../bot/channels/zalo-oa.ts'
import type { Outside } from '../../bot/channels/zalo-outside.ts'
import { noonOf } from '../../content/day.ts'
import { TODAY } from './knowledge.ts'
import type { TestMemory } from './memory.ts'
import { FAKE, type FakeZalo } from './zalo-server.ts'

const PATIENCE_MS = 1000 // in place of 8 s

/** A world whose clock is a test's: it ticks with every look and can be put forward. Pauses are noted and not waited. */
export interface TestOutside extends Outside {
  forward(ms: number): void
  paused: number[]
}

export function outsideAt(start = noonOf(TODAY)): TestOutside {
  let clock = start
  const paused: number[] = []
  return {
    now: () => ++clock,
    fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }),
    pause: ms => {
      paused.push(ms)
      clock += ms
      return new Promise(done => setTimeout(done, 2))
    },
    forward: ms => void (clock += ms),
    paused,
  }
}

/** An Official Account's channel at a fake Zalo. `idle` waits for what it does after acknowledging. */
export function oaAt(
  zalo: FakeZalo,
  kept: TestMemory,
  outside: Outside = outsideAt(),
  changes: Partial<ZaloOaSettings> = {},
): ZaloOaChannel & Idle {
  const channel = zaloOaChannel(
    {
      appId: FAKE.appId,
      appSecret: FAKE.appSecret,
      secretKey: FAKE.secretKey,
      refreshToken: FAKE.refreshToken,
      buttons: 'off',
      apiRoot: zalo.root,
      publicUrl: 'https://hoi-dap.example',
      ...changes,
    },
    kept,
    kept.tokens,
    outside,
  )
  return { ...channel, ...door(channel) }
}

export function botAt(zalo: FakeZalo, kept: TestMemory, outside: Outside = outsideAt()): ZaloBotChannel & Idle {
  const channel = zaloBotChannel(
    { token: FAKE.botToken, secret: FAKE.botSecret, apiRoot: zalo.root, publicUrl: 'https://hoi-dap.example' },
    kept,
    outside,
  )
  return { ...channel, ...door(channel) }
}

interface Idle {
  door(request: Request): Promise<Response>
  idle(): Promise<void>
}

function door(channel: Pick<ZaloOaChannel, 'webhook'>): Idle {
  const works: Promise<unknown>[] = []
  return {
    door: request => channel.webhook(request, work => void works.push(work)),
    idle: async () => void (await Promise.all(works.splice(0))),
  }
}

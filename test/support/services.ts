import type { Hono } from 'hono'
import { noonOf } from '../../content/day.ts'
import { app, type Door } from '../../web/app.tsx'
import { type Assets, assetsOf } from '../../web/assets.ts'
import { beQuiet } from '../../web/log.ts'
import type { Services } from '../../web/services.ts'
import { brotli, staticTexts } from '../../web/static-texts.ts'
import { TODAY } from './knowledge.ts'
import { memory, type TestMemory } from './memory.ts'

let assets: Assets | undefined // compressed once: it takes a tenth of a second

/** The whole app on SQLite in memory, as of the stories' day. */
export function openApp(changes: Partial<Services> = {}): {
  kept: TestMemory
  services: Services
  door: Hono<Door>
  knock: (path: string, init?: RequestInit) => Promise<Response>
} {
  beQuiet()
  const kept = memory()
  const services: Services = {
    memory: kept,
    database: kept.database,
    assets: (assets ??= assetsOf(staticTexts(), brotli)),
    channels: ['web', 'api'],
    ping: () => Promise.resolve(),
    now: () => noonOf(TODAY),
    later: () => undefined,
    ...changes,
  }
  const door = app(services.assets, () => services)
  return { kept, services, door, knock: async (path, init) => door.request(path, init) }
}

/** A form as a browser posts it. */
export function form(fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  }
}

/** A question to the API. */
export function json(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }
}

import { telegramChannel } from '../bot/channels/telegram.ts'
import { Content } from '../content/content.ts'
import { Library } from '../content/library.ts'
import packed from '../content/packed.json'
import { ping } from '../db/database.ts'
import { type D1Binding, openD1 } from '../db/open-d1.ts'
import { app } from './app.tsx'
import { assetsOf } from './assets.ts'
import { readConfig } from './config.ts'
import { channelsFor, memoryIn, telegramSettings } from './wiring.ts'

// Built once per isolate, at module load, where the time counts as start-up and not as a request's.
const library = new Library(Content.parse(packed.content), packed.learned)
const assets = assetsOf(packed.assets)

export default app(assets, context => {
  const environment = context.env as Record<string, unknown> & { DB: D1Binding }
  const config = readConfig(environment)
  const database = openD1(environment.DB)
  const memory = memoryIn(database, library)
  const settings = telegramSettings(config)
  return {
    memory,
    assets,
    channels: channelsFor(config).filter(channel => !channel.includes('polling')), // nothing polls on Workers
    ping: () => ping(database),
    now: Date.now,
    later: work => context.executionCtx.waitUntil(work),
    ...(settings?.secret ? { telegram: telegramChannel(settings, memory) } : {}),
  }
})

import { telegramChannel } from '../bot/channels/telegram.ts'
import { Content } from '../content/content.ts'
import { Library } from '../content/library.ts'
import packed from '../content/packed.json'
import { ping } from '../db/database.ts'
import { type D1Binding, openD1 } from '../db/open-d1.ts'
import { app } from './app.tsx'
import { assetsOf } from './assets.ts'
import { channelSetUp, tendChannels } from './channel-set-up.ts'
import { readConfig } from './config.ts'
import { forgetAtNight } from './forgetting.ts'
import { tendAskers, tendLinks, tendScheduled, tendWaiting } from './officer/desk-rounds.ts'
import { reminderDoors, remindOnce } from './reminding.ts'
import { channelsFor, memoryIn, telegramSettings } from './wiring.ts'
import { zaloFor } from './zalo.ts'

// Built once per isolate, at module load, where the time counts as start-up and not as a request's.
const library = new Library(Content.parse(packed.content), packed.learned)
const assets = assetsOf(packed.assets)

// Two queries a reminder, of the 1,000 that D1 allows an invocation (paid plan); texts under way end within the half minute.
const REMINDERS = { ms: 25_000, most: 400 }

const setUp = channelSetUp()

type Environment = Record<string, unknown> & { DB: D1Binding }

const door = app(assets, context => {
  const environment = context.env as Environment
  const config = readConfig(environment)
  const database = openD1(environment.DB)
  const memory = memoryIn(database, library, config.KEEP_DAYS)
  const settings = telegramSettings(config)
  const zalo = zaloFor(config, memory, database)
  return {
    memory,
    database,
    assets,
    ...(config.PUBLIC_URL ? { publicUrl: config.PUBLIC_URL } : {}),
    ...(config.DESK_SECRET ? { deskSecret: config.DESK_SECRET } : {}),
    channels: channelsFor(config).filter(channel => !channel.includes('polling')), // nothing polls on Workers
    ping: () => ping(database),
    now: Date.now,
    address: context => context.req.header(config.TRUSTED_IP_HEADER ?? 'cf-connecting-ip'),
    later: work => context.executionCtx.waitUntil(work),
    ...(settings?.secret ? { telegram: telegramChannel(settings, memory) } : {}),
    zalo,
    doors: reminderDoors(config, zalo),
  }
})

export default {
  fetch: door.fetch,
  /** Every minute: texts due to be published, what a killed request left, then a slice of the reminders that are due. */
  async scheduled(_: unknown, environment: Environment): Promise<void> {
    const config = readConfig(environment)
    const database = openD1(environment.DB)
    const memory = memoryIn(database, library, config.KEEP_DAYS)
    await tendScheduled(memory, database)
    const settings = telegramSettings(config)
    const telegram = settings?.secret ? telegramChannel(settings, memory) : undefined
    const zalo = zaloFor(config, memory, database)
    await tendChannels({ telegram, zalo }, setUp, config.PUBLIC_URL, memory)
    const doors = reminderDoors(config, zalo)
    await tendWaiting(doors, memory)
    await remindOnce(doors, memory, database, REMINDERS).catch(fault =>
      memory.report('reminders could not be sent; tried again in a minute', fault),
    )
    await tendAskers(doors, memory)
    await tendLinks(memory, database)
    await forgetAtNight(database, memory, Date.now())
  },
}

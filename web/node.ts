import { existsSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { checkedContent, learnedIn } from '../content/checked.ts'
import { Library } from '../content/library.ts'
import { ping } from '../db/database.ts'
import { openSqlite } from '../db/open-sqlite.ts'
import { app } from './app.tsx'
import { assetsOf } from './assets.ts'
import { channelSetUp, tendChannels } from './channel-set-up.ts'
import { readConfig } from './config.ts'
import { keepForgetting } from './forgetting.ts'
import { tendAskers, tendLinks, tendScheduled, tendWaiting } from './officer/desk-rounds.ts'
import { keepReminding, reminderDoors } from './reminding.ts'
import type { Services } from './services.ts'
import { brotli, staticTexts } from './static-texts.ts'
import { channelsFor, memoryIn, telegramSettings } from './wiring.ts'
import { zaloFor } from './zalo.ts'

const MINUTE_MS = 60_000

try {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const config = readConfig(process.env)
  const library = new Library(checkedContent() ?? (await import('../content/folder.ts')).contentIn(), learnedIn())
  const { database, close } = openSqlite(config.DATABASE_FILE)
  const memory = memoryIn(database, library, config.KEEP_DAYS)
  const settings = telegramSettings(config)
  // Loaded only when it is open: grammY costs a quarter of a second at start.
  const telegram = settings && (await import('../bot/channels/telegram.ts')).telegramChannel(settings, memory)
  const zalo = zaloFor(config, memory, database)
  const doors = reminderDoors(config, zalo)
  const services: Services = {
    memory,
    database,
    assets: assetsOf(staticTexts(), brotli),
    ...(config.PUBLIC_URL ? { publicUrl: config.PUBLIC_URL } : {}),
    ...(config.DESK_SECRET ? { deskSecret: config.DESK_SECRET } : {}),
    doors,
    channels: channelsFor(config),
    ping: () => ping(database),
    now: Date.now,
    address: context =>
      config.TRUSTED_IP_HEADER ? context.req.header(config.TRUSTED_IP_HEADER) : getConnInfo(context).remote.address,
    later: () => undefined, // a promise goes on by itself on Node
    ...(telegram ? { telegram } : {}),
    zalo,
  }
  const door = app(services.assets, () => services)
  const server = serve({ fetch: door.fetch, port: config.PORT, hostname: config.HOST }, ({ port }) => {
    console.log(`Trang hỏi đáp: http://${config.HOST === '127.0.0.1' ? 'localhost' : config.HOST}:${port}`)
    console.log(`Kênh đang mở: ${services.channels.join(', ')}`)
    console.log(`Nội dung: ${library.knowledge.entries.size} mục hỏi đáp, cơ sở dữ liệu ${config.DATABASE_FILE}`)
  })
  server.on('error', (fault: Error) =>
    stop(`Không mở được cổng ${config.PORT}: ${fault.message}. Đặt PORT khác rồi chạy lại.`, 1),
  )
  const setUp = channelSetUp()
  every(MINUTE_MS, () => tendChannels({ telegram, zalo }, setUp, config.PUBLIC_URL, memory))
  if (telegram && !settings.secret) telegram.poll().catch(fault => memory.report('Telegram polling stopped', fault))
  if (zalo.botPolls) zalo.bot?.poll().catch(fault => memory.report('Zalo Bot polling stopped', fault))
  const stopReminding = keepReminding(doors, memory, database)
  every(10 * MINUTE_MS, () => tendWaiting(doors, memory))
  setInterval(() => tendAskers(doors, memory), MINUTE_MS).unref()
  setInterval(() => tendLinks(memory, database), 10 * MINUTE_MS).unref()
  keepForgetting(database, memory)
  every(MINUTE_MS, () => tendScheduled(memory, database))
  const stop = (says: string, code: number) => {
    if (says) console.error(says)
    const working = Promise.allSettled([stopReminding(), telegram?.stop(), zalo.bot?.stop(), zalo.oa?.stop()])
    server.close(async () => {
      await working // answers in hand are finished; what cannot be is taken up at the next start
      close()
      process.exit(code)
    })
    setTimeout(() => process.exit(code), 3000).unref() // a browser may hold its connection open
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop('', 0))
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault))
  process.exit(1)
}

/** Does something now and again and again, for as long as the process lives for other reasons. */
function every(ms: number, work: () => Promise<void>): void {
  void work()
  setInterval(work, ms).unref()
}

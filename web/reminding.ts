import { telegramReminders } from '../bot/channels/telegram-reminders.ts'
import { zaloReminders } from '../bot/channels/zalo-reminders.ts'
import type { ReminderDoor } from '../bot/reminder-door.ts'
import type { Memory } from '../bot/respond.ts'
import { newRounds, type Postman, type Slice, sendReminders } from '../bot/send-reminders.ts'
import { toldChanges } from '../bot/told-changes.ts'
import type { Database } from '../db/database.ts'
import { outboxIn } from '../db/outbox.ts'
import { subscriptionsIn } from '../db/subscriptions.ts'
import type { Config } from './config.ts'
import { telegramSettings } from './wiring.ts'
import type { Zalo } from './zalo.ts'

const EVERY_MS = 60_000

/** What can be written to without having asked. */
export function reminderDoors(config: Config, { bot, oa }: Zalo): ReminderDoor[] {
  const telegram = telegramSettings(config)
  return [
    ...(telegram ? [telegramReminders(telegram)] : []),
    ...(bot ? [zaloReminders('zalo-bot', bot)] : []),
    ...(oa ? [zaloReminders('zalo-oa', oa)] : []),
  ]
}

// What this process, or isolate, remembers of earlier runs.
const rounds = newRounds()

/** Plans and sends what is due, within a slice. Channels that an officer switched off stay silent. */
export async function remindOnce(
  doors: readonly ReminderDoor[],
  memory: Memory,
  database: Database,
  slice: Slice,
  isStopping = () => false,
): Promise<number> {
  const { library, fairs, switches, unreachable, report } = memory
  await library.catchUp(memory)
  const open = await Promise.all(doors.map(async door => ((await switches.holding(door.channel)) ? [] : [door])))
  const calendar = library.knowledge.content.fairs
  const postman: Postman = {
    doors: open.flat(),
    outbox: outboxIn(database),
    subscriptions: subscriptionsIn(database),
    unreachable,
    clock: { now: Date.now, sleep: ms => new Promise(done => setTimeout(done, ms)) },
    isStopping,
    report,
  }
  return sendReminders(calendar, toldChanges(await fairs.changesAfter(0), calendar), postman, rounds, slice)
}

/** Reminds every minute on Node. What it returns ends it and waits for texts under way. */
export function keepReminding(doors: readonly ReminderDoor[], memory: Memory, database: Database): () => Promise<void> {
  if (doors.length === 0) return async () => undefined
  let isStopping = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const run = async () => {
    const start = Date.now()
    await remindOnce(doors, memory, database, { ms: EVERY_MS, most: Number.POSITIVE_INFINITY }, () => isStopping).catch(
      fault => memory.report('reminders could not be sent; tried again in a minute', fault),
    )
    if (!isStopping) timer = setTimeout(again, Math.max(0, start + EVERY_MS - Date.now())).unref()
  }
  let running = run()
  const again = () => {
    running = run()
  }
  return async () => {
    isStopping = true
    clearTimeout(timer)
    await running
  }
}

import type { Clock } from '../../bot/pace.ts'
import type { Handed, ReminderDoor } from '../../bot/reminder-door.ts'
import type { Postman } from '../../bot/send-reminders.ts'
import type { Database } from '../../db/database.ts'
import { openSqlite } from '../../db/open-sqlite.ts'
import { outboxIn } from '../../db/outbox.ts'
import { outbox, subscriptions } from '../../db/schema.ts'
import { subscriptionsIn } from '../../db/subscriptions.ts'
import { unreachableIn } from '../../db/unreachable.ts'

/** A clock that moves only when somebody waits: whoever waits shortest goes on first. */
export function waitingClock(start: number): Clock & { set(moment: number): void } {
  let now = start
  let waiting: { until: number; go(): void }[] = []
  let isTurning = false
  const turn = () => {
    isTurning = false
    if (waiting.length === 0) return
    waiting.sort((a, b) => a.until - b.until)
    const [first, ...rest] = waiting
    waiting = rest
    now = Math.max(now, first!.until)
    first!.go()
    if (waiting.length > 0) later()
  }
  // Everything that can go on without waiting goes on before time moves.
  const later = () => {
    if (isTurning) return
    isTurning = true
    setImmediate(turn)
  }
  return {
    now: () => now,
    sleep: ms =>
      new Promise(go => {
        waiting.push({ until: now + ms, go })
        later()
      }),
    set: moment => {
      now = moment
    },
  }
}

/** A platform that writes down what it was handed and when. */
export function recordingDoor(
  clock: Clock,
  does: (chat: string, tries: number) => Handed | Promise<Handed> = () => 'sent',
  channel: ReminderDoor['channel'] = 'telegram',
): ReminderDoor & { delivered: { chat: string; text: string; at: number }[]; tries: number } {
  const door = {
    channel,
    delivered: [] as { chat: string; text: string; at: number }[],
    tries: 0,
    async send(chat: string, text: string) {
      const handed = await does(chat, ++door.tries)
      if (handed === 'sent') door.delivered.push({ chat, text, at: clock.now() })
      return handed
    },
  }
  return door
}

/** A postman on a database. */
export function postmanOn(
  database: Database,
  clock: Clock,
  doors: readonly ReminderDoor[],
): Postman & { reported: string[] } {
  const reported: string[] = []
  return {
    doors,
    outbox: outboxIn(database),
    subscriptions: subscriptionsIn(database),
    unreachable: unreachableIn(database),
    clock,
    isStopping: () => false,
    report: what => void reported.push(what),
    reported,
  }
}

/** A database with so many subscribers. */
export async function subscribed(
  count: number,
  { channel = 'telegram' as ReminderDoor['channel'], file = ':memory:' } = {},
): Promise<ReturnType<typeof openSqlite>> {
  const opened = openSqlite(file)
  for (let first = 0; first < count; first += 5_000) {
    const rows = Array.from({ length: Math.min(5_000, count - first) }, (_, at) => ({
      channel,
      chat: `${channel}:${first + at + 1}`,
      since: 0,
    }))
    await opened.database.query.insert(subscriptions).values(rows)
  }
  return opened
}

/** How many rows of the outbox have each outcome; `waiting` and `unsettled` for those that have none. */
export async function outcomesIn({ query }: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { sending, outcome } of await query.select().from(outbox)) {
    const name = outcome ?? (sending === null ? 'waiting' : 'unsettled')
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

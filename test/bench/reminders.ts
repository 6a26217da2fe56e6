/**
 * `npm run bench:reminders -- [PEOPLE] [CHANNEL]`: plans 100,000 subscribers in a SQLite file and sends to them by
 * simulation: the time is real for what we do, and simulated for what the platforms' rates make us wait.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReminderDoor } from '../../bot/reminder-door.ts'
import { isCivil, nextCivil, noticesDue } from '../../bot/reminders.ts'
import { newRounds, sendReminders } from '../../bot/send-reminders.ts'
import { contentIn } from '../../content/folder.ts'
import { outcomesIn, postmanOn, recordingDoor, subscribed, waitingClock } from '../support/reminding.ts'

const people = Number(process.argv[2] ?? 100_000)
const only = process.argv[3]
const CALENDAR = { ...contentIn().fairs, notices: [] }
const MORNING = Date.parse('2026-12-07T08:00:00+07:00')
const REPLY_MS = 150 // how long a platform takes to answer
const WORKER_SLICE = { ms: 25_000, most: 400 } // web/worker.ts
const NODE_SLICE = { ms: 60_000, most: Number.POSITIVE_INFINITY }
const PLAN_AT_ONCE = 2_000

const folder = mkdtempSync(join(tmpdir(), 'reminders-'))
try {
  await planning()
  console.log(
    '\n| channel | runtime | people | sent | dropped | first to last | longest of our own a run | ours in all |',
  )
  console.log('|---|---|--:|--:|--:|--:|--:|--:|')
  await sending('telegram', 'Node', people, NODE_SLICE)
  await sending('telegram', 'Worker slices', people, WORKER_SLICE)
  await sending('zalo-oa', 'Node', people, NODE_SLICE)
} finally {
  rmSync(folder, { recursive: true })
}

async function planning(): Promise<void> {
  const { database, close } = await subscribed(people, { file: join(folder, 'planning.sqlite') })
  const { outbox } = postmanOn(database, waitingClock(MORNING), [])
  const [notice] = noticesDue(MORNING, CALENDAR, [])
  const times: number[] = []
  let planned = 0
  for (let rows = -1; rows !== 0; planned += rows) {
    const start = performance.now()
    rows = await outbox.plan(notice!, 'telegram', PLAN_AT_ONCE)
    times.push(performance.now() - start)
  }
  close()
  const all = times.reduce((sum, each) => sum + each, 0)
  console.log(
    `Planned ${planned} reminders in ${(all / 1000).toFixed(2)} s, ${times.length} statements, the longest ${Math.max(...times).toFixed(0)} ms; asking again takes ${times.at(-1)!.toFixed(1)} ms.`,
  )
}

async function sending(
  channel: ReminderDoor['channel'],
  runtime: string,
  count: number,
  slice: typeof NODE_SLICE,
): Promise<void> {
  if (only && only !== channel) return
  const { database, close } = await subscribed(count, { channel, file: join(folder, `${channel}-${runtime}.sqlite`) })
  const clock = waitingClock(MORNING)
  const door = recordingDoor(clock, () => clock.sleep(REPLY_MS).then(() => 'sent' as const), channel)
  const postman = postmanOn(database, clock, [door])
  const rounds = newRounds()
  const begun = performance.now()
  let longest = 0
  for (let empty = 0; empty < 2; ) {
    const start = clock.now()
    const real = performance.now()
    const sent = await sendReminders(CALENDAR, [], postman, rounds, slice)
    longest = Math.max(longest, performance.now() - real)
    empty = sent === 0 ? empty + 1 : 0
    clock.set(Math.max(clock.now(), start + 60_000))
    if (!isCivil(clock.now())) clock.set(nextCivil(clock.now()))
    if (clock.now() >= Date.parse('2026-12-09T08:00:00+07:00')) break // the next reminder takes over
  }
  await postman.outbox.dropLate('3-days', MORNING + 1, clock.now())
  const { sent = 0, dropped = 0 } = await outcomesIn(database)
  const times = door.delivered.map(each => each.at)
  const hours = (Math.max(...[times[0]!, times.at(-1)!]) - times[0]!) / 3_600_000
  console.log(
    `| ${channel} | ${runtime} | ${count} | ${sent} | ${dropped} | ${hours.toFixed(2)} h | ${longest.toFixed(0)} ms | ${((performance.now() - begun) / 1000).toFixed(0)} s |`,
  )
  if (new Set(door.delivered.map(each => each.chat)).size !== door.delivered.length)
    throw new Error('somebody was reminded twice')
  close()
}

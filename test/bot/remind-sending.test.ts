import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import type { Clock } from '../../bot/pace.ts'
import type { Handed, ReminderDoor } from '../../bot/reminder-door.ts'
import type { ToldChange } from '../../bot/reminders.ts'
import { newRounds, type Postman, sendReminders } from '../../bot/send-reminders.ts'
import type { FairNotice } from '../../content/fair.ts'
import { fairsTold } from '../../content/fairs-told.ts'
import { openSqlite } from '../../db/open-sqlite.ts'
import { knowledge } from '../support/knowledge.ts'
import { outcomesIn, postmanOn, recordingDoor, subscribed, waitingClock } from '../support/reminding.ts'

const FAIRS = { ...knowledge().content.fairs, notices: [] }
const at = (day: string, clock: string) => Date.parse(`${day}T${clock}:00+07:00`)
const MORNING = at('2026-12-07', '08:00') // three days before the fair of the 10th
const MINUTE = { ms: 60_000, most: Number.POSITIVE_INFINITY }

let opened: { close(): void }[] = []
afterEach(() => {
  for (const each of opened) each.close()
  opened = []
})

describe('Citizens who are reminded', () => {
  it('each get the reminder once, three days before and one day before', async () => {
    const { clock, door, run } = await room(30)
    await run()
    await run()
    expect(door.delivered).toHaveLength(30)
    clock.set(at('2026-12-09', '08:00'))
    await run()
    await run()
    expect(door.delivered).toHaveLength(60)
    expect(new Set(door.delivered.map(each => each.chat)).size).toBe(30)
  })

  it('get nothing at night, also when the evening ends in the middle', async () => {
    const { clock, door, run } = await room(100)
    clock.set(at('2026-12-07', '20:59') + 58_000)
    await run()
    expect(door.delivered.length).toBeGreaterThan(20)
    expect(door.delivered.length).toBeLessThan(60)
    expect(Math.max(...door.delivered.map(each => each.at))).toBeLessThan(at('2026-12-07', '21:00'))
    clock.set(at('2026-12-08', '06:59'))
    const before = door.delivered.length
    await run()
    expect(door.delivered).toHaveLength(before)
    clock.set(at('2026-12-08', '07:00'))
    await run()
    expect(door.delivered).toHaveLength(100)
  })

  it('get it from two processes at once no more than once', async () => {
    const { database, clock, door } = await room(80)
    await Promise.all(
      [1, 2].map(() => sendReminders(FAIRS, [], postmanOn(database, clock, [door]), newRounds(), MINUTE)),
    )
    expect(door.delivered).toHaveLength(80)
    expect(new Set(door.delivered.map(each => each.chat)).size).toBe(80)
  })

  it('get nothing from the moment they stop, in the middle of the sending', async () => {
    const { door, postman, run } = await room(60, async (_, tries): Promise<Handed> => {
      if (tries === 10)
        for (let chat = 1; chat <= 60; chat++) await postman.subscriptions.stop('telegram', `telegram:${chat}`, 1)
      return 'sent'
    })
    await run()
    expect(door.delivered.length).toBeLessThan(10 + 8) // those under way at that moment
    expect(door.delivered.length).toBeGreaterThanOrEqual(10)
  })

  it('who have blocked the bot are not tried again and are unsubscribed', async () => {
    const { clock, door, postman, run } = await room(3, chat => (chat.endsWith(':2') ? 'unreachable' : 'sent'))
    await run()
    clock.set(at('2026-12-09', '08:00'))
    await run()
    expect(door.tries).toBe(3 + 2)
    expect(await postman.subscriptions.stop('telegram', 'telegram:2', 1)).toBe(false)
    expect(await postman.unreachable.since('telegram', 'telegram:2')).toBeGreaterThanOrEqual(MORNING)
  })

  it('whom a platform does not let us write to now stay subscribed', async () => {
    const { postman, run } = await room(2, () => 'refused')
    await run()
    expect(await outcomesIn(postman.database)).toEqual({ dropped: 2 })
    expect(await postman.subscriptions.stop('telegram', 'telegram:2', 1)).toBe(true)
  })

  it('hear of a change instead of the reminder that waited', async () => {
    const { clock, door, postman } = await room(200)
    const rounds = newRounds()
    await sendReminders(FAIRS, [], postman, rounds, { ms: 4_000, most: 1000 })
    const reminded = door.delivered.length
    expect(reminded).toBeGreaterThan(90)
    expect(reminded).toBeLessThan(110)
    const notice = { date: '2026-12-10', status: 'cancelled', companies: [], source: 'x' } satisfies FairNotice
    const told: ToldChange[] = [{ planned: '2026-12-10', number: 1, text: 'Đã huỷ', at: clock.now() }]
    const calendar = fairsTold(FAIRS, [
      { number: 1, planned: '2026-12-10', change: notice, officer: 'x', at: clock.now(), reason: '' },
    ])
    clock.set(clock.now() + 1000)
    await sendReminders(calendar, told, postman, rounds, MINUTE)
    const after = door.delivered.slice(reminded)
    expect(after).toHaveLength(200)
    expect(after.every(each => each.text.startsWith('Đã huỷ'))).toBe(true)
  })

  it('do not get a reminder that came too late to be of use', async () => {
    const { clock, door, run, database } = await room(300)
    await run({ ms: 1_000, most: 1000 })
    const early = door.delivered.length
    clock.set(at('2026-12-09', '08:00'))
    await run()
    expect(door.delivered).toHaveLength(early + 300)
    clock.set(at('2026-12-10', '08:00') + 1)
    await run()
    expect(await outcomesIn(database)).toEqual({ sent: early + 300, dropped: 300 - early })
  })
})

describe('A platform that is written to', () => {
  it.each([
    ['telegram', 25],
    ['zalo-oa', 1.5],
    ['zalo-bot', 1.5],
  ] as const)('%s gets no more than %d texts in any second', async (channel, most) => {
    const clock = waitingClock(MORNING)
    const { database, close } = await subscribed(90, { channel })
    opened.push({ close })
    const door = recordingDoor(clock, () => clock.sleep(150).then(() => 'sent' as const), channel)
    await sendReminders(FAIRS, [], postmanOn(database, clock, [door]), newRounds(), { ms: 120_000, most: 1000 })
    expect(door.delivered).toHaveLength(90)
    const times = door.delivered.map(each => each.at).sort((a, b) => a - b)
    for (const [place, time] of times.entries())
      expect(times.slice(place).filter(each => each < time + 1000).length).toBeLessThanOrEqual(Math.ceil(most))
    const perSecond = 89_000 / (times.at(-1)! - times[0]!)
    expect(perSecond).toBeGreaterThan(most * 0.95)
    expect(perSecond).toBeLessThan(most * 1.05)
  })

  it('is left alone as long as a 429 asks, and then gets what it refused', async () => {
    const { clock, door, run } = await room(20, (_, tries) => (tries === 5 ? { retryAfterMs: 30_000 } : 'sent'))
    const start = clock.now()
    await run()
    expect(door.delivered).toHaveLength(20)
    const late = door.delivered.filter(each => each.at >= start + 30_000)
    expect(late.length).toBeGreaterThanOrEqual(20 - 5 - 8)
    expect(door.delivered.filter(each => each.at > start + 1000 && each.at < start + 30_000)).toEqual([])
  })

  it('is left alone over several runs when it asks for longer than a slice', async () => {
    const { clock, door, run } = await room(20, (_, tries) => (tries === 1 ? { retryAfterMs: 300_000 } : 'sent'))
    const start = clock.now()
    await run()
    clock.set(start + 60_000)
    const tries = door.tries
    await run()
    expect(door.tries).toBe(tries)
    clock.set(start + 300_500)
    await run()
    expect(door.delivered).toHaveLength(20)
  })

  it('that gives no reply costs one reminder in doubt a run, which is not sent again', async () => {
    const { clock, door, run, database, postman } = await room(20, (_, tries) => {
      if (tries >= 4 && clock.now() < MORNING + 30_000) throw new Error('no reply')
      return 'sent'
    })
    await run()
    expect(await outcomesIn(database)).toEqual({ sent: 3, failed: 1, waiting: 16 })
    expect(postman.reported).toHaveLength(1)
    clock.set(MORNING + 60_000)
    await run()
    expect(door.delivered).toHaveLength(19)
    expect(await outcomesIn(database)).toEqual({ sent: 19, failed: 1 })
  })

  it('does not get more in a slice than the slice allows', async () => {
    const { door, run } = await room(50)
    await run({ ms: 60_000, most: 7 })
    expect(door.delivered).toHaveLength(7)
  })

  it('gets nothing more when the process is to end', async () => {
    const { door, end, run } = await room(50, (_, tries) => {
      if (tries === 3) end()
      return 'sent'
    })
    await run()
    expect(door.delivered.length).toBeLessThanOrEqual(3 + 8)
  })
})

describe('A process that is killed 200 times at any step', () => {
  it('reminds nobody twice, and in the end everybody is reminded or marked', async () => {
    const PEOPLE = 1000
    const dice = diceOf(20261207)
    const clock = waitingClock(MORNING)
    const { database, close } = await subscribed(PEOPLE)
    opened.push({ close })
    const door = recordingDoor(clock)
    let kills = 0
    let betweenSendingAndSettling = 0
    for (; kills < 200; kills++) {
      const life = { steps: Math.floor(dice() * 40) + 1 }
      const postman = mortal(postmanOn(database, clock, [door]), life, () => betweenSendingAndSettling++)
      await expect(sendReminders(FAIRS, [], postman, newRounds(), MINUTE)).rejects.toThrow('killed')
      clock.set(clock.now() + 1000)
    }
    const rounds = newRounds()
    await sendReminders(FAIRS, [], postmanOn(database, clock, [door]), rounds, MINUTE)
    clock.set(clock.now() + 11 * 60_000)
    await sendReminders(FAIRS, [], postmanOn(database, clock, [door]), rounds, MINUTE)

    const chats = door.delivered.map(each => each.chat)
    expect(new Set(chats).size).toBe(chats.length)
    const { sent = 0, failed = 0, ...rest } = await outcomesIn(database)
    expect(rest).toEqual({})
    expect(sent + failed).toBe(PEOPLE)
    expect(sent).toBeLessThanOrEqual(chats.length)
    expect(kills).toBe(200)
    expect(betweenSendingAndSettling).toBeGreaterThan(10)
  })
})

describe('A real process that is killed with SIGKILL while it sends', () => {
  it('reminds nobody twice, and the last one finishes', async () => {
    const PEOPLE = 120
    const folder = mkdtempSync(join(tmpdir(), 'remind-'))
    const [file, log] = [join(folder, 'a.sqlite'), join(folder, 'delivered.txt')]
    writeFileSync(log, '')
    ;(await subscribed(PEOPLE, { file })).close()
    const dice = diceOf(7)
    for (let kill = 0; kill < 10; kill++) {
      const child = begin(file, log, MORNING + kill * 60_000)
      await said(child, 'begun')
      await new Promise(done => setTimeout(done, 30 + dice() * 300))
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    const before = readFileSync(log, 'utf8').split('\n').filter(Boolean).length
    expect(before).toBeGreaterThan(10)
    await said(begin(file, log, MORNING + 30 * 60_000), 'done')
    const chats = readFileSync(log, 'utf8').split('\n').filter(Boolean)
    expect(new Set(chats).size).toBe(chats.length)
    const { database, close } = openSqlite(file)
    const { sent = 0, failed = 0, unsettled = 0, ...rest } = await outcomesIn(database)
    close()
    rmSync(folder, { recursive: true })
    expect(rest).toEqual({})
    expect(sent + failed + unsettled).toBe(PEOPLE)
    expect(failed + unsettled).toBeLessThanOrEqual(10 * 8)
    expect(chats.length).toBeGreaterThanOrEqual(sent)
  }, 120_000) // ten processes are begun, on a busy machine
})

function begin(file: string, log: string, start: number): ChildProcess {
  const script = fileURLToPath(new URL('../support/remind-until-killed.ts', import.meta.url))
  return spawn(process.execPath, ['--import', 'tsx', script, file, log, String(start)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function said(child: ChildProcess, word: string): Promise<void> {
  return new Promise((done, fail) => {
    child.stdout!.on('data', chunk => String(chunk).includes(word) && done())
    child.on('exit', code => fail(new Error(`the process ended with ${code} before it said "${word}"`)))
  })
}

/** A postman whose process dies after so many steps: before a statement, after it, before a text goes out or after it. From then on nothing works. */
function mortal(postman: Postman, life: { steps: number }, onKilledAfterSending: () => void): Postman {
  const step = (after?: () => void) => {
    if (life.steps-- > 0) return
    if (life.steps === -1) after?.()
    throw new Error('killed')
  }
  const around = <T extends object>(store: T): T =>
    new Proxy(store, {
      get:
        (target, name) =>
        async (...given: unknown[]) => {
          step()
          const result = await (Reflect.get(target, name) as (...given: unknown[]) => Promise<unknown>).apply(
            target,
            given,
          )
          step()
          return result
        },
    })
  const doors: ReminderDoor[] = postman.doors.map(door => ({
    channel: door.channel,
    async send(chat, text) {
      step()
      const handed = await door.send(chat, text)
      step(onKilledAfterSending)
      return handed
    },
  }))
  return { ...postman, doors, outbox: around(postman.outbox), subscriptions: around(postman.subscriptions) }
}

/** The same numbers every time. */
function diceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Subscribers on Telegram, on the morning three days before a fair. */
async function room(people: number, does?: (chat: string, tries: number) => Handed | Promise<Handed>) {
  const clock = waitingClock(MORNING)
  const { database, close } = await subscribed(people)
  opened.push({ close })
  const door = recordingDoor(clock as Clock, does)
  let isStopping = false
  const end = () => {
    isStopping = true
  }
  const postman = { ...postmanOn(database, clock, [door]), database, isStopping: () => isStopping }
  const rounds = newRounds()
  const run = (slice = MINUTE) => sendReminders(FAIRS, [], postman, rounds, slice)
  return { clock, database, door, end, postman, run }
}

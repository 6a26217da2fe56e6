import type { FairCalendar } from '../content/fair.ts'
import type { Channel } from './message.ts'
import type { OutboxStore } from './outbox-store.ts'
import { type Clock, type Pace, paceOf } from './pace.ts'
import type { Handed, ReminderDoor } from './reminder-door.ts'
import { GOOD_FOR_MS, isCivil, newestOf, noticesDue, type ToldChange } from './reminders.ts'
import type { SubscriptionStore } from './subscription-store.ts'
import type { UnreachableStore } from './unreachable-store.ts'

/** What the sending of reminders needs around it. */
export interface Postman {
  doors: readonly ReminderDoor[]
  outbox: OutboxStore
  subscriptions: SubscriptionStore
  unreachable: UnreachableStore
  clock: Clock
  /** True when the process is to end: nothing new is begun. */
  isStopping(): boolean
  report(what: string, fault: unknown): void
}

/** How far one run may go. */
export interface Slice {
  ms: number
  /** Of each channel. */
  most: number
}

/** What a process remembers between runs. All of it may be lost: it only saves work, or a platform's patience. */
export interface Rounds {
  paces: Map<Channel, Pace>
  /** Notices that everybody of a channel has in the outbox. */
  planned: Set<string>
  unsettledUntil: number
}

export function newRounds(): Rounds {
  return { paces: new Map(), planned: new Set(), unsettledUntil: 0 }
}

// Telegram's bulk limit is about 30 a second. Zalo OA's smallest package allows 100 calls a minute, of which some are left
// for replies; Zalo Bot publishes no limit, so it gets the same (channels.md A1.4, A2, B).
const PER_SECOND: Partial<Record<Channel, number>> = { telegram: 25 }
const PER_SECOND_ELSEWHERE = 1.5
const AT_ONCE = 8 // texts under way: with 25 a second, each may take 300 ms
const PLAN_AT_ONCE = 2_000 // rows in one statement: some 20 ms, so that citizens who write meanwhile do not wait
const DUE_AT_ONCE = 200
const SETTLED_WITHIN_MS = 10 * 60_000 // no platform takes so long to answer
const DAY_MS = 86_400_000
const KEPT_DAYS = 45 // longer than any notice is of use
const FORGET_AT_ONCE = 200
const LONGEST_WAITING_MS = Math.max(...Object.values(GOOD_FOR_MS))

/** Plans what is due and sends it, each at most once; what is left over, the next run finds. Says how many were sent. */
export async function sendReminders(
  calendar: FairCalendar,
  changes: readonly ToldChange[],
  postman: Postman,
  rounds: Rounds,
  slice: Slice,
): Promise<number> {
  const { clock, doors } = postman
  const until = clock.now() + slice.ms
  await tidy(changes, postman, rounds)
  if (!isCivil(clock.now())) return 0
  const sent = doors.map(async door => {
    await plan(door.channel, calendar, changes, postman, rounds, until)
    return sendDue(door, postman, paceFor(door.channel, rounds, clock), until, slice.most)
  })
  return (await Promise.all(sent)).reduce((sum, each) => sum + each, 0)
}

/** Settles what a killed process left, and puts away what is of no use any more. */
async function tidy(changes: readonly ToldChange[], { outbox, clock }: Postman, rounds: Rounds): Promise<void> {
  const now = clock.now()
  const before = now - SETTLED_WITHIN_MS
  await outbox.giveUpUnsettled(rounds.unsettledUntil, before)
  rounds.unsettledUntil = before
  for (const { planned, at } of newestOf(changes).values())
    if (now - at < LONGEST_WAITING_MS) await outbox.withdraw(planned, at)
  await outbox.dropLate('1-day', now - GOOD_FOR_MS['1-day'] + 1, now)
  await outbox.dropLate('3-days', now - GOOD_FOR_MS['3-days'] + 1, now)
  await outbox.dropLate('any', now - LONGEST_WAITING_MS + 1, now)
  await outbox.forget(now - KEPT_DAYS * DAY_MS, FORGET_AT_ONCE)
}

/** Writes what is due into the outbox, a statement at a time. */
async function plan(
  channel: Channel,
  calendar: FairCalendar,
  changes: readonly ToldChange[],
  { outbox, clock, isStopping }: Postman,
  rounds: Rounds,
  until: number,
): Promise<void> {
  for (const notice of noticesDue(clock.now(), calendar, changes)) {
    const name = `${channel} ${notice.fair} ${notice.occasion}`
    while (!rounds.planned.has(name)) {
      if (isStopping() || clock.now() >= until) return
      if ((await outbox.plan(notice, channel, PLAN_AT_ONCE)) === 0) rounds.planned.add(name)
      else await clock.sleep(0) // lets a citizen's message pass
    }
  }
}

async function sendDue(door: ReminderDoor, postman: Postman, pace: Pace, until: number, most: number): Promise<number> {
  const { outbox, clock, isStopping } = postman
  let taken = 0
  let sent = 0
  let inDoubt = false
  const mayGoOn = () => !inDoubt && !isStopping() && isCivil(clock.now()) && pace.next() < until
  const lane = async (waiting: number[]) => {
    while (mayGoOn() && taken < most) {
      const id = waiting.shift()
      if (id === undefined) return
      taken++
      await pace.turn()
      if (inDoubt || isStopping() || !isCivil(clock.now())) return
      const outcome = await sendOne(id, door, postman, pace)
      if (outcome === 'sent') sent++
      if (outcome === 'failed') inDoubt = true // the platform is in trouble: one text in doubt is enough until the next run
    }
  }
  while (mayGoOn() && taken < most) {
    const waiting = await outbox.due(door.channel, clock.now(), Math.min(DUE_AT_ONCE, most - taken))
    if (waiting.length === 0) break
    const lanes = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => lane(waiting)))
    for (const each of lanes) if (each.status === 'rejected') throw each.reason
  }
  return sent
}

/** Marks it as being sent, then hands it over: a process that dies in between has sent it not at all, and never twice. */
async function sendOne(
  id: number,
  door: ReminderDoor,
  { outbox, subscriptions, unreachable, clock, report }: Postman,
  pace: Pace,
): Promise<'sent' | 'failed' | undefined> {
  const { channel } = door
  const parcel = await outbox.claim(id, clock.now())
  if (!parcel) return undefined
  const handed: Handed | 'failed' = await door.send(parcel.chat, parcel.text).catch(fault => {
    report(`a reminder may or may not have arrived on ${channel}`, fault)
    return 'failed' as const
  })
  if (handed === 'sent' || handed === 'failed') {
    await outbox.settle(id, handed)
    return handed
  }
  if (handed === 'refused' || handed === 'unreachable') {
    await outbox.settle(id, 'dropped')
    if (handed === 'refused') return undefined
    await subscriptions.stop(channel, parcel.chat, clock.now())
    await unreachable.mark(channel, parcel.chat, clock.now(), 'a reminder could not be delivered')
    return undefined
  }
  pace.pauseUntil(clock.now() + handed.retryAfterMs)
  await outbox.putBack(id)
  return undefined
}

function paceFor(channel: Channel, { paces }: Rounds, clock: Clock): Pace {
  const pace = paces.get(channel) ?? paceOf(PER_SECOND[channel] ?? PER_SECOND_ELSEWHERE, clock)
  paces.set(channel, pace)
  return pace
}

import { forgetOld } from '../bot/forget-old.ts'
import type { Memory } from '../bot/respond.ts'
import type { Database } from '../db/database.ts'
import { retentionIn } from '../db/retention.ts'

const DAY_MS = 86_400_000
const AFTER_START_MS = 5 * 60_000 // whoever waits for a start waits for answers first
const NIGHT_MS = 19.5 * 3_600_000 // 19:30 UTC: half past two at night in Việt Nam
const MINUTE_MS = 60_000
const REST_MS = 20
const SLICES_ON_WORKERS = 20 // ten statements each, of the 1,000 that D1 allows an invocation

/** Lets go of what is older than the days set, once; a fault is reported, and the next day makes it good. */
async function forgetOnce(
  database: Database,
  { keepDays, report }: Pick<Memory, 'keepDays' | 'report'>,
  now: number,
  slices?: number,
): Promise<number> {
  const rest = () => new Promise<void>(done => setTimeout(done, REST_MS))
  return forgetOld(keepDays, now, retentionIn(database), rest, slices).catch(fault => {
    report('what is old could not be deleted; tried again tomorrow', fault)
    return 0
  })
}

/** Every day on Node. */
export function keepForgetting(database: Database, memory: Memory): void {
  const run = () => void forgetOnce(database, memory, Date.now())
  setTimeout(run, AFTER_START_MS).unref()
  setInterval(run, DAY_MS).unref()
}

/** On Workers, where a timer calls every minute: in one minute of the night. */
export async function forgetAtNight(database: Database, memory: Memory, now: number): Promise<void> {
  const inNight = (now % DAY_MS) - NIGHT_MS
  if (inNight >= 0 && inNight < MINUTE_MS) await forgetOnce(database, memory, now, SLICES_ON_WORKERS)
}

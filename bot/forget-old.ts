import type { RetentionStore } from './retention-store.ts'

const DAY_MS = 86_400_000
const AT_ONCE = 500 // rows of a kind: some 10 ms, so that citizens who write meanwhile do not wait

/** Lets go of what is older than so many days, in at most so many slices; `rest` is waited for in between. Says how many. */
export async function forgetOld(
  keepDays: number,
  now: number,
  retention: RetentionStore,
  rest: () => Promise<void>,
  slices = Number.POSITIVE_INFINITY,
): Promise<number> {
  let forgotten = 0
  for (let slice = 0; slice < slices; slice++) {
    const some = await retention.forgetBefore(now - keepDays * DAY_MS, AT_ONCE)
    if (some === 0) break
    forgotten += some
    await rest()
  }
  return forgotten
}

import { inArray, sql } from 'drizzle-orm'
import type { Off, SwitchStore } from '../bot/switch-store.ts'
import type { Database } from './database.ts'
import { switches } from './schema.ts'

/** Off-switches, append-only: the newest row of a channel holds. Officers' rows are few, so the key is index enough. */
export function switchesIn({ query }: Database): SwitchStore {
  const newest = inArray(switches.number, sql`(SELECT max(number) FROM switches GROUP BY channel)`)
  const off = async (): Promise<Off[]> => {
    const found = await query.select().from(switches).where(newest).orderBy(switches.channel)
    return found.filter(each => each.off).map(({ channel, officer, reason, at }) => ({ channel, officer, reason, at }))
  }
  return {
    off,
    async holding(channel) {
      const all = await off()
      return all.find(each => each.channel === 'all') ?? all.find(each => each.channel === channel)
    },
    async flip({ channel, off: isOff, officer, reason, at }) {
      await query.insert(switches).values({ channel, off: isOff, officer, reason, at })
    },
  }
}

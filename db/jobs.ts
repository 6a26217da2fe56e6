import { and, eq, lt } from 'drizzle-orm'
import type { JobStore } from '../content/desk/job-store.ts'
import type { Database } from './database.ts'
import { jobs } from './desk-schema.ts'

const KEPT_MS = 90 * 86_400_000

/** Work that is done once when it is due. */
export function jobsIn({ query }: Database): JobStore {
  return {
    async claim(job, due, at) {
      const claimed = await query.insert(jobs).values({ job, due, at }).onConflictDoNothing().returning()
      if (claimed.length === 1) await query.delete(jobs).where(and(eq(jobs.job, job), lt(jobs.due, due - KEPT_MS)))
      return claimed.length === 1
    },
  }
}

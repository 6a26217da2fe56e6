import { describe, expect, it } from 'vitest'
import type { JobStore } from '../../content/desk/job-store.ts'

const DAY_MS = 86_400_000

/** What every list of jobs promises. `open` gives an empty one. */
export function promisesOfAJobStore(name: string, open: () => Promise<JobStore>): void {
  describe(`Work that is due, ${name}`, () => {
    it('is done by one of ten who come at once, and not again', async () => {
      const jobs = await open()
      const claimed = await Promise.all(Array.from({ length: 10 }, (_, at) => jobs.claim('links', DAY_MS, DAY_MS + at)))
      expect(claimed.filter(Boolean)).toHaveLength(1)
      expect(await jobs.claim('links', DAY_MS, 2 * DAY_MS)).toBe(false)
    })

    it('is another work on another day or of another name', async () => {
      const jobs = await open()
      expect(await jobs.claim('links', DAY_MS, 1)).toBe(true)
      expect(await jobs.claim('links', 2 * DAY_MS, 1)).toBe(true)
      expect(await jobs.claim('other', DAY_MS, 1)).toBe(true)
    })
  })
}

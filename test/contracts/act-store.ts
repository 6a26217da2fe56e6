import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Act } from '../../content/desk/act-store.ts'
import { actsIn } from '../../db/acts.ts'
import type { Database } from '../../db/database.ts'

/** What the sealed log of acts promises. `open` gives an empty, migrated database. */
export function promisesOfAnActStore(name: string, open: () => Promise<Database>): void {
  describe(`The log of officers' acts, ${name}`, () => {
    it('tells each act, newest first, of all, of one officer or of one subject', async () => {
      const log = actsIn(await open())
      await log.add(act())
      await log.add(act({ officer: 'Hạnh', act: 'Duyệt và đăng' }))
      await log.add(act({ subject: 'bhtn-ai-duoc' }))
      expect(await log.list({ limit: 2 })).toStrictEqual([
        { number: 3, ...act({ subject: 'bhtn-ai-duoc' }) },
        { number: 2, ...act({ officer: 'Hạnh', act: 'Duyệt và đăng' }) },
      ])
      expect((await log.list({ officer: 'Lan', before: 3, limit: 9 })).map(each => each.number)).toEqual([1])
      expect((await log.list({ subject: 'bhtn-ai-duoc', limit: 9 })).map(each => each.number)).toEqual([3])
    })

    it('loses none of ten that come at once, and its seals stay whole', async () => {
      const log = actsIn(await open())
      await Promise.all(Array.from({ length: 10 }, (_, at) => log.add(act({ at }))))
      expect((await log.list({ limit: 99 })).map(each => each.number)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
      expect(await log.firstBroken()).toBeUndefined()
    })

    it('shows where a row was changed behind its back', async () => {
      const database = await open()
      const log = actsIn(database)
      for (const officer of ['Lan', 'Hạnh', 'Minh']) await log.add(act({ officer }))
      await database.query.run(sql`DROP TRIGGER acts_are_never_changed`)
      await database.query.run(sql`UPDATE acts SET officer = 'ai đó' WHERE number = 2`)
      expect(await log.firstBroken()).toBe(2)
    })
  })
}

function act(over: Partial<Act> = {}): Omit<Act, 'number'> {
  return {
    at: 1_700_000_000_000,
    officer: 'Lan',
    act: 'Lưu nháp',
    subject: 'bhtn-nop-ho-so',
    reason: 'Sửa chữ',
    ...over,
  }
}

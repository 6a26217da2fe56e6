import { describe, expect, it } from 'vitest'
import type { InboxQuestion, InboxStore } from '../../bot/inbox-store.ts'

/** What every inbox promises. `open` gives an empty one. */
export function promisesOfAnInboxStore(name: string, open: () => Promise<InboxStore>): void {
  describe(`An officer who opens the inbox, ${name}`, () => {
    it('finds nothing when everybody was answered', async () => {
      expect(await (await open()).waiting(10)).toEqual([])
    })

    it('finds questions as they were asked, newest first, each with its own id', async () => {
      const store = await open()
      const asked = [
        question({ question: 'Hộ chiếu làm ở đâu; "\'--', reason: 'unknown' }),
        question({ channel: 'telegram', reason: 'asked-for-a-person', at: 1_700_000_000_001 }),
        question({ conversation: 'nha-minh', reason: 'not-helpful' }),
      ]
      for (const each of asked) await store.add(each)
      const waiting = await store.waiting(10)
      expect(waiting.map(({ id: _, ...rest }) => rest)).toStrictEqual(asked.toReversed())
      expect(new Set(waiting.map(each => each.id)).size).toBe(3)
    })

    it('finds no more than asked for, and those the newest', async () => {
      const store = await open()
      for (const each of ['một', 'hai', 'ba']) await store.add(question({ question: each }))
      expect((await store.waiting(2)).map(each => each.question)).toEqual(['ba', 'hai'])
    })
  })
}

/** A question that waits; name what matters. */
export function question(what: Partial<InboxQuestion> = {}): InboxQuestion {
  const usual = { question: 'làm hộ chiếu ở đâu', channel: 'web' as const, conversation: 'nha-lan' }
  return { ...usual, at: 1_700_000_000_000, reason: 'unknown', ...what }
}

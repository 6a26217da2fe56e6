import { describe, expect, it } from 'vitest'
import type { OutboxStore } from '../../bot/outbox-store.ts'
import type { Notice } from '../../bot/reminders.ts'
import type { SubscriptionStore } from '../../bot/subscription-store.ts'
import type { Database } from '../../db/database.ts'
import { outboxIn } from '../../db/outbox.ts'
import { subscriptionsIn } from '../../db/subscriptions.ts'
import { unreachableIn } from '../../db/unreachable.ts'

const DUE = 1_700_000_000_000

/** What every store of subscriptions, and the outbox beside it, promises. `open` gives an empty database. */
export function promisesOfAnOutboxStore(name: string, open: () => Promise<Database>): void {
  describe(`A citizen who wants to be reminded, ${name}`, () => {
    it('is subscribed once, stops once, and may begin again', async () => {
      const { subscriptions } = await rooms()
      const done = [
        await subscriptions.stop('telegram', 'telegram:7', 1),
        await subscriptions.start('telegram', 'telegram:7', 2),
        await subscriptions.start('telegram', 'telegram:7', 3),
        await subscriptions.stop('telegram', 'telegram:7', 4),
        await subscriptions.stop('telegram', 'telegram:7', 5),
        await subscriptions.start('telegram', 'telegram:7', 6),
      ]
      expect(done).toEqual([false, true, false, true, false, true])
    })

    it('gets nothing that waited when she stops, and nothing when she begins again later', async () => {
      const { subscriptions, outbox } = await rooms(['a', 'b'])
      await outbox.plan(notice(), 'telegram', 10)
      await subscriptions.stop('telegram', 'a', DUE + 1)
      await subscriptions.start('telegram', 'a', DUE + 2)
      expect(await outbox.plan(notice(), 'telegram', 10)).toBe(0)
      expect(await chatsDue(outbox)).toEqual(['b'])
    })

    it('gets nothing when she stops after her reminder was looked up and before it was taken', async () => {
      const { subscriptions, outbox } = await rooms(['a'])
      await outbox.plan(notice(), 'telegram', 10)
      const [id] = await outbox.due('telegram', DUE, 10)
      await subscriptions.stop('telegram', 'a', DUE)
      expect(await outbox.claim(id!, DUE)).toBeUndefined()
    })

    it('keeps her reminders when somebody else stops, also one of the same name on another channel', async () => {
      const { subscriptions, outbox } = await rooms(['a', 'b'])
      await subscriptions.start('zalo-oa', 'a', 0)
      await outbox.plan(notice(), 'telegram', 10)
      await subscriptions.stop('zalo-oa', 'a', 1)
      await subscriptions.stop('telegram', 'b', 1)
      expect(await chatsDue(outbox)).toEqual(['a'])
    })
  })

  describe(`The outbox, ${name}`, () => {
    it('has a notice for everybody subscribed when it was due, written a few at a time, each once', async () => {
      const { subscriptions, outbox } = await rooms(['d', 'b', 'a', 'e', 'c'])
      await subscriptions.start('telegram', 'late', DUE + 1)
      await subscriptions.start('zalo-bot', 'elsewhere', 0)
      const planned = []
      for (let round = 0; round < 4; round++) planned.push(await outbox.plan(notice(), 'telegram', 2))
      expect(planned).toEqual([2, 2, 1, 0])
      expect(await chatsDue(outbox)).toEqual(['a', 'b', 'c', 'd', 'e'])
      expect(await outbox.plan(notice({ occasion: '1-day' }), 'telegram', 10)).toBe(5)
    })

    it('gives nothing before it is due', async () => {
      const { outbox } = await rooms(['a'])
      await outbox.plan(notice(), 'telegram', 10)
      expect(await outbox.due('telegram', DUE - 1, 10)).toEqual([])
      expect(await outbox.due('zalo-oa', DUE, 10)).toEqual([])
    })

    it('gives a reminder to exactly one of twenty that reach for it, and never again once it is taken', async () => {
      const { outbox } = await rooms(['a'])
      await outbox.plan(notice({ text: 'Nhắc bạn' }), 'telegram', 10)
      const [id] = await outbox.due('telegram', DUE, 10)
      const taken = await Promise.all(Array.from({ length: 20 }, () => outbox.claim(id!, DUE)))
      expect(taken.filter(Boolean)).toEqual([{ id, chat: 'a', text: 'Nhắc bạn' }])
      expect(await outbox.due('telegram', DUE, 10)).toEqual([])
      expect(await outbox.plan(notice(), 'telegram', 10)).toBe(0)
    })

    it('takes back what was surely not sent, but nothing that is settled', async () => {
      const { outbox } = await rooms(['a', 'b'])
      await outbox.plan(notice(), 'telegram', 10)
      const [first, second] = await outbox.due('telegram', DUE, 10)
      for (const id of [first!, second!]) await outbox.claim(id, DUE)
      await outbox.settle(first!, 'sent')
      for (const id of [first!, second!]) await outbox.putBack(id)
      expect(await outbox.due('telegram', DUE, 10)).toEqual([second])
    })

    it('gives nothing to a chat that cannot be reached or was forgotten', async () => {
      const { outbox, unreachable } = await rooms(['a', 'b'])
      await outbox.plan(notice(), 'telegram', 10)
      const [id] = await outbox.due('telegram', DUE, 10)
      await unreachable.mark('telegram', 'a', DUE, 'blocked')
      expect(await chatsDue(outbox)).toEqual(['b'])
      expect(await outbox.claim(id!, DUE)).toBeUndefined()
    })

    it('gives up what a killed process left, once, and nothing that is settled or still under way', async () => {
      const { outbox } = await rooms(['a', 'b', 'c'])
      await outbox.plan(notice(), 'telegram', 10)
      const [sent, left, underWay] = await outbox.due('telegram', DUE, 10)
      await outbox.claim(sent!, DUE)
      await outbox.settle(sent!, 'sent')
      await outbox.claim(left!, DUE)
      await outbox.claim(underWay!, DUE + 100)
      expect(await outbox.giveUpUnsettled(0, DUE + 100)).toBe(1)
      expect(await outbox.giveUpUnsettled(0, DUE + 100)).toBe(0)
      await outbox.putBack(left!)
      expect(await outbox.due('telegram', DUE + 200, 10)).toEqual([])
    })

    it('lets go of what waits for a changed fair, and of nothing else', async () => {
      const { outbox } = await rooms(['a', 'b'])
      await outbox.plan(notice(), 'telegram', 1)
      const [taken] = await outbox.due('telegram', DUE, 10)
      await outbox.claim(taken!, DUE)
      await outbox.plan(notice(), 'telegram', 10)
      await outbox.plan(notice({ fair: '2026-12-25' }), 'telegram', 10)
      await outbox.plan(notice({ occasion: 'changed-1', due: DUE + 5 }), 'telegram', 10)
      await outbox.withdraw('2026-12-10', DUE + 5)
      expect(await outbox.due('telegram', DUE + 9, 10)).toHaveLength(4)
      await outbox.withdraw('2026-12-10', DUE + 6)
      expect(await outbox.due('telegram', DUE + 9, 10)).toHaveLength(2)
    })

    it('drops what is late: of one occasion, or any', async () => {
      const { outbox } = await rooms(['a'])
      await outbox.plan(notice(), 'telegram', 10)
      await outbox.plan(notice({ occasion: '1-day' }), 'telegram', 10)
      await outbox.dropLate('1-day', DUE, DUE)
      expect(await outbox.due('telegram', DUE, 10)).toHaveLength(2)
      await outbox.dropLate('1-day', DUE + 1, DUE + 1)
      expect(await outbox.due('telegram', DUE, 10)).toHaveLength(1)
      await outbox.dropLate('any', DUE + 1, DUE + 1)
      expect(await outbox.due('telegram', DUE, 10)).toEqual([])
    })

    it('forgets what is long settled, and nothing that waits', async () => {
      const { outbox } = await rooms(['a', 'b'])
      await outbox.plan(notice(), 'telegram', 10)
      const [id] = await outbox.due('telegram', DUE, 10)
      await outbox.claim(id!, DUE)
      await outbox.settle(id!, 'sent')
      await outbox.forget(DUE, 10)
      expect(await outbox.plan(notice(), 'telegram', 10)).toBe(0)
      await outbox.forget(DUE + 1, 10)
      expect(await chatsDue(outbox)).toEqual(['b'])
    })
  })

  async function rooms(chats: string[] = []): Promise<{
    subscriptions: SubscriptionStore
    outbox: OutboxStore
    unreachable: ReturnType<typeof unreachableIn>
  }> {
    const database = await open()
    const subscriptions = subscriptionsIn(database)
    for (const chat of chats) await subscriptions.start('telegram', chat, 0)
    return { subscriptions, outbox: outboxIn(database), unreachable: unreachableIn(database) }
  }
}

/** A reminder three days before; name what matters. */
export function notice(what: Partial<Notice> = {}): Notice {
  return { fair: '2026-12-10', occasion: '3-days', text: 'Nhắc bạn: có phiên', due: DUE, ...what }
}

/** Whose reminders wait, in order; taking them is how one learns their names, so they are put back. */
async function chatsDue(outbox: OutboxStore): Promise<string[]> {
  const chats = []
  for (const id of await outbox.due('telegram', DUE, 100)) {
    const parcel = await outbox.claim(id, DUE)
    if (parcel) chats.push(parcel.chat)
    await outbox.putBack(id)
  }
  return chats
}

import { describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { subscriptionsIn } from '../../db/subscriptions.ts'
import { unreachableIn } from '../../db/unreachable.ts'

/** What every list of subscribers promises an officer who is about to change a fair. `open` gives an empty database. */
export function promisesOfASubscriptionStore(name: string, open: () => Promise<Database>): void {
  describe(`An officer who asks how many are reminded of job fairs, ${name}`, () => {
    it('hears the number of each channel, without who stopped and who cannot be reached', async () => {
      const database = await open()
      const store = subscriptionsIn(database)
      expect(await store.reach()).toEqual([])
      for (const chat of ['telegram:1', 'telegram:2', 'telegram:3', 'telegram:4'])
        await store.start('telegram', chat, 1)
      await store.start('zalo-bot', 'zalo-bot:1', 1)
      await store.stop('telegram', 'telegram:2', 2)
      await unreachableIn(database).mark('telegram', 'telegram:3', 2, 'chặn')
      expect(await store.reach()).toEqual([
        { channel: 'telegram', chats: 2 },
        { channel: 'zalo-bot', chats: 1 },
      ])
    })
  })
}

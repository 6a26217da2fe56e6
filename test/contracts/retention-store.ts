import { describe, expect, it } from 'vitest'
import { conversationsIn } from '../../db/conversations.ts'
import type { Database } from '../../db/database.ts'
import { feedbackIn } from '../../db/feedback.ts'
import { pendingIn } from '../../db/pending.ts'
import { retentionIn } from '../../db/retention.ts'
import {
  conversations,
  feedback,
  handoffs,
  inbox,
  outbox,
  pending,
  received,
  subscriptions,
  turns,
  unreachable,
} from '../../db/schema.ts'
import { turn } from './conversation-store.ts'
import { question } from './inbox-store.ts'

const LIMIT = 1_700_000_000_000
const OLD = LIMIT - 1
const NEW = LIMIT
const channel = 'telegram'

/** What is promised of time. `open` gives an empty database. */
export function promisesOfARetentionStore(name: string, open: () => Promise<Database>): void {
  describe(`What people said long ago, ${name}`, () => {
    it('is let go of everywhere, and what is newer stays', async () => {
      const database = await open()
      await talk(database, 'telegram:1', OLD)
      await talk(database, 'telegram:2', NEW)
      expect(await forgetAll(database)).toBeGreaterThan(0)
      expect(await countsIn(database)).toEqual({
        conversations: 1,
        turns: 1,
        inbox: 1,
        received: 1,
        pending: 1,
        outbox: 1,
        handoffs: 1,
        subscriptions: 1,
        unreachable: 1,
        feedback: 2,
      })
      expect((await conversationsIn(database).open(channel, 'telegram:2', 9)).turns).toHaveLength(1)
    })

    it('is forgotten turn by turn in a conversation that goes on', async () => {
      const database = await open()
      const store = conversationsIn(database)
      await store.open(channel, 'telegram:1', 0)
      await store.keep('telegram:1', turn({ said: 'xưa', at: OLD }), 0)
      await store.keep('telegram:1', turn({ said: 'nay', at: NEW }), 0)
      await forgetAll(database)
      expect((await store.open(channel, 'telegram:1', 9)).turns.map(each => each.said)).toEqual(['nay'])
    })

    it('stays as an opinion of the entry, which belongs to nobody any more', async () => {
      const database = await open()
      const opinion = { channel, entry: 'thai-san', revision: 1, helpful: false, at: OLD } as const
      for (const conversation of ['telegram:1', 'telegram:2'])
        await feedbackIn(database).note({ ...opinion, conversation })
      expect(await forgetAll(database)).toBe(2)
      expect(await forgetAll(database)).toBe(0) // or the nightly work would never end
      const left = await database.query.select().from(feedback)
      expect(left.map(each => each.conversation.replace(/\d+/, 'n'))).toEqual(['forgotten:n', 'forgotten:n'])
      expect(left.map(each => each.entry)).toEqual(['thai-san', 'thai-san'])
    })

    it('stays while somebody still waits for it: a question, a reminder, a subscription, a person', async () => {
      const database = await open()
      const { query } = database
      await query.insert(inbox).values(question({ at: OLD }))
      await query.insert(subscriptions).values({ channel, chat: 'telegram:1', since: OLD })
      await query.insert(outbox).values({ ...reminder('telegram:1', OLD), outcome: null })
      await query.insert(handoffs).values({ conversation: 'telegram:1', channel, state: 'waiting', askedAt: OLD })
      expect(await forgetAll(database)).toBe(0)
    })

    it('goes a few at a time, until nothing is left', async () => {
      const database = await open()
      for (let at = 0; at < 5; at++) await pendingIn(database).keep(channel, `u${at}`, '{}', OLD)
      const retention = retentionIn(database)
      const counts = []
      for (let at = 0; at < 4; at++) counts.push(await retention.forgetBefore(LIMIT, 2))
      expect(counts).toEqual([2, 2, 1, 0])
    })
  })
}

async function forgetAll(database: Database): Promise<number> {
  return retentionIn(database).forgetBefore(LIMIT, 100)
}

const reminder = (chat: string, due: number) =>
  ({
    channel,
    chat,
    fair: '2026-11-25',
    occasion: '1-day',
    text: 'x',
    due,
    sending: due,
    outcome: 'sent' as const,
  }) as const

async function talk(database: Database, chat: string, at: number): Promise<void> {
  const { query } = database
  const store = conversationsIn(database)
  await store.open(channel, chat, 0)
  await store.keep(chat, turn({ at }), 0)
  await store.firstSight(channel, `album ${chat}`, at)
  await pendingIn(database).keep(channel, `u${chat}`, '{}', at)
  await feedbackIn(database).note({ channel, conversation: chat, entry: 'thai-san', revision: 1, helpful: true, at })
  await query
    .insert(inbox)
    .values({ ...question({ conversation: chat, channel, at }), state: 'handled', handledAt: at })
  await query.insert(outbox).values(reminder(chat, at))
  const ended = { state: 'ended', askedAt: at, endedAt: at, endedBy: 'citizen' } as const
  await query.insert(handoffs).values({ conversation: chat, channel, ...ended })
  await query.insert(subscriptions).values({ channel, chat, since: at, stoppedAt: at })
  await query.insert(unreachable).values({ channel, chat, at, reason: 'blocked' })
}

async function countsIn({ query }: Database): Promise<Record<string, number>> {
  const tables = {
    conversations,
    turns,
    inbox,
    received,
    pending,
    outbox,
    handoffs,
    subscriptions,
    unreachable,
    feedback,
  }
  const counts = await Promise.all(Object.values(tables).map(table => query.$count(table)))
  return Object.fromEntries(Object.keys(tables).map((name, at) => [name, counts[at]!]))
}

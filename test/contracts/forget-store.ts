import { describe, expect, it } from 'vitest'
import { conversationsIn } from '../../db/conversations.ts'
import type { Database } from '../../db/database.ts'
import { feedbackIn } from '../../db/feedback.ts'
import { forgetIn } from '../../db/forget.ts'
import { handoffsIn } from '../../db/handoffs.ts'
import { inboxIn } from '../../db/inbox.ts'
import { pendingIn } from '../../db/pending.ts'
import { conversations, feedback, handoffs, inbox, outbox, pending, subscriptions, turns } from '../../db/schema.ts'
import { turn } from './conversation-store.ts'
import { question } from './inbox-store.ts'

const T = 1_700_000_000_000
const NOTHING = { turns: 0, subscriptions: 0, reminders: 0, feedback: 0, handoffs: 0, questions: 0, pending: 0 }
const update = (chat: number, text = 'x') =>
  JSON.stringify({ update_id: 1, message: { message_id: 9, chat: { id: chat }, from: { id: chat }, text } })

/** What is promised to whoever wants to be forgotten. `open` gives an empty database. */
export function promisesOfAForgetStore(name: string, open: () => Promise<Database>): void {
  describe(`A citizen who wants to be forgotten, ${name}`, () => {
    it('is told of nothing when nothing is kept', async () => {
      expect(await forgetIn(await open()).forget('telegram', 'telegram:7', T)).toEqual(NOTHING)
    })

    it('is forgotten everywhere, in numbers, and others are not', async () => {
      const database = await open()
      for (const chat of [7, 77]) await talk(database, chat)
      expect(await forgetIn(database).forget('telegram', 'telegram:7', T)).toEqual({
        turns: 2,
        subscriptions: 1,
        reminders: 1,
        feedback: 1,
        handoffs: 1,
        questions: 1,
        pending: 1,
      })
      expect(await countsIn(database)).toEqual({
        conversations: 1,
        turns: 2,
        subscriptions: 1,
        outbox: 3, // the other's two, and the one that was sent already
        feedback: 1,
        handoffs: 1,
        inbox: 1,
      })
      expect(await forgetIn(database).forget('telegram', 'telegram:7', T)).toEqual(NOTHING)
      expect((await conversationsIn(database).open('telegram', 'telegram:77', 9)).turns).toHaveLength(2)
    })

    it('leaves no words of a message that was not answered, and it is still not taken for a new one', async () => {
      const database = await open()
      const store = pendingIn(database)
      await store.keep('telegram', 'u1', update(7, 'bí mật của tôi'), T)
      expect((await forgetIn(database).forget('telegram', 'telegram:7', T + 1)).pending).toBe(1)
      expect((await database.query.select().from(pending)).map(each => each.body)).toEqual([''])
      expect(await store.keep('telegram', 'u1', update(7), T + 2)).toBe(false)
      expect(await store.left('telegram', T + 1e9, 9)).toEqual([])
    })

    it('loses no message that was sent after the wish, nor the wish itself', async () => {
      const database = await open()
      const store = pendingIn(database)
      await store.keep('telegram', 'before', update(7), T)
      await store.keep('telegram', 'wish', update(7, '/xoa'), T + 1)
      await store.keep('telegram', 'after', update(7, 'chào'), T + 2)
      await store.claim('telegram', 'wish', T + 3, T + 60_000)
      expect((await forgetIn(database).forget('telegram', 'telegram:7', T + 4)).pending).toBe(1)
      const left = await store.left('telegram', T + 60_000, 9)
      expect(left.map(each => each.message)).toEqual(['wish', 'after'])
    })

    it('is found in a Zalo event, and an odd body is passed over', async () => {
      const database = await open()
      const store = pendingIn(database)
      await store.keep('zalo-oa', 'a', JSON.stringify({ sender: { id: '501' }, message: { text: 'x' } }), T)
      await store.keep('zalo-oa', 'b', JSON.stringify({ sender: { id: '5010' }, message: { text: '501' } }), T)
      await store.keep('zalo-oa', 'c', 'không phải JSON', T)
      expect((await forgetIn(database).forget('zalo-oa', 'zalo-oa:501', T)).pending).toBe(1)
      expect((await store.left('zalo-oa', T, 9)).map(each => each.message).sort()).toEqual(['b', 'c'])
    })

    it('cannot delete what was said on another channel under the same id', async () => {
      const database = await open()
      const store = conversationsIn(database)
      await store.open('web', 'nha-lan', 0)
      await store.keep('nha-lan', turn(), 0)
      expect(await forgetIn(database).forget('api', 'nha-lan', T)).toEqual(NOTHING)
      expect((await store.open('web', 'nha-lan', 9)).turns).toHaveLength(1)
    })
  })
}

async function talk(database: Database, chat: number): Promise<void> {
  const { query } = database
  const [channel, conversation] = ['telegram', `telegram:${chat}`] as const
  const store = conversationsIn(database)
  await store.open(channel, conversation, 0)
  await store.keep(conversation, turn(), 0)
  await store.keep(conversation, turn({ kind: 'person' }), 0)
  await query.insert(subscriptions).values({ channel, chat: conversation, since: T })
  const reminder = { channel, chat: conversation, fair: '2026-11-25', text: 'x', due: T }
  await query.insert(outbox).values({ ...reminder, occasion: '3-days', sending: T, outcome: 'sent' })
  await query.insert(outbox).values({ ...reminder, occasion: '1-day' })
  const opinion = { entry: 'thai-san', revision: 1, helpful: true, at: T }
  await feedbackIn(database).note({ ...opinion, channel, conversation })
  await handoffsIn(database).start(channel, conversation, T)
  await inboxIn(database).add(question({ channel, conversation }))
  await pendingIn(database).keep(channel, `u${chat}`, update(chat), T)
}

async function countsIn({ query }: Database): Promise<Record<string, number>> {
  const tables = { conversations, turns, subscriptions, outbox, feedback, handoffs, inbox }
  const counts = await Promise.all(Object.values(tables).map(table => query.$count(table)))
  return Object.fromEntries(Object.keys(tables).map((name, at) => [name, counts[at]!]))
}

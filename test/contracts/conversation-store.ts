import { describe, expect, it } from 'vitest'
import type { Turn } from '../../bot/conversation.ts'
import type { ConversationStore } from '../../bot/conversation-store.ts'
import { CHANNELS, type Channel } from '../../bot/message.ts'

const UUID = /^[0-9a-f-]{36}$/

/** What every store of conversations promises. `open` gives an empty one. */
export function promisesOfAConversationStore(name: string, open: () => Promise<ConversationStore>): void {
  describe(`A citizen who talks to the bot, ${name}`, () => {
    it('starts a conversation under the id the channel gives', async () => {
      const store = await open()
      for (const [channel, id] of [
        ['telegram', 'telegram:-1007'],
        ['zalo-bot', 'zalo-bot:6ede9afa_66b8'],
        ['zalo-oa', 'zalo-oa:2468458835296197922'],
        ['web', 'a1b2-c3'],
      ] as const)
        expect(await store.open(channel, id, 6)).toEqual({ id, channel, turns: [] })
    })

    it('is remembered as said, with and without a topic', async () => {
      const store = await open()
      const said = [
        turn({ said: 'Mẹ ơi; "\'--', topic: 'tre-em', entries: ['a', 'b'] }),
        turn({ kind: 'unknown', entries: [] }),
      ]
      for (const each of said) await keep(store, 'nha-lan', each)
      expect((await store.open('web', 'nha-lan', 6)).turns).toStrictEqual(said)
    })

    it('is remembered by the newest turns, oldest first', async () => {
      const store = await open()
      for (const said of ['một', 'hai', 'ba', 'bốn']) await keep(store, 'nha-lan', turn({ said }))
      expect((await store.open('web', 'nha-lan', 2)).turns.map(each => each.said)).toEqual(['ba', 'bốn'])
    })

    it('does not see what others said', async () => {
      const store = await open()
      await keep(store, 'nha-lan', turn({ said: 'của Lan' }))
      await keep(store, 'nha-minh', turn({ said: 'của Minh' }))
      expect((await store.open('web', 'nha-minh', 6)).turns.map(each => each.said)).toEqual(['của Minh'])
    })

    it('starts anew with an id of another channel, and the other conversation goes on', async () => {
      const store = await open()
      await keep(store, 'nha-lan', turn({ said: 'của Lan' }))
      const stranger = await store.open('telegram', 'nha-lan', 6)
      expect(stranger).toEqual({ id: expect.not.stringContaining('nha-lan'), channel: 'telegram', turns: [] })
      await store.keep(stranger.id, turn({ said: 'của người lạ' }), 0)
      expect((await store.open('telegram', stranger.id, 6)).turns).toHaveLength(1)
      expect((await store.open('web', 'nha-lan', 6)).turns.map(each => each.said)).toEqual(['của Lan'])
    })

    it('cannot be kept out of their chat by somebody who opens its address elsewhere first', async () => {
      const store = await open()
      const chats = ['telegram:7', 'zalo-bot:7', 'zalo-oa:7'] as const
      for (const chat of chats) {
        const channel = chat.split(':')[0] as Channel
        for (const other of CHANNELS.filter(each => each !== channel))
          expect((await store.open(other, chat, 6)).id).toEqual(expect.stringMatching(UUID))
        expect((await store.open(channel, chat, 6)).id).toBe(chat)
      }
    })

    it('gets a new id instead of one nobody could have given', async () => {
      const store = await open()
      const odd = ['', 'có dấu', 'a b', '../x', 'x\n', 'x'.repeat(81)]
      const given = await Promise.all(odd.map(async id => (await store.open('web', id, 6)).id))
      for (const id of given) expect(id).toEqual(expect.stringMatching(UUID))
      expect(new Set(given).size).toBe(odd.length)
      expect((await store.open('web', 'x'.repeat(80), 6)).id).toBe('x'.repeat(80))
    })

    it('has one conversation when two messages open it at once', async () => {
      const store = await open()
      const ids = (await Promise.all([1, 2].map(() => store.open('web', 'nha-lan', 6)))).map(each => each.id)
      expect(ids).toEqual(['nha-lan', 'nha-lan'])
    })

    it('has no turn kept in a conversation that was never opened', async () => {
      const store = await open()
      await expect(store.keep('khong-co', turn(), 0)).rejects.toThrow()
    })
  })

  describe(`A message that a channel sends again, ${name}`, () => {
    it('is seen first only once', async () => {
      const store = await open()
      expect(await store.firstSight('telegram', '77', 1)).toBe(true)
      expect(await store.firstSight('telegram', '77', 2)).toBe(false)
    })

    it('is not mistaken for another message, or the same id of another channel', async () => {
      const store = await open()
      await store.firstSight('telegram', '77', 1)
      expect(await store.firstSight('telegram', '78', 1)).toBe(true)
      expect(await store.firstSight('zalo-oa', '77', 1)).toBe(true)
    })

    it('is seen first by exactly one of a hundred at once', async () => {
      const store = await open()
      const seen = await Promise.all(Array.from({ length: 100 }, (_, at) => store.firstSight('zalo-bot', 'abc', at)))
      expect(seen.filter(Boolean)).toHaveLength(1)
    })
  })
}

/** A turn that was answered; name what matters. */
export function turn(what: Partial<Turn> = {}): Turn {
  return { said: 'sinh con duoc gi', at: 1_700_000_000_000, kind: 'found', entries: ['thai-san'], ...what }
}

async function keep(store: ConversationStore, id: string, what: Turn): Promise<void> {
  await store.open('web', id, 0)
  await store.keep(id, what, 0)
}

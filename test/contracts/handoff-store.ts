import { describe, expect, it } from 'vitest'
import type { ConversationStore } from '../../bot/conversation-store.ts'
import type { HandoffStore } from '../../bot/handoff-store.ts'
import { turn } from './conversation-store.ts'

const T = 1_700_000_000_000

/** What every store of hand-offs promises. `open` gives an empty one, with the conversations beside it. */
export function promisesOfAHandoffStore(
  name: string,
  open: () => Promise<{ handoffs: HandoffStore; conversations: ConversationStore }>,
): void {
  describe(`A conversation that waits for a person, ${name}`, () => {
    it('is found again when it has ended, until there is a newer one', async () => {
      const { handoffs } = await open()
      expect(await handoffs.newest('telegram', 'telegram:7')).toBeUndefined()
      const first = await handoffs.start('telegram', 'telegram:7', T)
      await handoffs.move(first, { state: 'ended', officer: null, endedAt: T, endedBy: 'citizen' })
      expect(await handoffs.newest('telegram', 'telegram:7')).toMatchObject({ id: first.id, state: 'ended' })
      const second = await handoffs.start('telegram', 'telegram:7', T + 1)
      expect((await handoffs.newest('telegram', 'telegram:7'))?.id).toBe(second.id)
    })

    it('is none before it is asked for, and one however often it is', async () => {
      const { handoffs } = await open()
      expect(await handoffs.open('telegram', 'telegram:7')).toBeUndefined()
      const started = await Promise.all([1, 2, 3].map(more => handoffs.start('telegram', 'telegram:7', T + more)))
      expect(new Set(started.map(each => each.id)).size).toBe(1)
      expect(await handoffs.open('telegram', 'telegram:7')).toEqual({
        id: started[0]!.id,
        channel: 'telegram',
        conversation: 'telegram:7',
        state: 'waiting',
        askedAt: T + 1,
        officer: null,
        endedAt: null,
        endedBy: null,
      })
    })

    it('is not seen from another conversation or channel', async () => {
      const { handoffs } = await open()
      await handoffs.start('telegram', 'telegram:7', T)
      expect(await handoffs.open('telegram', 'telegram:8')).toBeUndefined()
      expect(await handoffs.open('web', 'telegram:7')).toBeUndefined()
    })

    it('is moved by exactly one of two who saw the same', async () => {
      const { handoffs } = await open()
      const seen = await handoffs.start('web', 'nha-lan', T)
      const ends = { state: 'ended', officer: null, endedAt: T, endedBy: 'citizen' } as const
      const replies = { state: 'talking', officer: 'Hoa', endedAt: null, endedBy: null } as const
      const moved = await Promise.all([handoffs.move(seen, ends), handoffs.move(seen, replies)])
      expect(moved.filter(Boolean)).toHaveLength(1)
    })

    it('is a new one after the first has ended, and the first is not opened beside it', async () => {
      const { handoffs } = await open()
      const first = await handoffs.start('web', 'nha-lan', T)
      const ended = { ...first, state: 'ended', endedAt: T, endedBy: 'time' } as const
      expect(await handoffs.move(first, ended)).toBe(true)
      expect(await handoffs.open('web', 'nha-lan')).toBeUndefined()
      const second = await handoffs.start('web', 'nha-lan', T + 1)
      expect(second.id).not.toBe(first.id)
      expect(await handoffs.move(ended, { ...ended, state: 'talking', endedAt: null, endedBy: null })).toBe(false)
      expect(await handoffs.find(first.id)).toEqual(ended)
    })

    it('tells since when the citizen waits for a word', async () => {
      const { handoffs, conversations } = await open()
      const since = async () => (await handoffs.askedBefore(T, 0, 10)).map(each => each.since)
      const say = (kind: 'waiting' | 'person', at: number, said = 'x') =>
        conversations.keep('nha-lan', turn({ kind, at, said }), 0)
      await conversations.open('web', 'nha-lan', 0)
      const seen = await handoffs.start('web', 'nha-lan', T)
      await say('waiting', T + 1)
      expect(await since()).toEqual([T])
      await handoffs.move(seen, { ...seen, state: 'talking', officer: 'Hoa' })
      await say('person', T + 2)
      expect(await since()).toEqual([T + 2])
      await say('waiting', T + 3, '&xem')
      expect(await since()).toEqual([T + 2])
      await say('waiting', T + 4)
      await say('waiting', T + 5)
      expect(await since()).toEqual([T + 4])
    })

    it('is listed in slices while it is open, and only when asked long enough ago', async () => {
      const { handoffs } = await open()
      const ids: number[] = []
      for (const [at, who] of ['a', 'b', 'c', 'd'].entries()) ids.push((await handoffs.start('web', who, T + at)).id)
      const b = (await handoffs.find(ids[1]!))!
      await handoffs.move(b, { ...b, state: 'ended', endedAt: T, endedBy: 'citizen' })
      const first = await handoffs.askedBefore(T + 2, 0, 1)
      expect(first.map(each => each.id)).toEqual([ids[0]])
      expect((await handoffs.askedBefore(T + 2, first[0]!.id, 10)).map(each => each.id)).toEqual([ids[2]])
    })
  })
}

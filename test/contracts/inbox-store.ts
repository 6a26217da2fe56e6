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

  describe(`Officers who share the inbox, ${name}`, () => {
    const asked = async () => {
      const store = await open()
      await store.add(question({ question: 'một' }))
      await store.add(question({ question: 'hai', conversation: 'nha-minh', reason: 'not-helpful' }))
      await store.add(question({ question: 'ba', conversation: 'nha-ba', reason: 'asked-for-a-person' }))
      await store.add(question({ question: 'bốn' }))
      return store
    }
    const hoa = { officer: 'Hoa', entry: 'thai-san', at: 1_700_000_000_100 }

    it('find what waits for an entry, oldest first, whole, and count the citizens', async () => {
      const store = await asked()
      expect((await store.unanswered(9)).map(each => each.question)).toEqual(['một', 'hai', 'bốn'])
      expect((await store.unanswered(1))[0]).toStrictEqual({
        id: 1,
        ...question({ question: 'một' }),
        state: 'open',
        officer: null,
        entry: null,
        handledAt: null,
        wantsWord: false,
        toldAt: null,
      })
      expect(await store.count()).toEqual({ questions: 3, citizens: 2 })
      expect((await store.find([4, 2, 77])).map(each => each.question)).toEqual(['hai', 'bốn'])
      expect(await store.find([])).toEqual([])
    })

    it('take a question once, whoever asks at the same time, and give back only their own', async () => {
      const store = await asked()
      const taken = await Promise.all(['Hoa', 'Lan', 'Minh'].map(officer => store.take([1, 2], officer)))
      expect(taken.flat().sort()).toEqual([1, 2])
      const [first] = await store.find([1])
      expect(first).toMatchObject({ state: 'taken', officer: expect.stringMatching(/Hoa|Lan|Minh/) })
      expect(await store.giveBack([1, 2], 'người khác')).toEqual([])
      expect(await store.giveBack([1, 2], first!.officer!)).toContain(1)
      expect((await store.find([1]))[0]).toMatchObject({ state: 'open', officer: null })
    })

    it('handle a question once; it leaves the inbox and can be found again, newest first', async () => {
      const store = await asked()
      expect(await store.handle([1, 2], hoa)).toEqual([1, 2])
      expect(await store.handle([1, 2, 4], { ...hoa, at: hoa.at + 1, entry: null })).toEqual([4])
      expect(await store.unanswered(9)).toEqual([])
      expect((await store.waiting(9)).map(each => each.question)).toEqual(['ba'])
      expect((await store.handled(2)).map(({ question: asks, entry }) => [asks, entry])).toEqual([
        ['bốn', null],
        ['hai', 'thai-san'],
      ])
    })

    it('open again what was handled by mistake, unless the asker has been told', async () => {
      const store = await asked()
      await store.handle([1, 2], hoa)
      await store.claimTelling(2, 5)
      expect([await store.reopen(1), await store.reopen(2), await store.reopen(4)]).toEqual([true, false, false])
      expect((await store.find([1]))[0]).toMatchObject({ state: 'open', officer: null, entry: null, handledAt: null })
    })

    it('promise an entry, and find what is promised until it is handled', async () => {
      const store = await asked()
      expect(await store.promise([1, 2], 'thai-san', 'Hoa')).toEqual([1, 2])
      expect((await store.promised(0, 9)).map(({ id, officer, entry }) => [id, officer, entry])).toEqual([
        [1, 'Hoa', 'thai-san'],
        [2, 'Hoa', 'thai-san'],
      ])
      expect((await store.promised(1, 9)).map(each => each.id)).toEqual([2])
      await store.rename('thai-san', 'thai-san-moi')
      expect((await store.promised(0, 9)).map(each => each.entry)).toEqual(['thai-san-moi', 'thai-san-moi'])
      await store.handle([1], hoa)
      await store.giveBack([2], 'Hoa')
      expect(await store.promised(0, 9)).toEqual([])
      expect(await store.promise([1], 'thai-san', 'Hoa')).toEqual([])
    })

    it('read what a conversation said to a person, up to a moment', async () => {
      const store = await asked()
      const later = question({ conversation: 'nha-ba', reason: 'asked-for-a-person', at: 1_700_000_000_050 })
      await store.add(later)
      expect(await store.unread(9)).toEqual([{ channel: 'web', conversation: 'nha-ba', messages: 2 }])
      await store.readTo('telegram', 'nha-ba', { officer: 'Hoa', until: later.at, at: 9 })
      await store.readTo('web', 'nha-ba', { officer: 'Hoa', until: later.at - 1, at: 9 })
      expect(await store.unread(9)).toEqual([{ channel: 'web', conversation: 'nha-ba', messages: 1 }])
      await store.readTo('web', 'nha-ba', { officer: 'Hoa', until: later.at, at: 9 })
      expect(await store.unread(9)).toEqual([])
      expect(await store.count()).toEqual({ questions: 3, citizens: 2 })
    })
  })

  describe(`A citizen who wants to hear of the answer, ${name}`, () => {
    const wanting = async () => {
      const store = await open()
      await store.add(question({ question: 'cũ' }))
      await store.add(question({ question: 'mới' }))
      return { store, heard: await store.wantWord('web', 'nha-lan') }
    }

    it('wants it for the question asked last, on their own channel', async () => {
      const { store, heard } = await wanting()
      expect(heard).toBe(true)
      expect((await store.unanswered(9)).map(each => each.wantsWord)).toEqual([false, true])
      expect(await store.wantWord('telegram', 'nha-lan')).toBe(false)
    })

    it('is told when an entry answers, once, and again only when it surely failed', async () => {
      const { store } = await wanting()
      expect(await store.toTell(0, 9)).toEqual([])
      await store.handle([1, 2], { officer: 'Hoa', entry: 'thai-san', at: 3 })
      expect((await store.toTell(0, 9)).map(each => each.id)).toEqual([2])
      expect(await store.toTell(2, 9)).toEqual([])
      expect(await Promise.all([1, 2, 3].map(at => store.claimTelling(2, at)))).toEqual(
        expect.arrayContaining([true, false, false]),
      )
      expect(await store.toTell(0, 9)).toEqual([])
      await store.takeBackTelling(2)
      expect(await store.claimTelling(2, 4)).toBe(true)
    })

    it('is not told when the question was put aside', async () => {
      const { store } = await wanting()
      await store.handle([2], { officer: 'Hoa', entry: null, at: 3 })
      expect(await store.toTell(0, 9)).toEqual([])
    })
  })
}

/** A question that waits; name what matters. */
export function question(what: Partial<InboxQuestion> = {}): InboxQuestion {
  const usual = { question: 'làm hộ chiếu ở đâu', channel: 'web' as const, conversation: 'nha-lan' }
  return { ...usual, at: 1_700_000_000_000, reason: 'unknown', ...what }
}

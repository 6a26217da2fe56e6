import { describe, expect, it } from 'vitest'
import type { ConversationStore } from '../../bot/conversation-store.ts'
import type { Feedback, FeedbackStore } from '../../bot/feedback-store.ts'
import { turn } from './conversation-store.ts'

/** What every store of feedback promises. `open` gives an empty one, with the conversations beside it. */
export function promisesOfAFeedbackStore(
  name: string,
  open: () => Promise<{ feedback: FeedbackStore; conversations: ConversationStore }>,
): void {
  describe(`What a citizen thinks of an answer, ${name}`, () => {
    it('is kept once for a conversation, entry and revision; the last opinion holds', async () => {
      const { feedback } = await open()
      await feedback.note(opinion({ helpful: true }))
      await feedback.note(opinion({ helpful: false, at: 2 }))
      await feedback.note(opinion({ helpful: false, reason: 'wrong', at: 3 }))
      expect(await feedback.of('thai-san', 10)).toEqual([opinion({ helpful: false, reason: 'wrong', at: 3 })])
    })

    it('is kept apart for another conversation, entry and revision, newest first', async () => {
      const { feedback } = await open()
      await feedback.note(opinion())
      await feedback.note(opinion({ conversation: 'nha-minh' }))
      await feedback.note(opinion({ revision: 8 }))
      await feedback.note(opinion({ entry: 'om-dau' }))
      const kept = await feedback.of('thai-san', 10)
      expect(kept.map(each => [each.conversation, each.revision])).toEqual([
        ['nha-lan', 8],
        ['nha-minh', 7],
        ['nha-lan', 7],
      ])
    })

    it('is news once when it is "not helpful", also of two presses at once', async () => {
      const { feedback } = await open()
      const press = () => feedback.note(opinion({ helpful: false }))
      expect((await Promise.all([press(), press()])).filter(Boolean)).toHaveLength(1)
      expect(await feedback.note(opinion({ helpful: false, reason: 'wrong' }))).toBe(false)
      expect(await feedback.note(opinion({ helpful: true }))).toBe(false)
      expect(await press()).toBe(true)
    })

    it('loses its reason when the opinion changes, and keeps it when the first button is pressed again', async () => {
      const { feedback } = await open()
      await feedback.note(opinion({ helpful: false, reason: 'wrong' }))
      await feedback.note(opinion({ helpful: false }))
      expect((await feedback.of('thai-san', 1))[0]?.reason).toBe('wrong')
      await feedback.note(opinion({ helpful: true }))
      expect((await feedback.of('thai-san', 1))[0]).not.toHaveProperty('reason')
    })

    it('is tied to the revision that was last answered from', async () => {
      const { feedback, conversations } = await open()
      await conversations.open('web', 'nha-lan', 0)
      expect(await feedback.revisionShown('nha-lan', 'thai-san')).toBeUndefined()
      await conversations.keep('nha-lan', turn({ entries: ['thai-san', 'om-dau'] }), 3)
      await conversations.keep('nha-lan', turn({ entries: ['om-dau'] }), 4)
      await conversations.keep('nha-lan', turn({ kind: 'choice', entries: ['thai-san'] }), 5)
      expect(await feedback.revisionShown('nha-lan', 'thai-san')).toBe(3)
      expect(await feedback.revisionShown('nha-lan', 'om-dau')).toBe(4)
      expect(await feedback.revisionShown('nha-minh', 'om-dau')).toBeUndefined()
    })
  })
}

function opinion(what: Partial<Feedback> = {}): Feedback {
  return { channel: 'web', conversation: 'nha-lan', entry: 'thai-san', revision: 7, helpful: true, at: 1, ...what }
}

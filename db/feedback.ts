import { and, desc, eq, sql } from 'drizzle-orm'
import type { FeedbackStore } from '../bot/feedback-store.ts'
import type { Database } from './database.ts'
import { feedback, turns } from './schema.ts'

/** What citizens thought of answers. */
export function feedbackIn({ query }: Database): FeedbackStore {
  return {
    async note({ conversation, channel, entry, revision, helpful, reason, at }) {
      const isOne = and(
        eq(feedback.conversation, conversation),
        eq(feedback.entry, entry),
        eq(feedback.revision, revision),
      )
      const said = { helpful, reason: reason ?? null, at }
      const added = await query
        .insert(feedback)
        .values({ conversation, channel, entry, revision, ...said })
        .onConflictDoNothing()
        .returning({ id: feedback.id })
      if (added.length === 1) return !helpful
      // Of two presses at once only one finds the opinion changed.
      const changed = await query
        .update(feedback)
        .set(said)
        .where(and(isOne, eq(feedback.helpful, !helpful)))
        .returning({ id: feedback.id })
      if (changed.length === 1) return !helpful
      if (reason) await query.update(feedback).set({ reason, at }).where(isOne)
      return false
    },
    async revisionShown(conversation, entry) {
      const [newest] = await query
        .select({ revision: turns.revision })
        .from(turns)
        .where(
          and(
            eq(turns.conversation, conversation),
            eq(turns.kind, 'found'),
            sql`EXISTS (SELECT 1 FROM json_each(${turns.entries}) WHERE value = ${entry})`,
          ),
        )
        .orderBy(desc(turns.id))
        .limit(1)
      return newest?.revision
    },
    async of(entry, limit) {
      const found = await query
        .select()
        .from(feedback)
        .where(eq(feedback.entry, entry))
        .orderBy(desc(feedback.id))
        .limit(limit)
      return found.map(({ id: _, reason, ...rest }) => ({ ...rest, ...(reason ? { reason } : {}) }))
    },
  }
}

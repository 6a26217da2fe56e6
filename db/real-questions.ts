import { and, desc, max, notInArray, notLike, sql } from 'drizzle-orm'
import type { RealQuestionStore } from '../content/desk/real-question-store.ts'
import type { Database } from './database.ts'
import { turns } from './schema.ts'

// How far back is read: a year of turns would have to be sorted by their words for a thousand of them.
const RECENT_TURNS = 20_000
const NOT_QUESTIONS = ['person', 'waiting', 'courtesy'] as const

/** What citizens asked lately, as it was kept: masked. */
export function realQuestionsIn({ query }: Database): RealQuestionStore {
  return {
    async newest(limit) {
      const rows = await query
        .select({ said: turns.said })
        .from(turns)
        // A pressed button is nobody's words.
        .where(
          and(
            sql`${turns.id} > (SELECT max(id) FROM turns) - ${RECENT_TURNS}`,
            notInArray(turns.kind, [...NOT_QUESTIONS]),
            ...['#%', '@%', '&%'].map(button => notLike(turns.said, button)),
          ),
        )
        .groupBy(turns.said)
        .orderBy(desc(max(turns.id)))
        .limit(limit)
      return rows.map(({ said }) => said)
    },
  }
}

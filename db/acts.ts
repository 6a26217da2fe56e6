import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm'
import type { Act, ActStore } from '../content/desk/act-store.ts'
import type { Database } from './database.ts'
import { acts } from './desk-schema.ts'

const AT_ONCE = 1000
const TRIES = 20

/** The log of officers' acts; each row seals the one before, so that a row changed in the file is noticed. */
export function actsIn({ query }: Database): ActStore {
  const readable = {
    number: acts.number,
    at: acts.at,
    officer: acts.officer,
    act: acts.act,
    subject: acts.subject,
    reason: acts.reason,
  }
  return {
    async add(act) {
      for (let tried = 0; tried < TRIES; tried++) {
        const [last] = await query.select().from(acts).orderBy(desc(acts.number)).limit(1)
        const number = (last?.number ?? 0) + 1
        const seal = await sealOf({ ...act, number }, last?.seal ?? '')
        // Somebody else may have added the same number meanwhile: then nothing is added, and it is tried again.
        const added = await query.all(sql`
          INSERT INTO acts (number, at, officer, act, subject, reason, seal)
          SELECT ${number}, ${act.at}, ${act.officer}, ${act.act}, ${act.subject}, ${act.reason}, ${seal}
          WHERE NOT EXISTS (SELECT 1 FROM acts WHERE number >= ${number})
          RETURNING number`)
        if (added.length > 0) return
      }
      throw new Error(`The act was not written: ${TRIES} others came first. Try again.`)
    },
    async list({ before, officer, subject, limit }) {
      const where = and(
        before === undefined ? undefined : lt(acts.number, before),
        officer === undefined ? undefined : eq(acts.officer, officer),
        subject === undefined ? undefined : eq(acts.subject, subject),
      )
      return query.select(readable).from(acts).where(where).orderBy(desc(acts.number)).limit(limit)
    },
    async firstBroken() {
      let [number, seal] = [0, '']
      for (;;) {
        const rows = await query
          .select()
          .from(acts)
          .where(gt(acts.number, number))
          .orderBy(asc(acts.number))
          .limit(AT_ONCE)
        for (const row of rows) {
          if (row.number !== number + 1 || row.seal !== (await sealOf(row, seal))) return row.number
          ;({ number, seal } = row)
        }
        if (rows.length < AT_ONCE) return undefined
      }
    },
  }
}

async function sealOf({ number, at, officer, act, subject, reason }: Act, before: string): Promise<string> {
  const text = JSON.stringify([before, number, at, officer, act, subject, reason])
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

import { eq, sql } from 'drizzle-orm'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { actsIn } from '../../db/acts.ts'
import { contentChangesIn } from '../../db/content-changes.ts'
import { conversationsIn } from '../../db/conversations.ts'
import { type Database, ping } from '../../db/database.ts'
import { deskSettingsIn } from '../../db/desk-settings.ts'
import { fairChangesIn } from '../../db/fair-changes.ts'
import { feedbackIn } from '../../db/feedback.ts'
import { handoffsIn } from '../../db/handoffs.ts'
import { inboxIn } from '../../db/inbox.ts'
import { jobsIn } from '../../db/jobs.ts'
import { linksIn } from '../../db/links.ts'
import { revisionsIn } from '../../db/revisions.ts'
import { received, turns } from '../../db/schema.ts'
import { switchesIn } from '../../db/switches.ts'
import { tokensIn } from '../../db/tokens.ts'
import { triesIn } from '../../db/tries.ts'
import { unreachableIn } from '../../db/unreachable.ts'
import { workingsIn } from '../../db/workings.ts'
import { promisesOfAnActStore } from './act-store.ts'
import { change, promisesOfAContentChangeStore } from './content-change-store.ts'
import { promisesOfAConversationStore, turn } from './conversation-store.ts'
import { promisesOfADeskSettingStore } from './desk-setting-store.ts'
import { promisesOfAnEntryStore, revision } from './entry-store.ts'
import { fairChange, promisesOfAFairStore } from './fair-store.ts'
import { promisesOfAFeedbackStore } from './feedback-store.ts'
import { promisesOfAForgetStore } from './forget-store.ts'
import { promisesOfAHandoffStore } from './handoff-store.ts'
import { promisesOfAnInboxStore } from './inbox-store.ts'
import { promisesOfAJobStore } from './job-store.ts'
import { promisesOfALinkStore } from './link-store.ts'
import { promisesOfAnOfficerStore } from './officer-store.ts'
import { promisesOfAnOutboxStore } from './outbox-store.ts'
import { promisesOfARetentionStore } from './retention-store.ts'
import { promisesOfASubscriptionStore } from './subscription-store.ts'
import { promisesOfASwitchStore } from './switch-store.ts'
import { promisesOfATokenStore } from './token-store.ts'
import { promisesOfATryStore } from './try-store.ts'
import { promisesOfAnUnreachableStore } from './unreachable-store.ts'
import { promisesOfAWorkingStore } from './working-store.ts'

/** What both runtimes promise, and every store on them. `open` gives an empty, migrated database. */
export function promisesOfADatabase(name: string, open: () => Promise<Database>): void {
  promisesOfAnEntryStore(name, async () => revisionsIn(await open()))
  promisesOfAWorkingStore(name, async () => workingsIn(await open()))
  promisesOfAContentChangeStore(name, async () => contentChangesIn(await open()))
  promisesOfAnActStore(name, open)
  promisesOfAnOfficerStore(name, open)
  promisesOfATryStore(name, async () => triesIn(await open()))
  promisesOfADeskSettingStore(name, async () => deskSettingsIn(await open()))
  promisesOfAFairStore(name, async () => fairChangesIn(await open()))
  promisesOfAConversationStore(name, async () => conversationsIn(await open()))
  promisesOfAnInboxStore(name, async () => inboxIn(await open()))
  promisesOfAHandoffStore(name, async () => {
    const database = await open()
    return { handoffs: handoffsIn(database), conversations: conversationsIn(database) }
  })
  promisesOfAFeedbackStore(name, async () => {
    const database = await open()
    return { feedback: feedbackIn(database), conversations: conversationsIn(database) }
  })
  promisesOfASubscriptionStore(name, open)
  promisesOfAJobStore(name, async () => jobsIn(await open()))
  promisesOfALinkStore(name, async () => linksIn(await open()))
  promisesOfASwitchStore(name, async () => switchesIn(await open()))
  promisesOfAForgetStore(name, open)
  promisesOfAnOutboxStore(name, open)
  promisesOfARetentionStore(name, open)
  promisesOfAnUnreachableStore(name, async () => unreachableIn(await open()))
  promisesOfATokenStore(name, async () => tokensIn(await open()))

  describe(`The log of revisions, ${name}`, () => {
    it.each([
      ['changed', sql`UPDATE revisions SET officer = 'ai đó'`],
      ['changed', sql`UPDATE OR REPLACE revisions SET number = 2 WHERE number = 1`],
      ['deleted', sql`DELETE FROM revisions`],
      [
        'replaced',
        sql`INSERT OR REPLACE INTO revisions SELECT number, entry_id, kind, entry, 'ai đó', at, reason, holds_from FROM revisions`,
      ],
    ])('is never %s', async (done, statement) => {
      const database = await open()
      const log = revisionsIn(database)
      await log.append(revision(), 0)
      await log.append(revision(), 1)
      const before = await log.history('thai-san')
      const refused = await faultOf(async () => database.query.run(statement))
      expect(refused).toEqual(expect.stringContaining(`revisions are never ${done}`))
      expect(await log.history('thai-san')).toEqual(before)
    })

    it('is told from a turn: which revision the bot had read when it answered', async () => {
      const database = await open()
      const store = conversationsIn(database)
      await store.open('web', 'nha-lan', 0)
      await store.keep('nha-lan', turn(), 42)
      expect(await database.query.select({ revision: turns.revision }).from(turns)).toEqual([{ revision: 42 }])
    })
  })

  describe(`The log of changes to job fairs, ${name}`, () => {
    it.each([
      ['changed', sql`UPDATE fair_changes SET officer = 'ai đó'`],
      ['changed', sql`UPDATE OR REPLACE fair_changes SET number = 2 WHERE number = 1`],
      ['deleted', sql`DELETE FROM fair_changes`],
      ['replaced', sql`INSERT OR REPLACE INTO fair_changes SELECT * FROM fair_changes`],
    ])('is never %s', async (done, statement) => {
      const database = await open()
      const log = fairChangesIn(database)
      await log.append(fairChange(), 0)
      await log.append(fairChange({ status: 'cancelled' }), 1)
      const before = await log.history('2026-12-10')
      const refused = await faultOf(async () => database.query.run(statement))
      expect(refused).toEqual(expect.stringContaining(`changes to fairs are never ${done}`))
      expect(await log.history('2026-12-10')).toEqual(before)
    })
  })

  describe(`A log of officers, ${name}`, () => {
    it.each([
      ['content_changes', 'changes to content'],
      ['acts', 'acts of officers'],
      ['switches', 'switches'],
    ])('is never changed, deleted or replaced: %s', async (table, called) => {
      const database = await open()
      await contentChangesIn(database).append(change(), 0)
      await actsIn(database).add({ at: 1, officer: 'Lan', act: 'Lưu nháp', subject: 'thai-san', reason: '' })
      await switchesIn(database).flip({ channel: 'web', off: true, officer: 'Lan', reason: 'bảo trì', at: 1 })
      for (const [done, statement] of [
        ['changed', `UPDATE ${table} SET officer = 'ai đó'`],
        ['deleted', `DELETE FROM ${table}`],
        ['replaced', `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`],
      ] as const) {
        const refused = await faultOf(async () => database.query.run(sql.raw(statement)))
        expect(refused).toEqual(expect.stringContaining(`${called} are never ${done}`))
      }
      expect(await database.query.all(sql.raw(`SELECT officer FROM ${table}`))).toHaveLength(1)
    })
  })

  describe(`The database, ${name}`, () => {
    it('runs all statements of a batch', async () => {
      const database = await open()
      await database.batch([sight(database, '1'), sight(database, '2')])
      expect(await database.query.$count(received, eq(received.channel, 'web'))).toBe(2)
    })

    it('runs none of a batch when one fails', async () => {
      const database = await open()
      await database.batch([sight(database, '1')])
      await expect(database.batch([sight(database, '2'), sight(database, '1')])).rejects.toThrow()
      expect(await database.query.$count(received)).toBe(1)
    })

    it('offers no transaction, which D1 does not have', () => {
      expectTypeOf<Database['query']>().not.toHaveProperty('transaction')
      expectTypeOf<Database['query']>().toHaveProperty('select')
    })

    it('answers a ping', async () => {
      await expect(ping(await open())).resolves.toBeUndefined()
    })
  })
}

const sight = ({ query }: Database, message: string) =>
  query.insert(received).values({ channel: 'web', message, at: 1 })

async function faultOf(work: () => Promise<unknown>): Promise<string> {
  return work().then(() => 'It was not refused', whole)
}

/** A fault with its causes in one line: drizzle wraps what the database says. */
function whole(fault: Error): string {
  return fault.cause instanceof Error ? `${fault.message} ← ${whole(fault.cause)}` : fault.message
}

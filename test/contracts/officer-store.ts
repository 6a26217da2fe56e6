import { describe, expect, it } from 'vitest'
import type { Role } from '../../content/desk/officer.ts'
import type { Database } from '../../db/database.ts'
import { accounts, officers, secondFactors, sessions } from '../../db/desk-schema.ts'
import { officersIn } from '../../db/officers.ts'

const ADDED = 1_700_000_000_000
const HOUR = 3_600_000

/** What every store of officers promises. Rows are written as better-auth writes them. */
export function promisesOfAnOfficerStore(name: string, open: () => Promise<Database>): void {
  describe(`Officers, ${name},`, () => {
    it('are listed in the order they came, and found by id and by name, capitals and composition aside', async () => {
      const { database, store } = await desk(open, { Hạnh: 'approver', 'Chị Lan': 'writer' })
      await database.query.insert(accounts).values({
        id: 'a',
        accountId: 'Hạnh',
        providerId: 'credential',
        userId: 'Hạnh',
        createdAt: new Date(ADDED),
        updatedAt: new Date(ADDED + HOUR),
      })
      expect((await store.list()).map(officer => officer.name)).toEqual(['Hạnh', 'Chị Lan'])
      expect(await store.named('HẠNH'.normalize('NFD'))).toStrictEqual({
        id: 'Hạnh',
        name: 'Hạnh',
        role: 'approver',
        isDisabled: false,
        mustChangePassword: true,
        mustUseSecondFactor: false,
        usesSecondFactor: false,
        addedAt: ADDED,
        passwordSetAt: ADDED + HOUR,
      })
      expect((await store.find('Chị Lan'))?.passwordSetAt).toBeUndefined()
      expect([await store.find('ai'), await store.named("' OR 1=1 --")]).toEqual([undefined, undefined])
    })

    it('are given roles and duties, one officer and no other', async () => {
      const { store } = await desk(open, { Minh: 'administrator', Lan: 'writer' })
      expect(await store.setRole('Lan', 'approver')).toBe(true)
      await store.requireSecondFactor('Lan', true)
      await store.setMustChangePassword('Lan', false)
      expect(await store.find('Lan')).toEqual(
        expect.objectContaining({ role: 'approver', mustUseSecondFactor: true, mustChangePassword: false }),
      )
      expect(await store.find('Minh')).toEqual(
        expect.objectContaining({ role: 'administrator', mustUseSecondFactor: false, mustChangePassword: true }),
      )
      expect(await store.setRole('ai', 'writer')).toBe(false)
    })

    it('are signed out everywhere when they are disabled, and come back when enabled', async () => {
      const { database, store } = await desk(open, { Minh: 'administrator', Lan: 'writer' })
      await signIn(database, 'Lan', 'a')
      await signIn(database, 'Minh', 'b')
      expect(await store.disable('Lan')).toBe(true)
      expect((await store.find('Lan'))?.isDisabled).toBe(true)
      expect(await store.sessions('Lan', ADDED)).toEqual([])
      expect(await store.sessions('Minh', ADDED)).toHaveLength(1)
      await store.enable('Lan')
      expect((await store.find('Lan'))?.isDisabled).toBe(false)
    })

    it('keep an administrator at work, although two take each other away at once', async () => {
      const { store } = await desk(open, { Minh: 'administrator', Hoa: 'administrator', Tú: 'administrator' })
      expect(await store.disable('Tú')).toBe(true)
      const done = await Promise.all([store.disable('Minh'), store.setRole('Hoa', 'writer')])
      expect(done.filter(Boolean)).toHaveLength(1)
      const left = (await store.list()).find(({ role, isDisabled }) => role === 'administrator' && !isDisabled)!
      expect([await store.disable(left.id), await store.setRole(left.id, 'approver')]).toEqual([false, false])
      expect(await store.setRole(left.id, 'administrator')).toBe(true)
    })

    it('see where they are signed in, newest first, without what has ended, and end it there', async () => {
      const { database, store } = await desk(open, { Lan: 'writer', Minh: 'administrator' })
      await signIn(database, 'Lan', 'old', { seen: ADDED + 1, until: ADDED + 1 })
      await signIn(database, 'Lan', 'phone', { seen: ADDED + 2, browser: 'Firefox' })
      await signIn(database, 'Lan', 'desk', { seen: ADDED + 3 })
      await signIn(database, 'Minh', 'minh')
      expect(await store.sessions('Lan', ADDED + 5)).toStrictEqual([
        { id: 'desk', since: ADDED, seen: ADDED + 3, browser: '' },
        { id: 'phone', since: ADDED, seen: ADDED + 2, browser: 'Firefox' },
      ])
      expect([await store.endSession('Lan', 'minh'), await store.endSession('Lan', 'phone')]).toEqual([false, true])
      await signIn(database, 'Lan', 'other')
      await store.endSessions('Lan', 'desk')
      expect((await store.sessions('Lan', ADDED)).map(({ id }) => id)).toEqual(['desk'])
      await store.endSessions('Lan')
      expect([await store.sessions('Lan', ADDED), (await store.sessions('Minh', ADDED)).length]).toEqual([[], 1])
    })

    it('lose a second factor together with every session, and nobody else does', async () => {
      const { database, store } = await desk(open, { Lan: 'writer', Minh: 'administrator' })
      for (const id of ['Lan', 'Minh']) {
        await database.query.insert(secondFactors).values({ id, userId: id, secret: 's', backupCodes: 'b' })
        await database.query.update(officers).set({ twoFactorEnabled: true })
        await signIn(database, id, id)
      }
      await store.forgetSecondFactor('Lan')
      expect((await store.list()).map(({ usesSecondFactor }) => usesSecondFactor)).toEqual([false, true])
      expect(await database.query.select({ id: secondFactors.userId }).from(secondFactors)).toEqual([{ id: 'Minh' }])
      expect([await store.sessions('Lan', ADDED), (await store.sessions('Minh', ADDED)).length]).toEqual([[], 1])
    })
  })
}

async function desk(open: () => Promise<Database>, who: Record<string, Role>) {
  const database = await open()
  for (const [at, [name, role]] of Object.entries(who).entries()) {
    const added = new Date(ADDED + at)
    const username = name.toLowerCase()
    await database.query
      .insert(officers)
      .values({ id: name, name, email: `${at}@x`, username, role, createdAt: added, updatedAt: added })
  }
  return { database, store: officersIn(database) }
}

async function signIn(
  { query }: Database,
  userId: string,
  id: string,
  { seen = ADDED, until = ADDED + HOUR, browser }: { seen?: number; until?: number; browser?: string } = {},
): Promise<void> {
  const [createdAt, updatedAt, expiresAt] = [new Date(ADDED), new Date(seen), new Date(until)]
  await query.insert(sessions).values({ id, token: id, userId, createdAt, updatedAt, expiresAt, userAgent: browser })
}

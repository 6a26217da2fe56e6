import { and, asc, desc, eq, gt, ne, type SQL, sql } from 'drizzle-orm'
import type { ListedOfficer, OfficerStore } from '../content/desk/officer-store.ts'
import type { Database } from './database.ts'
import { accounts, officers, secondFactors, sessions } from './desk-schema.ts'

export function officersIn({ query, batch }: Database): OfficerStore {
  const listed = async (where?: SQL): Promise<ListedOfficer[]> => {
    const found = await query
      .select({ officer: officers, passwordSetAt: accounts.updatedAt })
      .from(officers)
      .leftJoin(accounts, and(eq(accounts.userId, officers.id), eq(accounts.providerId, 'credential')))
      .where(where)
      .orderBy(asc(officers.createdAt))
    return found.map(({ officer, passwordSetAt }) => ({
      id: officer.id,
      name: officer.name,
      role: officer.role ?? 'writer',
      isDisabled: officer.banned === true,
      mustChangePassword: officer.mustChangePassword,
      mustUseSecondFactor: officer.mustUseTotp,
      usesSecondFactor: officer.twoFactorEnabled === true,
      addedAt: officer.createdAt.getTime(),
      passwordSetAt: passwordSetAt?.getTime(),
    }))
  }
  const change = (id: string, set: Partial<typeof officers.$inferInsert>, also?: SQL) =>
    query
      .update(officers)
      .set({ ...set, updatedAt: new Date() })
      .where(and(eq(officers.id, id), also))
  // Asked in the statement that takes an administrator away, so that two cannot take away each other.
  const anotherAdministrator = (id: string) => sql`(coalesce(role, '') <> 'administrator' OR EXISTS (
    SELECT 1 FROM officers AS others
    WHERE others.role = 'administrator' AND coalesce(others.banned, 0) = 0 AND others.id <> ${id}))`
  const endSessions = (id: string, except = '') =>
    query.delete(sessions).where(and(eq(sessions.userId, id), ne(sessions.id, except)))

  return {
    list: () => listed(),
    find: async id => (await listed(eq(officers.id, id)))[0],
    named: async name => (await listed(eq(officers.username, name.normalize('NFC').toLowerCase())))[0],
    async setRole(id, role) {
      const mayGo = role === 'administrator' ? undefined : anotherAdministrator(id)
      return (await change(id, { role }, mayGo).returning({ id: officers.id })).length > 0
    },
    async disable(id) {
      const done = await change(id, { banned: true }, anotherAdministrator(id)).returning({ id: officers.id })
      if (done.length > 0) await endSessions(id)
      return done.length > 0
    },
    async enable(id) {
      await change(id, { banned: false })
    },
    async requireSecondFactor(id, required) {
      await change(id, { mustUseTotp: required })
    },
    async forgetSecondFactor(id) {
      await batch([
        change(id, { twoFactorEnabled: false }),
        query.delete(secondFactors).where(eq(secondFactors.userId, id)),
        endSessions(id),
      ])
    },
    async setMustChangePassword(id, must) {
      await change(id, { mustChangePassword: must })
    },
    async sessions(id, now) {
      const found = await query
        .select()
        .from(sessions)
        .where(and(eq(sessions.userId, id), gt(sessions.expiresAt, new Date(now))))
        .orderBy(desc(sessions.updatedAt))
      return found.map(({ id, createdAt, updatedAt, userAgent }) => ({
        id,
        since: createdAt.getTime(),
        seen: updatedAt.getTime(),
        browser: userAgent ?? '',
      }))
    },
    async endSession(id, session) {
      const ended = await query
        .delete(sessions)
        .where(and(eq(sessions.userId, id), eq(sessions.id, session)))
        .returning({ id: sessions.id })
      return ended.length > 0
    },
    async endSessions(id, except) {
      await endSessions(id, except)
    },
  }
}

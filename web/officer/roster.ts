import { MACHINE, type Role } from '../../content/desk/officer.ts'
import type { Database } from '../../db/database.ts'
import { officersIn } from '../../db/officers.ts'
import { triesIn } from '../../db/tries.ts'
import type { Auth } from './auth.ts'
import { lockOut } from './lock-out.ts'

/** What needs better-auth of the administration of officers; the rest is in db/officers.ts. */
export interface Roster {
  /** Makes an officer with a first password, which they must change. False when the name is taken. */
  add(name: string, role: Role, password: string, mustChange?: boolean): Promise<boolean>
  /** Gives a password that must be changed, ends all sessions and any lock-out. */
  resetPassword(officer: { id: string; name: string }, password: string): Promise<void>
}

export function roster(auth: () => Promise<Auth>, database: Database): Roster {
  const officers = officersIn(database)
  return {
    async add(name, role, password, mustChange = true) {
      const { context } = await auth()
      if (name.toLowerCase() === MACHINE || (await officers.named(name))) return false
      const user = await context.internalAdapter
        .createUser(
          {
            name,
            email: `${crypto.randomUUID()}@officer.invalid`,
            emailVerified: true,
            username: name.toLowerCase(),
            displayUsername: name,
            role,
            mustChangePassword: mustChange,
          },
          { method: 'admin' },
        )
        .catch(async (fault: unknown) => {
          if (await officers.named(name)) return undefined // somebody was quicker
          throw fault
        })
      if (!user) return false
      await context.internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: await context.password.hash(password),
      })
      return true
    },
    async resetPassword({ id, name }, password) {
      const { internalAdapter, password: hasher } = (await auth()).context
      const hash = await hasher.hash(password)
      const account = await internalAdapter.findCredentialAccount(id)
      if (account) await internalAdapter.updateAccount(account.id, { password: hash })
      else await internalAdapter.linkAccount({ userId: id, providerId: 'credential', accountId: id, password: hash })
      await officers.setMustChangePassword(id, true)
      await officers.endSessions(id)
      await (await lockOut(triesIn(database), 'name', name)).clear()
    },
  }
}

import type { DeskSession } from '../../content/desk/officer-store.ts'
import type { Database } from '../../db/database.ts'
import { officersIn } from '../../db/officers.ts'
import { triesIn } from '../../db/tries.ts'
import { ABSOLUTE_END, type Auth } from './auth.ts'
import { lockOut } from './lock-out.ts'
import type { SignedIn } from './route.ts'

/** How a change that asks for the password again ends. */
export type Change = { kind: 'done'; cookies: string[] } | { kind: 'wrong' } | { kind: 'wait'; ms: number }

export interface OwnAccount {
  /** Changes the officer's own password and ends all their sessions; the cookies are those of a new one. */
  changePassword(signedIn: SignedIn, headers: Headers, current: string, fresh: string): Promise<Change>
  /** Where the officer is signed in. */
  sessionsOf(id: string): Promise<DeskSession[]>
  endSession(id: string, session: string): Promise<boolean>
  endOtherSessions(signedIn: SignedIn): Promise<void>
}

export function ownAccount(auth: () => Promise<Auth>, database: Database): OwnAccount {
  const officers = officersIn(database)
  return {
    async changePassword({ officer }, headers, current, fresh) {
      const tried = await lockOut(triesIn(database), 'password', officer.id)
      const ms = await tried.claim()
      if (ms > 0) return { kind: 'wait', ms }
      const { ask, sessionIn, cookiesOf } = await auth()
      const body = { currentPassword: current, newPassword: fresh, revokeOtherSessions: true }
      const browser = headers.get('user-agent') ?? ''
      const answered = await ask('/change-password', body, { browser }, sessionIn(headers))
      if (!answered.ok) return { kind: 'wrong' }
      await tried.clear()
      await officers.setMustChangePassword(officer.id, false)
      return { kind: 'done', cookies: cookiesOf(answered) }
    },
    async sessionsOf(id) {
      const now = Date.now()
      return (await officers.sessions(id, now)).filter(({ since }) => now - since <= ABSOLUTE_END)
    },
    endSession: (id, session) => officers.endSession(id, session),
    endOtherSessions: ({ officer, session }) => officers.endSessions(officer.id, session),
  }
}

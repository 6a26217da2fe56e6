import { ROLES } from '../../content/desk/officer.ts'
import type { Database } from '../../db/database.ts'
import { deskSettingsIn } from '../../db/desk-settings.ts'
import { officersIn } from '../../db/officers.ts'
import { triesIn } from '../../db/tries.ts'
import { ABSOLUTE_END, type Auth, type From } from './auth.ts'
import { digest, lockOut } from './lock-out.ts'
import type { SignedIn } from './route.ts'

/** How a try to sign in ends. `ms` is how long to wait; `cookies` are to be set. */
export type Outcome =
  | { kind: 'in'; cookies: string[]; officer: string }
  /** The password is right; now the second factor is asked for. */
  | { kind: 'code'; cookies: string[] }
  | { kind: 'wrong' }
  | { kind: 'wait'; ms: number }
  /** The code comes too late or too often: from the beginning, with the password. */
  | { kind: 'over' }

export interface SigningIn {
  /** Whose session a request carries, if it carries a good one. */
  whoIs(headers: Headers): Promise<SignedIn | undefined>
  signIn(name: string, password: string, from?: From): Promise<Outcome>
  /** The second step: a code of the authenticator, or one of the backup codes, each good once. */
  enterCode(headers: Headers, code: string, from?: From): Promise<Outcome>
  /** Whether a request may go on with a code. */
  awaitsCode(headers: Headers): Promise<boolean>
  /** Ends the session; the cookies to set. */
  signOut(headers: Headers): Promise<string[]>
}

export function signingIn(auth: () => Promise<Auth>, database: Database): SigningIn {
  const [tries, officers] = [triesIn(database), officersIn(database)]
  /** The id of the officer whose second factor is asked for. better-auth checks the cookie's signature later. */
  const challenged = async (headers: Headers): Promise<string | undefined> => {
    const { challengeIn, context } = await auth()
    // `identifier.signature`, percent-encoded; the identifier itself needs no encoding.
    const identifier = /=([\w-]+)\./.exec(challengeIn(headers))?.[1]
    if (!identifier) return undefined
    const challenge = await context.internalAdapter.findVerificationValue(identifier)
    return challenge && challenge.expiresAt.getTime() > Date.now() ? challenge.value : undefined
  }

  return {
    async whoIs(headers) {
      const { session: sessionOf, sessionIn } = await auth()
      if (!sessionIn(headers)) return undefined
      const found = await sessionOf(headers)
      if (!found) return undefined
      const { user, session } = found
      const role = ROLES.find(each => each === user.role)
      // The machine's clock, not the desk's: better-auth reads it, too.
      const isOver = Date.now() - session.createdAt.getTime() > ABSOLUTE_END
      if (isOver) await officers.endSession(user.id, session.id)
      if (!role || isOver || user.banned === true) return undefined
      const usesSecondFactor = user.twoFactorEnabled === true
      return {
        officer: { id: user.id, name: user.name, role },
        session: session.id,
        csrf: await digest(`csrf:${session.token}`),
        mustChangePassword: user.mustChangePassword === true,
        mustSetUpTotp:
          !usesSecondFactor &&
          (user.mustUseTotp === true ||
            (role !== 'writer' && (await deskSettingsIn(database).read()).secondFactorRequired)),
      }
    },

    async signIn(name, password, from = {}) {
      const tried = await lockOut(tries, 'name', name)
      const ms = await tried.claim()
      if (ms > 0) return { kind: 'wait', ms }
      const { ask, cookiesOf } = await auth()
      const answered = await ask('/sign-in/username', { username: name, password }, from)
      if (answered.status === 429) return { kind: 'wait', ms: waitOf(answered) }
      if (!answered.ok) return { kind: 'wrong' }
      await tried.clear()
      const said: { twoFactorRedirect?: boolean; user?: { name: string } } = await answered.json()
      const cookies = cookiesOf(answered)
      return said.twoFactorRedirect ? { kind: 'code', cookies } : { kind: 'in', cookies, officer: said.user!.name }
    },

    async enterCode(headers, code, from = {}) {
      const officer = await challenged(headers)
      if (!officer) return { kind: 'over' }
      const tried = await lockOut(tries, 'code', officer)
      const ms = await tried.claim()
      if (ms > 0) return { kind: 'wait', ms }
      // Taken before it is checked: better-auth takes the same code again while it is on the authenticator's screen.
      if (!(await tries.take(officer, code, Date.now()))) return { kind: 'wrong' }
      const { ask, cookiesOf, challengeIn } = await auth()
      const path = /^\d{6}$/.test(code) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code'
      const answered = await ask(path, { code }, from, challengeIn(headers))
      if (!answered.ok) {
        await tries.giveBack(officer, code)
        return whyNot(answered)
      }
      await tried.clear()
      const said: { user: { name: string } } = await answered.json()
      return { kind: 'in', cookies: cookiesOf(answered), officer: said.user.name }
    },

    awaitsCode: async headers => (await challenged(headers)) !== undefined,

    async signOut(headers) {
      const { ask, cookiesOf, sessionIn } = await auth()
      return cookiesOf(await ask('/sign-out', {}, {}, sessionIn(headers)))
    },
  }
}

async function whyNot(answered: Response): Promise<Outcome> {
  if (answered.status === 429) return { kind: 'wait', ms: waitOf(answered) }
  const { code }: { code?: string } = await answered.json()
  return { kind: code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE' ? 'wrong' : 'over' }
}

/** better-auth says the seconds when it counts requests, and nothing when it locks a second factor (15 minutes). */
function waitOf(answered: Response): number {
  return Number(answered.headers.get('x-retry-after') ?? 15 * 60) * 1000
}

import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { username } from 'better-auth/plugins/username'
import { ROLES, type Role } from '../../content/desk/officer.ts'
import type { Database } from '../../db/database.ts'
import { accounts, officers, secondFactors, sessions, tries, verifications } from '../../db/desk-schema.ts'
import type { Services } from '../services.ts'
import type { SignedIn } from './route.ts'

/** What the desk asks of accounts. Everything else that better-auth offers is out of reach. */
export interface Accounts {
  /** Whose session a request carries, if it carries a good one. */
  whoIs(headers: Headers): Promise<SignedIn | undefined>
  /** Signs in; the cookies to set, or undefined when name or password are wrong. */
  signIn(name: string, password: string): Promise<string[] | undefined>
  /** Ends the session; the cookies to set. */
  signOut(headers: Headers): Promise<string[]>
  /** Makes an officer with a first password, which they must change. Throws when the name is taken. */
  add(name: string, role: Role, password: string, mustChange?: boolean): Promise<void>
}

const PLACE = 'http://desk.invalid' // better-auth never sees our address: it is asked by us, in the process
/** Names are people's: letters of any language, spaces between. */
const NAME = /^[\p{L}\p{M}\d]+(?:[ ._-][\p{L}\p{M}\d]+)*$/u
const BASE = '/officer/auth'

/** One a database, made when it is first asked for: better-auth costs a third of a second to load. */
export function accountsOf({ database }: Pick<Services, 'database'>): Accounts {
  const made = known.get(database) ?? accountsIn(database)
  known.set(database, made)
  return made
}
const known = new WeakMap<Database, Accounts>()

export function accountsIn(database: Database): Accounts {
  const auth = betterAuth({
    secret: 'to-be-replaced-by-the-secret-of-the-desk',
    baseURL: PLACE,
    basePath: BASE,
    database: drizzleAdapter(database.query as never, {
      provider: 'sqlite',
      schema: {
        user: officers,
        session: sessions,
        account: accounts,
        verification: verifications,
        twoFactor: secondFactors,
        rateLimit: tries,
      },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    user: {
      additionalFields: {
        role: { type: 'string', input: false },
        mustChangePassword: { type: 'boolean', input: false },
        mustUseTotp: { type: 'boolean', input: false },
      },
    },
    plugins: [
      username({ minUsernameLength: 2, maxUsernameLength: 60, usernameValidator: name => NAME.test(name) }),
      twoFactor({ issuer: 'Hỏi đáp an sinh Đồng Nai' }),
    ],
    telemetry: { enabled: false },
    advanced: { useSecureCookies: false, cookiePrefix: 'desk' },
  })

  const ask = (path: string, body: object, headers = new Headers()) =>
    auth.handler(
      new Request(`${PLACE}${BASE}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: PLACE, cookie: headers.get('cookie') ?? '' },
        body: JSON.stringify(body),
      }),
    )

  return {
    async whoIs(headers) {
      const found = await auth.api.getSession({ headers: new Headers({ cookie: headers.get('cookie') ?? '' }) })
      if (!found) return undefined
      const { user, session } = found
      const role = ROLES.find(each => each === user.role)
      if (!role) return undefined
      return {
        officer: { id: user.id, name: user.name, role },
        session: session.id,
        csrf: await digest(`csrf:${session.token}`),
        mustChangePassword: user.mustChangePassword === true,
        mustSetUpTotp: user.mustUseTotp === true && user.twoFactorEnabled !== true,
      }
    },
    async signIn(name, password) {
      const answered = await ask('/sign-in/username', { username: name, password })
      return answered.ok ? answered.headers.getSetCookie() : undefined
    },
    async signOut(headers) {
      return (await ask('/sign-out', {}, headers)).headers.getSetCookie()
    },
    async add(name, role, password, mustChange = true) {
      const { internalAdapter, password: hasher } = await auth.$context
      const user = await internalAdapter.createUser(
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
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: await hasher.hash(password),
      })
    },
  }
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

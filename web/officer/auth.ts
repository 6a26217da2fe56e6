import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError } from 'better-auth/api'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { username } from 'better-auth/plugins/username'
import { NAME, NAME_LENGTH } from '../../content/desk/officer.ts'
import type { Database } from '../../db/database.ts'
import { accounts, officers, secondFactors, sessions, tries, verifications } from '../../db/desk-schema.ts'
import { officersIn } from '../../db/officers.ts'
import { triesIn } from '../../db/tries.ts'
import { writeLine } from '../log.ts'
import { FROM_ONE_ADDRESS } from './lock-out.ts'
import { oneTimeWord } from './one-time-word.ts'
import { PASSWORD_LENGTH } from './password.ts'

export const ISSUER = 'Hỏi đáp an sinh Đồng Nai'
/** Idle that long, a session ends; officers leave their desks for lunch. In milliseconds. */
export const IDLE_END = 2 * 3_600_000
/** A session ends after a working day, used or not. */
export const ABSOLUTE_END = 12 * 3_600_000
const SEEN_EVERY = 5 * 60_000 // how exactly the last use of a session is kept
/** A password given by somebody else is good for a week: a forgotten slip of paper must not open the desk in a year. */
const ONE_TIME_PASSWORD_ENDS = 7 * 24 * 3_600_000

/** better-auth never sees our address: it is asked by us, in the process, and answers nobody else. */
const PLACE = 'http://desk.invalid'
const BASE = '/officer/auth'
const ADDRESS = 'x-desk-address'

/** All of better-auth that is used. */
type Path =
  | '/sign-in/username'
  | '/sign-out'
  | '/change-password'
  | '/two-factor/enable'
  | '/two-factor/disable'
  | '/two-factor/verify-totp'
  | '/two-factor/verify-backup-code'
  | '/two-factor/generate-backup-codes'

/** Where a request comes from, as far as it is known. */
export interface From {
  /** An address that tells people apart; absent behind a proxy that does not tell it. */
  address?: string | undefined
  browser?: string | undefined
}

export type Auth = Awaited<ReturnType<typeof authOn>>

/**
 * better-auth on our tables. With `secure` its cookies are only sent by https and bound to this very host
 * (`__Host-`); browsers refuse such cookies on plain http, so a desk tried out at http://localhost gets plain names.
 */
export async function authOn(database: Database, secret: string, secure: boolean) {
  const cookies = secure
    ? { session: '__Host-desk', challenge: '__Host-desk-code' }
    : { session: 'desk', challenge: 'desk-code' }
  const attributes = { secure, httpOnly: true, sameSite: 'lax', path: '/' } as const
  const auth = betterAuth({
    secret,
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
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
    },
    user: {
      additionalFields: {
        role: { type: 'string', input: false },
        banned: { type: 'boolean', input: false },
        mustChangePassword: { type: 'boolean', input: false },
        mustUseTotp: { type: 'boolean', input: false },
      },
    },
    session: { expiresIn: IDLE_END / 1000, updateAge: SEEN_EVERY / 1000 },
    plugins: [
      username({
        minUsernameLength: NAME_LENGTH.least,
        maxUsernameLength: NAME_LENGTH.most,
        usernameValidator: name => NAME.test(name),
      }),
      twoFactor({
        issuer: ISSUER,
        backupCodeOptions: { customBackupCodesGenerate: () => Array.from({ length: 10 }, () => oneTimeWord(2, 5)) },
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          // The one place where sessions begin: after a password, after a code, after a change of either.
          async before({ userId }) {
            if (!(await mayComeIn(database, userId))) throw new APIError('FORBIDDEN')
          },
        },
      },
    },
    rateLimit: {
      enabled: true,
      // One shared count for everybody whose address is unknown would let anybody shut everybody out.
      customRules: { '/**': request => (request.headers.has(ADDRESS) ? { window: 60, max: 30 } : false) },
      customStorage: {
        async consume(key) {
          const wait = await triesIn(database).claim(key, FROM_ONE_ADDRESS, Date.now())
          return { allowed: wait === 0, retryAfter: wait === 0 ? null : Math.ceil(wait / 1000) }
        },
      },
    },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_, message) => writeLine({ level: 'error', what: 'better-auth', message: String(message).slice(0, 200) }),
    },
    advanced: {
      useSecureCookies: false, // it would put another prefix before `__Host-`
      cookiePrefix: 'desk',
      cookies: {
        session_token: { name: cookies.session, attributes },
        two_factor: { name: cookies.challenge, attributes },
      },
      ipAddress: { ipAddressHeaders: [ADDRESS] },
    },
  })
  const context = await auth.$context

  return {
    context,
    cookies,
    session: (headers: Headers) =>
      auth.api.getSession({ headers: new Headers({ cookie: only(headers, cookies.session) }) }),
    backupCodes: async (userId: string) => (await auth.api.viewBackupCodes({ body: { userId } })).backupCodes,
    /**
     * Asks better-auth as its own HTTP door would be asked, so that its rate limit holds; `auth.api` goes round it.
     * Only one of our cookies is passed on.
     */
    async ask(path: Path, body: object, from: From, cookie = ''): Promise<Response> {
      const headers = new Headers({ 'content-type': 'application/json', origin: PLACE, cookie })
      if (from.address) headers.set(ADDRESS, from.address)
      if (from.browser) headers.set('user-agent', from.browser.slice(0, 300))
      const answered = await auth.handler(
        new Request(`${PLACE}${BASE}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
      )
      if (answered.status >= 500) throw new Error(`better-auth answers ${answered.status} at ${path}`)
      return answered
    },
    /** One of our cookies of a request, ready to be passed on; empty when there is none. */
    sessionIn: (headers: Headers) => only(headers, cookies.session),
    challengeIn: (headers: Headers) => only(headers, cookies.challenge),
    /** Our cookies that an answer sets. They end with the browser at the latest: desks are shared. */
    cookiesOf: (answered: Response) =>
      answered.headers
        .getSetCookie()
        .filter(each => Object.values(cookies).includes(each.split('=')[0]!))
        .map(each => each.replace(/; Max-Age=[1-9]\d*/i, '')),
  }
}

function only(headers: Headers, name: string): string {
  const found = (headers.get('cookie') ?? '').split(';').find(each => each.trim().startsWith(`${name}=`))
  return found?.trim() ?? ''
}

async function mayComeIn(database: Database, id: string): Promise<boolean> {
  const officer = await officersIn(database).find(id)
  if (!officer || officer.isDisabled) return false
  const isOld = Date.now() - (officer.passwordSetAt ?? 0) > ONE_TIME_PASSWORD_ENDS
  return !(officer.mustChangePassword && isOld)
}

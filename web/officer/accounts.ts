import type { Database } from '../../db/database.ts'
import { deskSettingsIn } from '../../db/desk-settings.ts'
import type { Services } from '../services.ts'
import { type Auth, authOn } from './auth.ts'
import { digest } from './lock-out.ts'
import { type OwnAccount, ownAccount } from './own-account.ts'
import { type Roster, roster } from './roster.ts'
import type { DeskContext } from './route.ts'
import { type SecondFactor, secondFactor } from './second-factor.ts'
import { type SigningIn, signingIn } from './signing-in.ts'

/** What the desk asks of accounts. Everything else that better-auth offers is out of reach. */
export type Accounts = SigningIn & OwnAccount & SecondFactor & Roster

type Needs = Pick<Services, 'database' | 'publicUrl' | 'deskSecret'>

/** The accounts that a request at the desk has to do with. */
export function accountsAt(context: DeskContext): Accounts {
  return accountsOf(context.env.services, context.req.url)
}

/**
 * One a database: better-auth costs a third of a second to load. Cookies are for https when the world reaches us so.
 * PUBLIC_URL says it; without it the request's own address does, which behind a TLS proxy is plain http.
 */
export function accountsOf({ database, publicUrl, deskSecret }: Needs, url = ''): Accounts {
  const secure = (publicUrl ?? url).startsWith('https:')
  const known = secure ? overHttps : overHttp
  const made = known.get(database) ?? accountsIn(database, deskSecret, secure)
  known.set(database, made)
  return made
}
const overHttps = new WeakMap<Database, Accounts>()
const overHttp = new WeakMap<Database, Accounts>()

function accountsIn(database: Database, setSecret: string | undefined, secure: boolean): Accounts {
  let ready: Auth | undefined
  // Only what is ready is kept: on Workers one request must not wait for what another has begun.
  const auth = async () => {
    ready ??= await authOn(database, setSecret ?? (await keptSecret(database)), secure)
    return ready
  }
  return {
    ...signingIn(auth, database),
    ...ownAccount(auth, database),
    ...secondFactor(auth, database),
    ...roster(auth, database),
  }
}

/** The desk's own secret, made with the first request that needs it, so that `npm start` needs no settings. */
async function keptSecret(database: Database): Promise<string> {
  return deskSettingsIn(database).secret(await digest(`${crypto.randomUUID()}${crypto.randomUUID()}`))
}

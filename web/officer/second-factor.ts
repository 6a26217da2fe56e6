import type { Database } from '../../db/database.ts'
import { officersIn } from '../../db/officers.ts'
import { triesIn } from '../../db/tries.ts'
import { type Auth, ISSUER } from './auth.ts'
import { lockOut } from './lock-out.ts'
import type { Change } from './own-account.ts'
import type { SignedIn } from './route.ts'

/** What an authenticator has to know. */
export interface Enrolment {
  kind: 'begun'
  /** `otpauth://…`, for the picture to photograph. */
  uri: string
  /** The same, to be typed. */
  key: string
}

export interface SecondFactor {
  usesSecondFactor(id: string): Promise<boolean>
  /** How many backup codes the officer has left. */
  backupCodesLeft(id: string): Promise<number>
  /** Begins to set it up: it holds once a code has been entered. Begun again, the key is a new one. */
  beginSecondFactor(
    signedIn: SignedIn,
    headers: Headers,
    password: string,
  ): Promise<Enrolment | Exclude<Change, { kind: 'done' }>>
  /** The first code of the authenticator: from now on it is asked for. The backup codes are told this once. */
  confirmSecondFactor(
    signedIn: SignedIn,
    headers: Headers,
    code: string,
  ): Promise<
    { kind: 'done'; cookies: string[]; backupCodes: string[] } | { kind: 'wrong' } | { kind: 'wait'; ms: number }
  >
  /** New backup codes instead of those that were left. */
  renewBackupCodes(
    signedIn: SignedIn,
    headers: Headers,
    password: string,
  ): Promise<{ kind: 'done'; backupCodes: string[] } | { kind: 'wrong' } | { kind: 'wait'; ms: number }>
  endSecondFactor(signedIn: SignedIn, headers: Headers, password: string): Promise<Change>
}

export function secondFactor(auth: () => Promise<Auth>, database: Database): SecondFactor {
  const tries = triesIn(database)
  /** Asks for something that needs the officer's password once more. */
  const withPassword = async (
    path: '/two-factor/enable' | '/two-factor/disable' | '/two-factor/generate-backup-codes',
    { officer }: SignedIn,
    headers: Headers,
    password: string,
  ): Promise<Response | { kind: 'wrong' } | { kind: 'wait'; ms: number }> => {
    const tried = await lockOut(tries, 'password', officer.id)
    const ms = await tried.claim()
    if (ms > 0) return { kind: 'wait', ms }
    const { ask, sessionIn } = await auth()
    const browser = headers.get('user-agent') ?? ''
    const answered = await ask(path, { password }, { browser }, sessionIn(headers))
    if (!answered.ok) return { kind: 'wrong' }
    await tried.clear()
    return answered
  }

  return {
    usesSecondFactor: async id => (await officersIn(database).find(id))?.usesSecondFactor === true,
    backupCodesLeft: async id => (await (await auth()).backupCodes(id)).length,
    async beginSecondFactor(signedIn, headers, password) {
      const answered = await withPassword('/two-factor/enable', signedIn, headers, password)
      if (!(answered instanceof Response)) return answered
      const { totpURI }: { totpURI: string } = await answered.json()
      const key = new URL(totpURI).searchParams.get('secret')!
      // better-auth names the officer by the e-mail that nobody has.
      const [issuer, name] = [ISSUER, signedIn.officer.name].map(encodeURIComponent)
      return { kind: 'begun', key, uri: `otpauth://totp/${issuer}:${name}?secret=${key}&issuer=${issuer}` }
    },
    async confirmSecondFactor({ officer }, headers, code) {
      const tried = await lockOut(tries, 'code', officer.id)
      const ms = await tried.claim()
      if (ms > 0) return { kind: 'wait', ms }
      if (!(await tries.take(officer.id, code, Date.now()))) return { kind: 'wrong' }
      const { ask, sessionIn, cookiesOf, backupCodes } = await auth()
      const browser = headers.get('user-agent') ?? ''
      const answered = await ask('/two-factor/verify-totp', { code }, { browser }, sessionIn(headers))
      if (!answered.ok) {
        await tries.giveBack(officer.id, code)
        return { kind: 'wrong' }
      }
      await tried.clear()
      return { kind: 'done', cookies: cookiesOf(answered), backupCodes: await backupCodes(officer.id) }
    },
    async renewBackupCodes(signedIn, headers, password) {
      const answered = await withPassword('/two-factor/generate-backup-codes', signedIn, headers, password)
      if (!(answered instanceof Response)) return answered
      const { backupCodes }: { backupCodes: string[] } = await answered.json()
      return { kind: 'done', backupCodes }
    },
    async endSecondFactor(signedIn, headers, password) {
      const answered = await withPassword('/two-factor/disable', signedIn, headers, password)
      if (!(answered instanceof Response)) return answered
      return { kind: 'done', cookies: (await auth()).cookiesOf(answered) }
    },
  }
}

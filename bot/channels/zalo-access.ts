import * as z from 'zod'
import type { TokenStore, Tokens } from '../token-store.ts'
import { type Outside, post } from './zalo-outside.ts'
import { hex } from './zalo-signature.ts'

export interface AccessSettings {
  appId: string
  appSecret: string
  /** The refresh token an operator was given; a new one in its place starts afresh. */
  firstRefresh: string
  oauthRoot: string
}

/** The way to a valid access token, however many processes want one. */
export interface Access {
  token(): Promise<string>
  /** Another token than this one, which the platform refused. */
  insteadOf(refused: string): Promise<string>
}

const EARLY_MS = 6 * 3_600_000 // of 25 hours: room for an operator when renewing fails
const CLAIM_MS = 30_000 // longer than one renewal with its retries takes
const TIMEOUT_MS = 7000
const LOOK_AGAIN_MS = 250
const KEEP_TRIES = 5

const NewTokens = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive(), // seconds; a string in what Zalo sends
})

/**
 * Each refresh token is good once, so one process claims it, and the new pair is kept before anybody uses it. A process
 * that dies before it asked loses nothing. One that dies between Zalo's answer and keeping it loses the pair: then the
 * old access token serves while it is valid, and operators are told to put in a new refresh token.
 */
export function zaloAccess(
  settings: AccessSettings,
  store: TokenStore,
  report: (what: string, fault: unknown) => void,
  outside: Outside,
): Access {
  const { now, pause } = outside
  let named: Promise<string> | undefined
  // Named after the first token, so that a new one in the settings is not hidden by what became of the old.
  const open = async () => store.open(await (named ??= nameFor(settings)), settings.firstRefresh)

  return {
    async token() {
      const kept = await open()
      if (kept.expires - now() > EARLY_MS) return kept.access
      const stillValid = kept.expires > now()
      try {
        return await renewed(kept, !stillValid)
      } catch (fault) {
        if (!stillValid) throw fault
        report('the Zalo tokens could not be renewed; the old access token still serves', fault)
        return kept.access
      }
    },
    async insteadOf(refused) {
      const kept = await open()
      return kept.access !== refused && kept.expires > now() ? kept.access : renewed(kept, true)
    },
  }

  /** The access token after this version: our own renewal, or the one of whoever claimed it first. */
  async function renewed(from: Tokens, mustWait: boolean): Promise<string> {
    const name = await (named ??= nameFor(settings))
    for (const end = now() + CLAIM_MS; ; ) {
      if (await store.claim(name, from.version, now(), now() + CLAIM_MS)) return renew(name, from)
      const newest = await open()
      if (newest.version !== from.version) return newest.access
      if (!mustWait) return from.access
      if (now() > end) throw new Error('another process claimed the Zalo refresh token and did not renew it')
      await pause(LOOK_AGAIN_MS)
    }
  }

  async function renew(name: string, { refresh, version }: Tokens): Promise<string> {
    const { access_token: access, refresh_token: next, expires_in: seconds } = await asked(refresh)
    const pair = { access, refresh: next, expires: now() + seconds * 1000 }
    for (let tries = 1; ; tries++) {
      try {
        // False when another process got a newer pair meanwhile: that one holds.
        return (await store.renew(name, version, pair)) ? access : (await open()).access
      } catch (fault) {
        if (tries === KEEP_TRIES) throw fault
        await pause(LOOK_AGAIN_MS * tries)
      }
    }
  }

  async function asked(refresh: string): Promise<z.infer<typeof NewTokens>> {
    const { appId, appSecret, oauthRoot } = settings
    const form = new URLSearchParams({ refresh_token: refresh, app_id: appId, grant_type: 'refresh_token' })
    const headers = { secret_key: appSecret, 'content-type': 'application/x-www-form-urlencoded' }
    const ask = () => post(outside, `${oauthRoot}/v4/oa/access_token`, headers, form.toString(), TIMEOUT_MS)
    let answered = await ask()
    if (!answered || answered.status === 429 || answered.status >= 500) {
      await pause(1000)
      answered = await ask()
    }
    const tokens = NewTokens.safeParse(answered?.body)
    if (tokens.success) return tokens.data
    throw new Error(
      `Zalo gave no new tokens (${answered ? `HTTP ${answered.status}, ${codeIn(answered.body)}` : 'no answer'}); if this goes on, authorise the app again and set ZALO_OA_REFRESH_TOKEN`,
    )
  }
}

async function nameFor({ appId, firstRefresh }: AccessSettings): Promise<string> {
  const digest = hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(firstRefresh)))
  return `zalo-oa:${appId}:${digest.slice(0, 16)}`
}

/** The error's code and name alone: a body may repeat a token. */
function codeIn(body: unknown): string {
  const read = z.looseObject({ error: z.union([z.number(), z.string()]), error_name: z.string().optional() })
  const { error, error_name: name } = read.safeParse(body).data ?? {}
  return `error ${error ?? 'unknown'}${name ? ` ${name}` : ''}`
}

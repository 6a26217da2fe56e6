import { autoRetry } from '@grammyjs/auto-retry'
import { Api, GrammyError, HttpError, InputFile } from 'grammy'
import type { TelegramCall } from './telegram-calls.ts'

export interface TelegramApiSettings {
  token: string
  /** Another Bot API server, for tests. */
  apiRoot?: string
  /** After so long a call is given up. Longer than a poll waits. */
  timeoutSeconds?: number
}

/**
 * What became of a call that failed: the chat is gone; Telegram finds the call itself wrong; it was surely not done
 * and may be tried later; or nobody knows whether it was done.
 */
export type Fate = 'unreachable' | 'refused' | 'not-done' | 'unknown'

const LONGEST_WAIT_S = 5 // a citizen waits; after a longer ban the message is tried again later
const SECOND_TRY_MS = 1000
const TIMEOUT_S = 30
const POLL_S = 20

/** Telegram's Bot API with short retries. The only file that knows grammY. */
export function telegramApi({ token, apiRoot, timeoutSeconds = TIMEOUT_S }: TelegramApiSettings) {
  const api = new Api(token, {
    timeoutSeconds,
    ...(apiRoot ? { apiRoot: apiRoot.replace(/\/$/, '') } : {}),
    // No kept connections: one that was closed meanwhile would leave in doubt whether a reply arrived.
    baseFetchConfig: { agent: undefined },
  })
  // A server's fault is tried once more; around that, a 429 is waited out.
  api.config.use(async (next, method, payload, signal) => {
    const again = async () => {
      try {
        return await next(method, payload, signal)
      } catch (fault) {
        // A gateway's page instead of JSON: the Bot API itself never saw the call.
        if (isNoJson(fault)) return { ok: false as const, error_code: 502, description: 'no JSON came back' }
        throw fault
      }
    }
    const first = await again()
    if (first.ok || first.error_code < 500 || method === 'getUpdates') return first
    await new Promise(done => setTimeout(done, SECOND_TRY_MS))
    return again()
  })
  api.config.use(
    autoRetry({
      maxRetryAttempts: 2,
      maxDelaySeconds: LONGEST_WAIT_S,
      rethrowInternalServerErrors: true,
      rethrowHttpErrors: true, // after a time-out the message may have been delivered
    }),
  )
  return {
    api,
    poll: (offset: number, signal: AbortSignal, wanted: readonly string[]) =>
      api.getUpdates({ offset, timeout: POLL_S, allowed_updates: wanted as never }, signal as never),
    /** Does one call of an answer. */
    async make(call: TelegramCall): Promise<void> {
      if (call.method === 'sendDocument') {
        const { name, text, ...rest } = call.payload
        await api.raw.sendDocument({ ...rest, document: new InputFile(new TextEncoder().encode(text), name) })
      } else if (call.method === 'sendContact') await api.raw.sendContact(call.payload)
      else await api.raw.sendMessage(call.payload)
    },
  }
}
export type TelegramApi = ReturnType<typeof telegramApi>

const GONE = /chat not found|deactivated|peer_id_invalid|user not found|upgraded to a supergroup/i
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

export function fateOf(fault: unknown): Fate {
  if (fault instanceof GrammyError) {
    if (fault.error_code === 403 || (fault.error_code === 400 && GONE.test(fault.description))) return 'unreachable'
    return fault.error_code === 400 || fault.error_code === 413 ? 'refused' : 'not-done'
  }
  if (fault instanceof HttpError) return NEVER_LEFT.includes(codeOf(fault.error)) ? 'not-done' : 'unknown'
  return 'unknown'
}

/** How long Telegram wants to be left alone, in seconds. */
export function banOf(fault: unknown): number {
  return fault instanceof GrammyError ? (fault.parameters.retry_after ?? 0) : 0
}

/** Why a chat cannot be reached, in Telegram's words. */
export function reasonOf(fault: unknown): string {
  return fault instanceof GrammyError ? fault.description : 'unknown'
}

function isNoJson(fault: unknown): boolean {
  const cause = fault instanceof HttpError ? fault.error : undefined
  return cause instanceof SyntaxError || (cause instanceof Error && 'type' in cause && cause.type === 'invalid-json')
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}

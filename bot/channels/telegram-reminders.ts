import * as z from 'zod'
import { wording } from '../../content/wording.ts'
import type { Handed, ReminderDoor } from '../reminder-door.ts'

export interface TelegramReminderSettings {
  token: string
  /** Another Bot API server, for tests. */
  apiRoot?: string
}

const Reply = z.looseObject({
  ok: z.boolean(),
  description: z.string().default(''),
  parameters: z.looseObject({ retry_after: z.number().optional() }).optional(),
})

const TIMEOUT_MS = 20_000
const USUAL_BAN_MS = 60_000 // when a 429 names no time
const WRONG_TOKEN_MS = 15 * 60_000 // an operator has to act; asking every minute would not help
const GONE = /chat not found|deactivated|peer_id_invalid|user not found|upgraded to a supergroup|not enough rights/i
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

/**
 * Reminders through the Bot API's sendMessage. Without grammY: its retries would send again what may have arrived.
 * Throws when nobody knows whether a text arrived.
 */
export function telegramReminders(
  { token, apiRoot = 'https://api.telegram.org' }: TelegramReminderSettings,
  send: typeof fetch = fetch,
): ReminderDoor {
  const address = `${apiRoot.replace(/\/$/, '')}/bot${token}/sendMessage`
  return {
    channel: 'telegram',
    async send(chat, text) {
      const id = /^telegram:(-?\d+)$/.exec(chat)?.[1]
      if (!id) return 'unreachable' // not a chat of ours
      let response: Response
      try {
        response = await send(address, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(messageFor(Number(id), text)),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        })
      } catch (fault) {
        if (NEVER_LEFT.includes(codeOf(fault))) return { retryAfterMs: USUAL_BAN_MS }
        // The address holds the token: what is thrown must not.
        throw new Error('Telegram gave no reply', { cause: new Error(codeOf(fault) || nameOf(fault)) })
      }
      return handedBy(response.status, Reply.safeParse(await response.json().catch(() => undefined)).data)
    },
  }
}

function handedBy(status: number, reply: z.infer<typeof Reply> | undefined): Handed {
  if (reply?.ok) return 'sent'
  if (status === 429) return { retryAfterMs: (reply?.parameters?.retry_after ?? USUAL_BAN_MS / 1000) * 1000 }
  if (status === 403 || (status === 400 && GONE.test(reply?.description ?? ''))) return 'unreachable'
  if (status === 401 || status === 404) return { retryAfterMs: WRONG_TOKEN_MS }
  throw new Error(`Telegram answered ${status} to a reminder: ${reply?.description || 'no JSON'}`)
}

/** Plain text; under a reminder, a button that ends them and one for the calendar. An officer's words take the same way. */
function messageFor(chat: number, text: string): object {
  const message = { chat_id: chat, text, link_preview_options: { is_disabled: true } }
  if (!text.endsWith(wording.howToStopReminders)) return message
  const buttons = [
    { text: wording.stopRemindersButton, callback_data: 'dừng nhắc' },
    { text: wording.fairsButton, callback_data: 'khi nào có sàn giao dịch việc làm' },
  ]
  return { ...message, reply_markup: { inline_keyboard: buttons.map(button => [button]) } }
}

function codeOf(fault: unknown): string {
  const cause = fault instanceof Error ? fault.cause : undefined
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}

function nameOf(fault: unknown): string {
  return fault instanceof Error ? fault.name : 'unknown'
}

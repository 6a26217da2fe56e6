import * as z from 'zod'
import type { Answer } from '../answer.ts'
import type { Memory } from '../respond.ts'
import { sameText } from './same-text.ts'
import { readBotEvent } from './zalo-bot-event.ts'
import { zaloDesk } from './zalo-desk.ts'
import { drawForZalo } from './zalo-drawing.ts'
import { parseKeepingIds } from './zalo-json.ts'
import { type Answered, OUTSIDE, type Outside, post } from './zalo-outside.ts'
import { type Sent, withPatience } from './zalo-patience.ts'
import { taken } from './zalo-taken.ts'

export interface ZaloBotSettings {
  /** `<id>:<secret>`, as Zalo Bot Manager gives it. */
  token: string
  /** With it, events come to `webhook`; without it, by polling. */
  secret?: string
  /** Another Bot platform, for tests. */
  apiRoot?: string
  /** Where our own pages are, for links. */
  publicUrl?: string
}

export interface ZaloBotChannel {
  /** Takes an event: 401 without the secret, 400 for what is no JSON, 503 when it cannot be kept (Zalo brings it again), else 200 at once; the work goes to `later`. */
  webhook(request: Request, later: (work: Promise<unknown>) => void): Promise<Response>
  /** Tells Zalo where to deliver, when there is a webhook; once, however often it is called. */
  setUp(): Promise<void>
  /** Polls until stopped. */
  poll(): Promise<void>
  /** Stops polling; resolves when the work in hand is done. */
  stop(): Promise<void>
  /** Says something to a chat that did not just write: a reminder, an officer's reply. `conversation` is its address. */
  tell(conversation: string, text: string): Promise<Sent>
  /** Answers what a killed process left; called at start and every minute. */
  answerLeft(): Promise<void>
}

const API_ROOT = 'https://bot-api.zaloplatforms.com'
const TIMEOUT_MS = 8000
const POLL_S = 30
const AFTER_FAULT_MS = 5000
const NOTHING_NEW = 408 // how the platform says that a poll brought nothing

const Reply = z.looseObject({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.coerce.number().optional(),
})

/** Zalo's Bot platform as a channel: plain text in and out, no buttons. */
export function zaloBotChannel(
  settings: ZaloBotSettings,
  memory: Memory,
  outside: Outside = OUTSIDE,
  { longPollS = POLL_S } = {},
): ZaloBotChannel {
  const { token, secret, apiRoot = API_ROOT, publicUrl } = settings
  const draw = (answer: Answer) => drawForZalo(answer, publicUrl)
  const send = (chat: string, text: string) =>
    withPatience(outside, async () => sentBy(await call('sendMessage', { chat_id: chat, text })))
  const desk = zaloDesk('zalo-bot', memory, { draw, send }, outside.now)
  let stopped = false
  let isSetUp = false

  async function call(method: string, body: object, timeoutMs = TIMEOUT_MS): Promise<Answered | undefined> {
    const headers = { 'content-type': 'application/json' }
    return post(
      outside,
      `${apiRoot.replace(/\/$/, '')}/bot${token}/${method}`,
      headers,
      JSON.stringify(body),
      timeoutMs,
    )
  }

  return {
    async webhook(request, later) {
      if (!secret || !sameText(request.headers.get('x-bot-api-secret-token') ?? '', secret))
        return new Response('secret token missing or wrong', { status: 401 })
      const body = parseKeepingIds(await request.text())
      if (body === undefined) return new Response('not JSON', { status: 400 })
      const incoming = readBotEvent(body, outside.now())
      return taken(incoming && desk.receive(incoming, later), memory)
    },
    async setUp() {
      if (!publicUrl || !secret || isSetUp) return
      const url = `${publicUrl.replace(/\/$/, '')}/zalo/bot`
      const answered = await call('setWebhook', { url, secret_token: secret })
      if (!Reply.safeParse(answered?.body).data?.ok)
        throw new Error(`Zalo Bot did not take the webhook (HTTP ${answered?.status ?? 'no answer'})`)
      isSetUp = true
    },
    async poll() {
      await call('deleteWebhook', {}) // while one is set, polling is off
      while (!stopped) {
        const answered = await call('getUpdates', { timeout: String(longPollS) }, (longPollS + 10) * 1000)
        const reply = Reply.safeParse(answered?.body).data
        if (reply?.ok) {
          const incoming = readBotEvent(reply.result, outside.now())
          await taken(incoming && desk.receive(incoming, () => undefined), memory)
        } else if (reply?.error_code !== NOTHING_NEW && answered?.status !== NOTHING_NEW && !stopped) {
          memory.report('Zalo Bot could not be polled', new Error(`HTTP ${answered?.status ?? 'no answer'}`))
          await outside.pause(AFTER_FAULT_MS)
        }
      }
    },
    async stop() {
      stopped = true
      await desk.idle()
    },
    tell: desk.tell,
    answerLeft: desk.answerLeft,
  }
}

function sentBy(answered: Answered | undefined): { sent: Sent; retryAfterS?: number } {
  if (!answered) return { sent: 'unknown' }
  const reply = Reply.safeParse(answered.body).data
  if (reply?.ok) return { sent: 'sent' }
  const code = reply?.error_code ?? answered.status
  if (code === 429 || code >= 500 || answered.status >= 500)
    return { sent: 'not-done', retryAfterS: answered.retryAfterS }
  return { sent: code === 403 ? 'unreachable' : 'refused' }
}

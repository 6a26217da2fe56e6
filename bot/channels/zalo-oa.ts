import type { Answer } from '../answer.ts'
import type { Memory } from '../respond.ts'
import type { TokenStore } from '../token-store.ts'
import { zaloAccess } from './zalo-access.ts'
import { zaloDesk } from './zalo-desk.ts'
import { parseKeepingIds } from './zalo-json.ts'
import { OaEvent, readOaEvent } from './zalo-oa-event.ts'
import { drawForOa, type OaButtons, type OaMessage } from './zalo-oa-message.ts'
import { reactionTo } from './zalo-oa-reaction.ts'
import { OUTSIDE, type Outside, post } from './zalo-outside.ts'
import { type Sent, withPatience } from './zalo-patience.ts'
import { isSigned } from './zalo-signature.ts'
import { taken } from './zalo-taken.ts'
import { windowAt } from './zalo-window.ts'

export interface ZaloOaSettings {
  appId: string
  appSecret: string
  /** The OA Secret Key, which signs events. */
  secretKey: string
  refreshToken: string
  buttons: OaButtons
  /** One server for messages and tokens, for tests. */
  apiRoot?: string
  /** Where our own pages are, for links. */
  publicUrl?: string
}

export interface ZaloOaChannel {
  /** Takes an event: 401 unsigned, 400 for what is no JSON, 503 when it cannot be kept, else 200 at once; the work goes to `later`. */
  webhook(request: Request, later: (work: Promise<unknown>) => void): Promise<Response>
  /**
   * Says something to a chat that did not just write: a reminder, an officer's reply. `conversation` is its address.
   * 'refused' without trying when the citizen has been silent for longer than Zalo allows: 48 hours free, 7 days when
   * a paid message is agreed to.
   */
  tell(conversation: string, text: string, most?: 'free' | 'paid'): Promise<Sent>
  /** Answers what a killed process left, and renews the tokens in time; called at start and every minute. */
  answerLeft(): Promise<void>
  /** Resolves when the work in hand is done. */
  stop(): Promise<void>
}

const API_ROOT = 'https://openapi.zalo.me'
const OAUTH_ROOT = 'https://oauth.zaloapp.com'
const TIMEOUT_MS = 8000

/** A Zalo Official Account as a channel. */
export function zaloOaChannel(
  settings: ZaloOaSettings,
  memory: Memory,
  tokens: TokenStore,
  outside: Outside = OUTSIDE,
): ZaloOaChannel {
  const { appId, appSecret, secretKey, buttons, publicUrl } = settings
  const apiRoot = settings.apiRoot?.replace(/\/$/, '')
  const access = zaloAccess(
    { appId, appSecret, firstRefresh: settings.refreshToken, oauthRoot: apiRoot ?? OAUTH_ROOT },
    tokens,
    memory.report,
    outside,
  )
  const draw = (answer: Answer) => drawForOa(answer, buttons, publicUrl)
  const desk = zaloDesk('zalo-oa', memory, { draw, send, ready }, outside.now)

  /** A token that is missing is seen to by `send`, which knows that nothing was delivered. */
  async function ready(): Promise<void> {
    await access.token().catch(() => undefined)
  }

  /** One message, with what each refusal asks for: a new token once, plain text once, patience while Zalo is busy. */
  async function send(chat: string, message: OaMessage): Promise<Sent> {
    let token: string
    try {
      token = await access.token()
    } catch (fault) {
      memory.report('no access to the Zalo Official Account', fault)
      return 'not-done'
    }
    let sending = message
    let renewed = false
    return withPatience(outside, async function attempt(): Promise<{ sent: Sent; retryAfterS?: number }> {
      const answered = await post(
        outside,
        `${apiRoot ?? API_ROOT}/v3.0/oa/message/cs`,
        { access_token: token, 'content-type': 'application/json' },
        JSON.stringify({ recipient: { user_id: chat }, message: sending }),
        TIMEOUT_MS,
      )
      if (!answered) return { sent: 'unknown' }
      const { reaction, code } = reactionTo(answered.status, answered.body)
      switch (reaction) {
        case 'sent':
          return { sent: 'sent' }
        case 'busy':
          return { sent: 'not-done', retryAfterS: answered.retryAfterS }
        case 'renew-token':
          if (renewed) break
          renewed = true
          try {
            token = await access.insteadOf(token)
          } catch (fault) {
            memory.report('no access to the Zalo Official Account', fault)
            return { sent: 'not-done' }
          }
          return attempt()
        case 'plain-text':
          if (!sending.attachment) break
          memory.report('Zalo refused the buttons; sent as plain text', new Error(`error ${code}`))
          sending = { text: sending.text }
          return attempt()
        case 'gone':
          memory.report('a Zalo citizen cannot be reached', new Error(`error ${code}`))
          return { sent: 'unreachable' }
      }
      memory.report('Zalo refused a message', new Error(`HTTP ${answered.status}, error ${code ?? 'unknown'}`))
      return { sent: 'refused' }
    })
  }

  return {
    async webhook(request, later) {
      const raw = new Uint8Array(await request.arrayBuffer())
      const body = parseKeepingIds(new TextDecoder().decode(raw))
      if (body === undefined) return new Response('not JSON', { status: 400 })
      // Saving the webhook in Zalo's console posts an unsigned {} and wants 200.
      if (isEmpty(body)) return new Response('ok')
      const event = OaEvent.safeParse(body).data
      const timestamps = [event?.timestamp, request.headers.get('x-zevent-timestamp') ?? undefined]
      const signature = request.headers.get('x-zevent-signature')
      if (event?.app_id !== appId || !(await isSigned(raw, signature, timestamps, { appId, secret: secretKey })))
        return new Response('signature missing or wrong', { status: 401 })
      const incoming = readOaEvent(event, outside.now())
      return taken(incoming && desk.receive(incoming, later), memory)
    },
    async tell(conversation, text, most = 'free') {
      const { turns } = await memory.conversations.open('zalo-oa', conversation, 1)
      const window = windowAt(outside.now(), turns[0]?.at)
      return window === 'closed' || (window === 'paid' && most === 'free') ? 'refused' : desk.tell(conversation, text)
    },
    async answerLeft() {
      await access.token().catch(fault => memory.report('no access to the Zalo Official Account', fault))
      await desk.answerLeft()
    },
    stop: desk.idle,
  }
}

function isEmpty(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.keys(body).length === 0
}

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { macOf } from '../../bot/channels/zalo-signature.ts'

/** What the fake takes for its own; the bot under test is given the same. */
export const FAKE = {
  appId: '1234567890123456789',
  appSecret: 'AppSecretForTests',
  secretKey: 'OaSecretKeyForTests',
  refreshToken: 'refresh-0',
  oa: '388613280878808645',
  botToken: '42:bot-secret-for-tests',
  botSecret: 'a-webhook-secret-of-ours',
} as const

/** What goes wrong at one of the next calls, in the order they come. */
export type Fault =
  | { status: number; retryAfterS?: number }
  | { error: number }
  /** Does what was asked, and the answer never arrives. */
  | 'done-and-silent'
  /** Does nothing, and never answers. */
  | 'silent'

export interface ZaloCall {
  path: string
  body: Record<string, unknown>
}

/** Where an event is delivered: an address, or a channel's own door. */
export type Door = string | ((request: Request) => Promise<Response>)

export interface FakeZalo {
  /** What goes into ZALO_API_ROOT and ZALO_BOT_API_ROOT. */
  root: string
  firstRefresh: string
  calls: ZaloCall[]
  /** What citizens have read, by chat. */
  read(chat: string): string[]
  /** Waits until a chat has read so many messages. */
  hasRead(chat: string, count: number, withinMs?: number): Promise<string[]>
  /** Faults for the calls to a path that ends so. */
  fail(path: string, ...faults: Fault[]): void
  /** The access token of now stops being valid, as Zalo may do at any time. */
  expireAccess(): void
  /** Lets a chat fall silent for so long, or leave. */
  silentFor(chat: string, ms: number): void
  leave(chat: string): void
  /** How often each refresh token was used. */
  refreshes: string[]
  /** The Official Account's side of a citizen's phone. `id` is the message's; the same id is the same message. */
  oa(door: Door, chat?: string): Phone
  /** The Bot platform's side. Without a door, the message waits for getUpdates. */
  bot(door?: Door, chat?: string): Phone
  stop(): Promise<void>
}

/** Delivers and says how it was answered, delivery by delivery: a status, or 0 for more than two seconds. */
export interface Phone {
  say(text: string, id?: string): Promise<number[]>
  event(event: Record<string, unknown>): Promise<number[]>
}

export interface FakeOptions {
  port?: number
  /** The pauses between deliveries that were not answered 200 in time: Zalo's are 30 s, 5 m, 15 m, 30 m, 1 h. */
  retryAfterMs?: number[]
  deadlineMs?: number
  /** Seconds an access token holds, as text; Zalo's are "90000". */
  expiresIn?: string
  /** The refresh token it begins with. */
  firstRefresh?: string
  /** Which template of buttons is accepted; undefined accepts none (-201). */
  buttons?: string | undefined
  onText?(chat: string, text: string): void
}

const TEXT_LIMIT = 2000
const WINDOW_MS = 7 * 24 * 3_600_000

/**
 * A Zalo that enforces what is known of the real one (see the design notes on channels): the signature, single-use
 * refresh tokens, 2,000 characters, followers only, seven days, a two-second deadline with repeated deliveries.
 */
export async function fakeZalo(options: FakeOptions = {}): Promise<FakeZalo> {
  const { retryAfterMs = [], deadlineMs = 2000, expiresIn = '90000' } = options
  const calls: ZaloCall[] = []
  const texts = new Map<string, string[]>()
  const lastSeen = new Map<string, number>() // citizens who follow, and when they last did something
  const faults: { path: string; fault: Fault }[] = []
  const refreshes: string[] = []
  const waiting: Record<string, unknown>[] = []
  let access = { token: '', until: 0 }
  const firstRefresh = options.firstRefresh ?? FAKE.refreshToken
  let refresh = firstRefresh
  let issued = 0
  let webhook: { url: string; secret: string } | undefined
  let messages = 0

  const server = createServer(async (request, response) => {
    const path = request.url?.split('?')[0] ?? ''
    const raw = await textOf(request)
    const form = (request.headers['content-type'] ?? '').includes('x-www-form-urlencoded')
    const body = form ? Object.fromEntries(new URLSearchParams(raw)) : (jsonOf(raw) as Record<string, unknown>)
    if (!path.endsWith('/getUpdates')) calls.push({ path, body })
    const at = faults.findIndex(each => path.endsWith(each.path))
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0]!.fault
    if (fault === 'silent') return
    const answer = (status: number, what: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(what))
    if (typeof fault === 'object' && 'status' in fault)
      return answer(fault.status, { error: -1 }, fault.retryAfterS ? { 'retry-after': String(fault.retryAfterS) } : {})
    if (typeof fault === 'object') return answer(200, { error: fault.error, message: 'a fault on purpose' })
    const result = path.startsWith('/bot')
      ? await botMethod(path, body)
      : path === '/v4/oa/access_token'
        ? renew(String(request.headers.secret_key ?? ''), body)
        : path === '/v3.0/oa/message/cs'
          ? consult(String(request.headers.access_token ?? ''), body)
          : { error: -209, message: 'API not supported' }
    if (fault !== 'done-and-silent') answer(200, result)
  })
  const port = await new Promise<number>(done =>
    server.listen(options.port ?? 0, '127.0.0.1', () => done((server.address() as AddressInfo).port)),
  )

  function renew(secret: string, body: Record<string, unknown>): object {
    const { refresh_token: given, app_id: app, grant_type: grant } = body
    refreshes.push(String(given))
    if (secret !== FAKE.appSecret || app !== FAKE.appId || grant !== 'refresh_token')
      return { error: -14003, error_name: 'Invalid app or secret' }
    if (given !== refresh) return { error: -14014, error_name: 'Invalid refresh token' }
    issued++
    refresh = `refresh-${issued}`
    access = { token: `access-${issued}`, until: Date.now() + Number(expiresIn) * 1000 }
    return { access_token: access.token, refresh_token: refresh, expires_in: expiresIn }
  }

  function consult(token: string, body: Record<string, unknown>): object {
    if (token === '' || token !== access.token) return { error: -216, message: 'Access token is invalid' }
    if (Date.now() > access.until) return { error: -220, message: 'access_token is expired or removed' }
    const { recipient, message } = body as {
      recipient?: { user_id?: unknown }
      message?: { text?: unknown; attachment?: { payload?: { template_type?: string; buttons?: unknown[] } } }
    }
    const chat = recipient?.user_id
    const text = message?.text
    if (typeof chat !== 'string' || typeof text !== 'string' || text === '')
      return { error: -201, message: 'Params is invalid' }
    if (text.length > TEXT_LIMIT) return { error: -210, message: 'Param is over limit' }
    const template = message?.attachment?.payload
    if (message?.attachment && !buttonsFit(template, options.buttons))
      return { error: -201, message: 'Params is invalid' }
    const seen = lastSeen.get(chat)
    if (seen === undefined) return { error: -213, message: 'User has not followed OA' }
    if (Date.now() - seen > WINDOW_MS) return { error: -230, message: 'User has not interacted with OA in 7 days' }
    show(chat, text)
    return { error: 0, message: 'Success', data: { message_id: `sent-${++messages}`, user_id: chat } }
  }

  async function botMethod(path: string, body: Record<string, unknown>): Promise<object> {
    const [, token, method] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? []
    if (token !== FAKE.botToken) return { ok: false, error_code: 401, description: 'Unauthorized' }
    switch (method) {
      case 'getMe':
        return {
          ok: true,
          result: { id: '42', account_name: 'bot.hoidap', account_type: 'BASIC', can_join_groups: false },
        }
      case 'setWebhook': {
        const secret = String(body.secret_token ?? '')
        const url = String(body.url ?? '')
        if (secret.length < 8 || secret.length > 256 || !/^https:|^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url))
          return { ok: false, error_code: 400, description: 'Bad Request' }
        webhook = { url, secret }
        return { ok: true, result: { url, updated_at: Date.now() } }
      }
      case 'deleteWebhook':
        webhook = undefined
        return { ok: true, result: true }
      case 'getUpdates': {
        if (webhook) return { ok: false, error_code: 409, description: 'Conflict: webhook is set' }
        for (const end = Date.now() + Number(body.timeout ?? 0) * 1000; waiting.length === 0 && Date.now() < end; )
          await new Promise(done => setTimeout(done, 20))
        const next = waiting.shift()
        return next ? { ok: true, result: next } : { ok: false, error_code: 408, description: 'Request timeout' }
      }
      case 'sendMessage': {
        const { chat_id: chat, text } = body
        if (typeof chat !== 'string' || typeof text !== 'string' || text === '' || text.length > TEXT_LIMIT)
          return { ok: false, error_code: 400, description: 'Bad Request' }
        if (!lastSeen.has(chat)) return { ok: false, error_code: 403, description: 'Forbidden' }
        show(chat, text)
        return { ok: true, result: { message_id: `sent-${++messages}`, date: Date.now() } }
      }
      default:
        return { ok: false, error_code: 404, description: 'Not Found' }
    }
  }

  function show(chat: string, text: string): void {
    texts.set(chat, [...(texts.get(chat) ?? []), text])
    options.onText?.(chat, text)
  }

  /** Delivers until it is answered 200 within the deadline, or there are no more tries. */
  async function deliver(door: Door, path: string, raw: string, headers: Record<string, string>): Promise<number[]> {
    const statuses: number[] = []
    for (const [retry, pause] of [0, ...retryAfterMs].entries()) {
      await new Promise(done => setTimeout(done, pause))
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers, ...(retry ? { num_retry: String(retry) } : {}) },
        body: raw,
      }
      const late = new Promise<number>(done => setTimeout(() => done(0), deadlineMs).unref())
      const knocked =
        typeof door === 'string' ? fetch(door, init) : door(new Request(`https://hoi-dap.example${path}`, init))
      statuses.push(
        await Promise.race([
          knocked.then(
            reply => reply.status,
            () => 0,
          ),
          late,
        ]),
      )
      if (statuses.at(-1) === 200) break
    }
    return statuses
  }

  return {
    root: `http://127.0.0.1:${port}`,
    firstRefresh,
    calls,
    refreshes,
    read: chat => texts.get(chat) ?? [],
    async hasRead(chat, count, withinMs = 5000) {
      for (const end = Date.now() + withinMs; Date.now() < end; await new Promise(done => setTimeout(done, 10))) {
        const read = texts.get(chat) ?? []
        if (read.length >= count) return read
      }
      throw new Error(`${chat} has read ${JSON.stringify(texts.get(chat) ?? [])}`)
    },
    fail: (path, ...next) => void faults.push(...next.map(fault => ({ path, fault }))),
    expireAccess: () => {
      access = { ...access, until: 0 }
    },
    silentFor: (chat, ms) => void lastSeen.set(chat, Date.now() - ms),
    leave: chat => void lastSeen.delete(chat),
    oa(door, chat = '2468458835296197922') {
      const event = async (what: Record<string, unknown>) => {
        lastSeen.set(chat, Date.now())
        const signed = await signedEvent({ sender: { id: chat }, recipient: { id: FAKE.oa }, ...what })
        return deliver(door, '/zalo/oa', signed.raw, signed.headers)
      }
      return {
        event,
        say: (text, id = crypto.randomUUID()) => event({ event_name: 'user_send_text', message: { msg_id: id, text } }),
      }
    },
    bot(door, chat = '6ede9afa66b88fe6d6a9') {
      const event = async (what: Record<string, unknown>) => {
        lastSeen.set(chat, Date.now())
        const to = door ?? webhook?.url
        if (!to) {
          waiting.push(what)
          return []
        }
        const secret = webhook?.secret ?? FAKE.botSecret
        return deliver(to, '/zalo/bot', JSON.stringify(what), { 'x-bot-api-secret-token': secret })
      }
      return { event, say: (text, id = crypto.randomUUID()) => event(botText(chat, text, id)) }
    },
    async stop() {
      server.closeAllConnections()
      await new Promise(done => server.close(done))
    },
  }
}

/** An event of the Official Account as Zalo signs it; `with` puts a wrong key, time or app in its place. */
export async function signedEvent(
  event: Record<string, unknown>,
  { appId = FAKE.appId as string, secretKey = FAKE.secretKey as string, timestamp = String(Date.now()) } = {},
): Promise<{ raw: string; headers: Record<string, string> }> {
  const raw = JSON.stringify({ app_id: appId, user_id_by_app: '552177279717587730', timestamp, ...event })
  const mac = await macOf(new TextEncoder().encode(raw), timestamp, { appId, secret: secretKey })
  return { raw, headers: { 'x-zevent-signature': `mac=${mac}`, 'x-zevent-timestamp': timestamp } }
}

/** A text to the bot, as the Bot platform delivers it. */
export function botText(chat: string, text: string, id: string): Record<string, unknown> {
  return {
    event_name: 'message.text.received',
    message: {
      message_id: id,
      text,
      date: Date.now(),
      chat: { id: chat, chat_type: 'PRIVATE' },
      from: { id: chat, display_name: 'Nguyen Van A', is_bot: false },
    },
  }
}

function buttonsFit(payload: { template_type?: string; buttons?: unknown[] } | undefined, accepted?: string): boolean {
  if (accepted === undefined || (payload?.template_type ?? 'untyped') !== accepted) return false
  const buttons = (payload?.buttons ?? []) as { title?: string; type?: string; payload?: unknown }[]
  return (
    buttons.length >= 1 &&
    buttons.length <= 5 &&
    buttons.every(
      ({ title = '', type = '', payload: says }) =>
        title.length >= 1 &&
        title.length <= 100 &&
        /^oa\.(query\.(show|hide)|open\.(url|phone|sms))$/.test(type) &&
        (typeof says === 'string' ? says.length <= 1000 : says !== undefined),
    )
  )
}

function jsonOf(raw: string): unknown {
  try {
    return JSON.parse(raw || '{}')
  } catch {
    return { raw }
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

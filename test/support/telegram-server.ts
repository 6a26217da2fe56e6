import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import TelegramTestApi from 'telegram-test-api'

// A CommonJS package: under ESM its class is the default export, or the default of the default.
const TelegramServer = (TelegramTestApi as unknown as { default?: typeof TelegramTestApi }).default ?? TelegramTestApi

/** A call the bot made, as it was received. */
export interface BotCall {
  method: string
  body: Record<string, unknown>
}

/** How Telegram misbehaves: an answer with a status, a page instead of JSON, a connection cut, or silence. */
export type Fault =
  | { status: number; description?: string; retryAfter?: number }
  | { page: number }
  | 'cut'
  /** The message is delivered, but the bot never hears of it. */
  | 'deliver-and-cut'
  | 'silence'

export interface FakeTelegram {
  /** What goes into TELEGRAM_API_ROOT. */
  apiRoot: string
  /** Every call that was heard, whether it was done or failed. */
  calls: BotCall[]
  /** The calls that were done. */
  done: BotCall[]
  /** The next calls of a method, or of a method to one chat, fail so. */
  fail(method: string, faults: readonly Fault[], chat?: number): void
  /** Forgets calls and faults. */
  clear(): void
  /** A citizen's side of a chat. */
  citizen(token: string, chat?: number): { say(text: string): Promise<void>; press(data: string): Promise<void> }
  /** Waits until the bot has made a call that fits. */
  called(fits: (call: BotCall) => boolean, withinMs?: number): Promise<BotCall>
  stop(): Promise<void>
}

const POLL_MS = 1000 // real long polling waits 30 s; the emulator answers at once and would spin

/**
 * telegram-test-api (a Bot API server nobody here wrote) behind a shim that adds what it lacks: waiting long polls,
 * the methods it does not know, a record of every call, and the limits Telegram enforces.
 */
export async function fakeTelegram(): Promise<FakeTelegram> {
  const inner = new TelegramServer({ port: await freePort(), host: '127.0.0.1', storage: 'RAM', storeTimeout: 600 })
  await inner.start()
  const calls: BotCall[] = []
  const done: BotCall[] = []
  const failures: { method: string; chat: number | undefined; fault: Fault }[] = []
  const shim = createServer(async (request, response) => {
    const method = request.url?.split('?')[0]?.split('/').at(-1) ?? ''
    const body = await bodyOf(request)
    if (method !== 'getUpdates') calls.push({ method, body })
    const at = failures.findIndex(each => each.method === method && [undefined, body.chat_id].includes(each.chat))
    const fault = at < 0 ? undefined : failures.splice(at, 1)[0]!.fault
    if (fault === 'silence') return
    if (fault === 'deliver-and-cut') done.push({ method, body })
    if (fault === 'cut' || fault === 'deliver-and-cut') return void request.socket.destroy()
    if (fault && 'page' in fault) return void response.writeHead(fault.page).end('<html>Bad Gateway</html>')
    const answer = fault
      ? refusal(fault)
      : await handle(method, body, `${inner.config.apiURL}${request.url}`).catch(failed => {
          if (!request.socket.destroyed) throw failed
        })
    if (!answer) return // a long poll whose asker has gone, and the emulator with it
    if (answer.ok && method !== 'getUpdates') done.push({ method, body })
    response
      .writeHead(answer.ok === false ? 400 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer))
  })
  const port = await listen(shim)

  return {
    apiRoot: `http://127.0.0.1:${port}`,
    calls,
    done,
    fail: (method, faults, chat) => void failures.push(...faults.map(fault => ({ method, chat, fault }))),
    clear() {
      for (const list of [calls, done, failures]) list.length = 0
    },
    citizen(token, chat = 1) {
      const client = inner.getClient(token, {
        chatId: chat,
        userId: chat,
        userName: `citizen${chat}`,
        firstName: 'Citizen',
        timeout: 5000,
        interval: 20,
      })
      return {
        say: async text => void (await client.sendMessage(client.makeMessage(text))),
        press: async data => void (await client.sendCallback(client.makeCallbackQuery(data))),
      }
    },
    async called(fits, withinMs = 5000) {
      for (const end = Date.now() + withinMs; Date.now() < end; await new Promise(done => setTimeout(done, 10))) {
        const found = calls.find(fits)
        if (found) return found
      }
      throw new Error(`no such call; seen: ${JSON.stringify(calls).slice(0, 2000)}`)
    },
    async stop() {
      shim.closeAllConnections()
      await new Promise(done => shim.close(done))
      await inner.stop()
    },
  }
}

type Answer = { ok: boolean } & Record<string, unknown>

async function handle(method: string, body: Record<string, unknown>, innerUrl: string): Promise<Answer> {
  const refused = limitBroken(method, body)
  if (refused) return { ok: false, error_code: 400, description: `Bad Request: ${refused}` }
  if (
    [
      'setMyCommands',
      'sendChatAction',
      'setMyDescription',
      'setMyShortDescription',
      'answerCallbackQuery',
      'answerInlineQuery',
      'deleteWebhook',
      'setWebhook',
    ].includes(method)
  )
    return { ok: true, result: true }
  if (['sendContact', 'sendDocument'].includes(method))
    return { ok: true, result: { message_id: 1, date: 0, chat: { id: body.chat_id, type: 'private' } } }
  const forward = () =>
    fetch(innerUrl, {
      method: 'POST',
      // A kept connection that the emulator closed meanwhile would fail a call that the bot made well.
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify(body),
    }).then(reply => reply.json() as Promise<Answer>)
  let answer = await forward()
  if (method === 'getUpdates') {
    for (
      const end = Date.now() + POLL_MS;
      Date.now() < end && Array.isArray(answer.result) && answer.result.length === 0;
      answer = await forward()
    ) {
      await new Promise(done => setTimeout(done, 25))
    }
  }
  return answer.ok === undefined
    ? { ok: false, error_code: 500, description: 'the emulator failed', inner: answer }
    : answer
}

function refusal({ status, description, retryAfter }: Extract<Fault, { status: number }>): Answer {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } }
  return { ok: false, error_code: status, description: description ?? 'the test says so', ...parameters }
}

interface InlineResult {
  id: string
  title: string
  input_message_content: { message_text: string; parse_mode: string }
}

/** What Telegram refuses and the emulator lets through. */
function limitBroken(method: string, body: Record<string, unknown>): string | undefined {
  if (method === 'setMyDescription' && String(body.description).length > 512) return 'description is too long'
  if (method === 'setMyShortDescription' && String(body.short_description).length > 120) return 'it is too long'
  if (method === 'answerInlineQuery') {
    const results = body.results as InlineResult[]
    if (results.length > 50) return 'RESULTS_TOO_MUCH'
    if (new Set(results.map(each => each.id)).size < results.length) return 'RESULT_ID_DUPLICATE'
    return results.map(each => textRefused({ ...each.input_message_content, text: undefined })).find(Boolean)
  }
  return method === 'sendMessage' ? textRefused(body) : undefined
}

/** Why Telegram would not take a text: its length after entities, its HTML, its buttons. */
export function textRefused(body: Record<string, unknown>): string | undefined {
  const text = String(body.text ?? body.message_text ?? '')
  const shown = text.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|amp|quot);/g, '.')
  if (shown.length === 0) return 'message text is empty'
  if (shown.length > 4096) return 'message is too long'
  if (body.parse_mode === 'HTML' && !wellFormed(text)) return "can't parse entities"
  const data = JSON.stringify(body.reply_markup ?? {}).match(/"callback_data":"((?:[^"\\]|\\.)*)"/g) ?? []
  if (data.some(each => new TextEncoder().encode(JSON.parse(`{${each}}`).callback_data).length > 64))
    return 'BUTTON_DATA_INVALID'
  return undefined
}

function wellFormed(html: string): boolean {
  const open: string[] = []
  for (const [, slash, tag] of html.matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
    if (!['b', 'i', 'u', 's', 'a', 'code', 'pre'].includes(tag!)) return false
    if (!slash) open.push(tag!)
    else if (open.pop() !== tag) return false
  }
  return open.length === 0 && !/<(?!\/?[a-z])/.test(html) && !/&(?!lt;|gt;|amp;|quot;)/.test(html)
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  try {
    return text ? (JSON.parse(text) as Record<string, unknown>) : {}
  } catch {
    return { raw: text } // a multipart upload
  }
}

function listen(server: Server): Promise<number> {
  return new Promise(done => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)))
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  await new Promise(done => server.close(done))
  return port
}

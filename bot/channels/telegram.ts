import type { UserFromGetMe } from 'grammy/types'
import { wording } from '../../content/wording.ts'
import type { Memory } from '../respond.ts'
import { sameText } from './same-text.ts'
import { type TelegramApiSettings, telegramApi } from './telegram-api.ts'
import { COMMANDS } from './telegram-commands.ts'
import { telegramCourier } from './telegram-courier.ts'
import { telegramDesk } from './telegram-desk.ts'
import { articlesFor } from './telegram-inline.ts'
import { pollUpdates } from './telegram-polling.ts'
import { type Incoming, type Me, needsName, READ, Update } from './telegram-reading.ts'

export interface TelegramSettings extends TelegramApiSettings {
  /** With it, updates come to `webhook`; without it, by long polling. */
  secret?: string
  /** The bot as getMe tells it; asked for when absent. */
  botInfo?: UserFromGetMe
}

export interface TelegramChannel {
  /**
   * Takes an update: 401 without the secret, 400 for what is no update, 503 when it cannot be kept (Telegram brings it
   * again), else 200 as soon as it is kept; the work goes to `later`.
   */
  webhook(request: Request, later: (work: Promise<unknown>) => void): Promise<Response>
  /** Answers what a killed process, or a platform that was down, left. Called at start and every minute. */
  answerLeft(): Promise<void>
  /** Registers the commands and descriptions, and the webhook when there is one. */
  setUp(publicUrl?: string): Promise<void>
  /** Polls until stopped. */
  poll(): Promise<void>
  /** Stops polling; resolves when the work in hand is done. */
  stop(): Promise<void>
}

const LOOK_EVERY_MS = 60_000
const SEARCH_CACHE_S = 10 // amounts and fairs change; people type on

/** Telegram as a channel: what comes in is kept, acknowledged, and answered once. */
export function telegramChannel(
  settings: TelegramSettings,
  memory: Memory,
  now: () => number = Date.now,
): TelegramChannel {
  const { report } = memory
  const telegram = telegramApi(settings)
  const { api } = telegram
  const courier = telegramCourier(telegram, memory, now)
  const desk = telegramDesk(telegram, courier, memory, meFor, showFound, now)
  const stopped = new AbortController()
  let me: Me | undefined = settings.botInfo
  let looked = 0

  async function meFor(update: Update): Promise<Me> {
    if (needsName(update)) return (me ??= await api.getMe())
    return { id: Number(settings.token.split(':')[0]) }
  }

  /** Results of a search in a group; a search that failed or is too old is not worth another try. */
  async function showFound({ query, text }: Extract<Incoming, { kind: 'searched' }>): Promise<void> {
    try {
      me ??= await api.getMe()
      await api.answerInlineQuery(query, articlesFor(text, now(), memory.library.knowledge, me.username ?? ''), {
        cache_time: SEARCH_CACHE_S,
        is_personal: false,
        button: { text: wording.askAlone, start_parameter: 'hoi' },
      })
    } catch (fault) {
      report('a search in a group could not be answered', fault)
    }
  }

  /** On Workers nothing may run but requests: each looks, now and then, for what was left. */
  async function lookForLeft(): Promise<void> {
    if (now() - looked < LOOK_EVERY_MS) return
    looked = now()
    await desk.answerLeft().catch(fault => report('what was left on Telegram could not be taken up', fault))
  }

  return {
    async webhook(request, later) {
      const given = request.headers.get('x-telegram-bot-api-secret-token') ?? ''
      if (!settings.secret || !sameText(given, settings.secret))
        return new Response('secret token missing or wrong', { status: 401 })
      const update = Update.safeParse(await request.json().catch(() => undefined))
      if (!update.success) return new Response('not an update', { status: 400 })
      try {
        await desk.take(update.data, later)
      } catch (fault) {
        report('a Telegram update could not be kept', fault)
        return new Response('try again', { status: 503 })
      }
      later(lookForLeft())
      return new Response('ok')
    },
    answerLeft: () => desk.answerLeft(),
    async setUp(publicUrl) {
      const commands = COMMANDS.map(({ command, description }) => ({ command, description }))
      for (const language of [{}, { language_code: 'vi' as const }]) {
        await api.setMyCommands(commands, language)
        await api.setMyDescription(wording.aboutBot, language)
        await api.setMyShortDescription(wording.aboutBotShort, language)
      }
      if (publicUrl && settings.secret)
        await api.setWebhook(`${publicUrl.replace(/\/$/, '')}/telegram`, {
          secret_token: settings.secret,
          allowed_updates: [...READ],
        })
    },
    async poll() {
      await api.deleteWebhook().catch(fault => report('an earlier webhook could not be removed', fault))
      const takePolled = async (polled: unknown) => {
        const update = Update.safeParse(polled)
        if (update.success) await desk.take(update.data, () => undefined)
      }
      await pollUpdates((offset, signal) => telegram.poll(offset, signal, READ), takePolled, stopped.signal, report)
    },
    async stop() {
      stopped.abort()
      await desk.idle()
    },
  }
}

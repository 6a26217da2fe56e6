import { autoRetry } from '@grammyjs/auto-retry'
import { Bot, type Context } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import * as z from 'zod'
import { wording } from '../../content/wording.ts'
import { type Memory, respond } from '../respond.ts'
import { COMMANDS, meaningOf } from './telegram-commands.ts'
import { CALL, drawForTelegram } from './telegram-drawing.ts'

export interface TelegramSettings {
  token: string
  /** Another Bot API server, for tests. */
  apiRoot?: string
  /** With it, updates come to `webhook`; without it, by long polling. */
  secret?: string
  /** The bot as getMe tells it; asked for when absent. */
  botInfo?: UserFromGetMe
}

export interface TelegramChannel {
  /** Takes an update: 401 without the secret, 400 for what is no update, else 200 at once; the work goes to `later`. */
  webhook(request: Request, later: (work: Promise<unknown>) => void): Promise<Response>
  /** Registers the commands, and the webhook when there is one. */
  setUp(publicUrl?: string): Promise<void>
  /** Polls until stopped. */
  poll(): Promise<void>
  stop(): Promise<void>
}

const Update = z.looseObject({ update_id: z.int() })
const LONGEST_RETRY_S = 5 // a citizen waits; a longer ban is reported instead

/** Telegram as a channel. The only file that knows grammY. */
export function telegramChannel(
  settings: TelegramSettings,
  memory: Memory,
  now: () => number = Date.now,
): TelegramChannel {
  const bot = new Bot(settings.token, {
    ...(settings.botInfo ? { botInfo: settings.botInfo } : {}),
    ...(settings.apiRoot ? { client: { apiRoot: settings.apiRoot } } : {}),
  })
  bot.api.config.use(autoRetry({ maxRetryAttempts: 2, maxDelaySeconds: LONGEST_RETRY_S }))

  bot.use(async (context, next) => {
    const fresh = await memory.conversations.firstSight('telegram', String(context.update.update_id), now())
    if (fresh) await next()
  })
  bot.on('message:text', context => answer(context, context.message.text))
  bot.on('callback_query:data', async context => {
    await context.answerCallbackQuery().catch(fault => memory.report('a button press could not be acknowledged', fault))
    const data = context.callbackQuery.data
    if (data.startsWith(CALL)) await sendContact(context, data.slice(CALL.length))
    else await answer(context, data)
  })
  bot.on('message', context => context.reply(wording.textOnly))
  bot.catch(({ error }) => memory.report('a Telegram update could not be handled', error))

  async function answer(context: Context, text: string): Promise<void> {
    const chat = context.chat?.id
    if (chat === undefined) return
    const { knowledge } = memory.library
    const said = meaningOf(text, { entry: id => knowledge.entries.has(id), topic: id => knowledge.topics.has(id) })
    try {
      const responded = await respond(
        { channel: 'telegram', conversation: `telegram:${chat}`, text: said, at: now() },
        memory,
      )
      for (const { html, buttons, contacts } of drawForTelegram(responded.answer)) {
        await context.reply(html, {
          parse_mode: 'HTML',
          link_preview_options: { is_disabled: true },
          ...(buttons.length > 0 ? { reply_markup: { inline_keyboard: buttons } } : {}),
        })
        for (const { phone, name } of contacts) await context.replyWithContact(phone, name)
      }
    } catch (fault) {
      memory.report('a Telegram message could not be answered', fault)
      await context.reply(wording.apology).catch(() => undefined) // nothing more can be done for this message
    }
  }

  async function sendContact(context: Context, phone: string): Promise<void> {
    const contact = memory.library.knowledge.content.contacts.find(each => each.phone?.replace(/\D/g, '') === phone)
    if (contact) await context.replyWithContact(phone, contact.name)
  }

  return {
    async webhook(request, later) {
      if (
        !settings.secret ||
        !sameText(request.headers.get('x-telegram-bot-api-secret-token') ?? '', settings.secret)
      ) {
        return new Response('secret token missing or wrong', { status: 401 })
      }
      const update = Update.safeParse(await request.json().catch(() => undefined))
      if (!update.success) return new Response('not an update', { status: 400 })
      if (!bot.isInited()) await bot.init()
      later(
        bot
          .handleUpdate(update.data as never)
          .catch(fault => memory.report('a Telegram update could not be handled', fault)),
      )
      return new Response('ok')
    },
    async setUp(publicUrl) {
      const commands = COMMANDS.map(({ command, description }) => ({ command, description }))
      await bot.api.setMyCommands(commands)
      await bot.api.setMyCommands(commands, { language_code: 'vi' })
      if (publicUrl && settings.secret) {
        await bot.api.setWebhook(`${publicUrl.replace(/\/$/, '')}/telegram`, {
          secret_token: settings.secret,
          allowed_updates: ['message', 'callback_query', 'inline_query', 'my_chat_member'],
        })
      }
    },
    poll: () => bot.start({ drop_pending_updates: false }),
    stop: () => bot.stop(),
  }
}

/** Compares in time that does not depend on where two texts differ. */
function sameText(given: string, expected: string): boolean {
  let different = given.length ^ expected.length
  for (let at = 0; at < expected.length; at++) different |= (given.charCodeAt(at) || 0) ^ expected.charCodeAt(at)
  return different === 0
}

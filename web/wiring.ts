import type { TelegramSettings } from '../bot/channels/telegram.ts'
import type { Memory } from '../bot/respond.ts'
import type { Library } from '../content/library.ts'
import { conversationsIn } from '../db/conversations.ts'
import type { Database } from '../db/database.ts'
import { inboxIn } from '../db/inbox.ts'
import { revisionsIn } from '../db/revisions.ts'
import type { Config } from './config.ts'
import { sayFault, writeLine } from './log.ts'

/** The stores of a database around a library. */
export function memoryIn(database: Database, library: Library): Memory {
  return {
    library,
    entries: revisionsIn(database),
    conversations: conversationsIn(database),
    inbox: inboxIn(database),
    deeds: {},
    report: (what, fault) => writeLine({ level: 'error', what, message: sayFault(fault) }),
  }
}

/** How Telegram is opened, if it is. */
export function telegramSettings(config: Config): TelegramSettings | undefined {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, TELEGRAM_WEBHOOK_SECRET: secret, PUBLIC_URL } = config
  if (!token) return undefined
  return { token, ...(apiRoot ? { apiRoot } : {}), ...(secret && PUBLIC_URL ? { secret } : {}) }
}

/** The open channels, as an operator reads them. */
export function channelsFor(config: Config): string[] {
  const telegram = telegramSettings(config)
  return ['web', 'api', ...(telegram ? [telegram.secret ? 'telegram (webhook)' : 'telegram (polling)'] : [])]
}

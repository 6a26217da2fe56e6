import type { TelegramSettings } from '../bot/channels/telegram.ts'
import { personDeeds } from '../bot/person-deeds.ts'
import { remindDeeds } from '../bot/remind-deeds.ts'
import type { Memory } from '../bot/respond.ts'
import { wordDeeds } from '../bot/word-deeds.ts'
import type { Library } from '../content/library.ts'
import { contentChangesIn } from '../db/content-changes.ts'
import { conversationsIn } from '../db/conversations.ts'
import type { Database } from '../db/database.ts'
import { fairChangesIn } from '../db/fair-changes.ts'
import { feedbackIn } from '../db/feedback.ts'
import { forgetIn } from '../db/forget.ts'
import { handoffsIn } from '../db/handoffs.ts'
import { inboxIn } from '../db/inbox.ts'
import { pendingIn } from '../db/pending.ts'
import { revisionsIn } from '../db/revisions.ts'
import { subscriptionsIn } from '../db/subscriptions.ts'
import { switchesIn } from '../db/switches.ts'
import { unreachableIn } from '../db/unreachable.ts'
import { type Config, KEEP_DAYS } from './config.ts'
import { sayFault, writeLine } from './log.ts'
import { zaloNames } from './zalo.ts'

/** The stores of a database around a library. */
export function memoryIn(database: Database, library: Library, keepDays = KEEP_DAYS): Memory {
  const stores = {
    library,
    entries: revisionsIn(database),
    fairs: fairChangesIn(database),
    changes: contentChangesIn(database),
    conversations: conversationsIn(database),
    inbox: inboxIn(database),
    pending: pendingIn(database),
    unreachable: unreachableIn(database),
    handoffs: handoffsIn(database),
    feedback: feedbackIn(database),
    switches: switchesIn(database),
    keepDays,
  }
  return {
    ...stores,
    deeds: {
      ...personDeeds(stores, forgetIn(database)),
      ...remindDeeds(subscriptionsIn(database), library),
      ...wordDeeds(stores.inbox),
    },
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
  const onTelegram = telegram ? [telegram.secret ? 'telegram (webhook)' : 'telegram (polling)'] : []
  return ['web', 'api', ...onTelegram, ...zaloNames(config)]
}

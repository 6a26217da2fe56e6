import { type ZaloBotChannel, zaloBotChannel } from '../bot/channels/zalo-bot.ts'
import { type ZaloOaChannel, zaloOaChannel } from '../bot/channels/zalo-oa.ts'
import type { Memory } from '../bot/respond.ts'
import type { Database } from '../db/database.ts'
import { tokensIn } from '../db/tokens.ts'
import type { Config } from './config.ts'

/** What is open on Zalo. */
export interface Zalo {
  bot?: ZaloBotChannel
  /** Without a webhook the bot has to ask for its messages. */
  botPolls: boolean
  oa?: ZaloOaChannel
  /** What Zalo looks for on our pages to know that the domain is ours. */
  verification?: string
}

/** The Zalo channels that the settings open. */
export function zaloFor(config: Config, memory: Memory, database: Database): Zalo {
  const { ZALO_BOT_TOKEN: token, ZALO_BOT_SECRET: secret, ZALO_BOT_API_ROOT: botRoot, PUBLIC_URL: publicUrl } = config
  const { ZALO_APP_ID: appId, ZALO_OA_SECRET_KEY: secretKey, ZALO_API_ROOT: apiRoot } = config
  const where = publicUrl ? { publicUrl } : {}
  const bot = token
    ? zaloBotChannel(
        { token, ...(secret ? { secret } : {}), ...(botRoot ? { apiRoot: botRoot } : {}), ...where },
        memory,
      )
    : undefined
  const oa =
    appId && secretKey
      ? zaloOaChannel(
          {
            appId,
            secretKey,
            appSecret: config.ZALO_APP_SECRET ?? '',
            refreshToken: config.ZALO_OA_REFRESH_TOKEN ?? '',
            buttons: config.ZALO_OA_BUTTONS,
            ...(apiRoot ? { apiRoot } : {}),
            ...where,
          },
          memory,
          tokensIn(database),
        )
      : undefined
  return {
    botPolls: !secret,
    ...(bot ? { bot } : {}),
    ...(oa ? { oa } : {}),
    ...(config.ZALO_SITE_VERIFICATION ? { verification: config.ZALO_SITE_VERIFICATION } : {}),
  }
}

/** The open Zalo channels, as an operator reads them. */
export function zaloNames(config: Config): string[] {
  const bot = config.ZALO_BOT_TOKEN ? [config.ZALO_BOT_SECRET ? 'zalo-bot (webhook)' : 'zalo-bot (polling)'] : []
  if (!config.ZALO_APP_ID || !config.ZALO_OA_SECRET_KEY) return bot
  const missing = (['ZALO_APP_SECRET', 'ZALO_OA_REFRESH_TOKEN'] as const).filter(name => !config[name])
  return [...bot, missing.length > 0 ? `zalo-oa (không trả lời được, thiếu ${missing.join(', ')})` : 'zalo-oa']
}

/** Takes up what was left, and renews the tokens in time; called at start and every minute. */
export async function tendZalo({ bot, oa }: Zalo, { report }: Pick<Memory, 'report'>): Promise<void> {
  const failed = (fault: unknown) => report('what was left on Zalo was not taken up', fault)
  await Promise.all([bot?.answerLeft().catch(failed), oa?.answerLeft().catch(failed)])
}

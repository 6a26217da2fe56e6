import type { Channel } from '../../bot/message.ts'

const NAMES: Record<Channel, string> = {
  web: 'Trang web',
  api: 'API',
  'command-line': 'Dòng lệnh',
  telegram: 'Telegram',
  'zalo-bot': 'Zalo Bot',
  'zalo-oa': 'Zalo OA',
}

/** A channel as officers read it. */
export function channelName(channel: Channel): string {
  return NAMES[channel]
}

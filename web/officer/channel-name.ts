import type { Channel } from '../../bot/message.ts'

const NAMES: Record<Channel | 'all', string> = {
  all: 'Tất cả các kênh',
  web: 'Trang web',
  api: 'API cho trang khác',
  'command-line': 'Dòng lệnh',
  telegram: 'Telegram',
  'zalo-bot': 'Zalo Bot',
  'zalo-oa': 'Zalo OA',
}

/** A channel, or all of them, as officers read it. */
export function channelName(channel: Channel | 'all'): string {
  return NAMES[channel]
}

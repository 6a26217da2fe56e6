/** Where a citizen talks to us. */
export const CHANNELS = ['web', 'api', 'command-line', 'telegram', 'zalo-bot', 'zalo-oa'] as const
export type Channel = (typeof CHANNELS)[number]

/** One message as every channel hands it over. It carries its own time, so that `reply` needs no clock. */
export interface Message {
  text: string
  /** Milliseconds since the epoch. */
  at: number
}

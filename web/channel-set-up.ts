import type { TelegramChannel } from '../bot/channels/telegram.ts'
import type { Memory } from '../bot/respond.ts'
import { tendZalo, type Zalo } from './zalo.ts'

/** A channel that tells its platform about itself: commands, where to deliver. */
interface SetUp {
  setUp(publicUrl?: string): Promise<void>
}

/**
 * Sets each channel up once in a process or isolate, however often it is called; one that failed is tried again with
 * the next call. On Workers a channel lives for one call only, so what is done is remembered here, by name.
 */
export function channelSetUp(): (
  channels: Record<string, SetUp | undefined>,
  publicUrl: string | undefined,
  memory: Pick<Memory, 'report'>,
) => Promise<void> {
  const done = new Set<string>()
  return async (channels, publicUrl, { report }) => {
    const setUp = async (name: string, channel: SetUp | undefined) => {
      if (!channel || done.has(name)) return
      done.add(name) // a call that comes meanwhile need not
      await channel.setUp(publicUrl).catch(fault => {
        done.delete(name)
        report(`${name} could not be set up; tried again in a minute`, fault)
      })
    }
    await Promise.all(Object.entries(channels).map(([name, channel]) => setUp(name, channel)))
  }
}

/** What every minute asks of the channels: that they take up what was left, and tell their platforms about themselves. */
export async function tendChannels(
  { telegram, zalo }: { telegram: TelegramChannel | undefined; zalo: Zalo },
  setUp: ReturnType<typeof channelSetUp>,
  publicUrl: string | undefined,
  memory: Memory,
): Promise<void> {
  const tendTelegram = async () => {
    await telegram?.answerLeft().catch(fault => memory.report('what was left on Telegram was not taken up', fault))
    await setUp({ telegram }, publicUrl, memory)
  }
  const tendZalos = async () => {
    await tendZalo(zalo, memory)
    await setUp({ 'zalo-bot': zalo.bot }, publicUrl, memory)
  }
  await Promise.all([tendTelegram(), tendZalos()])
}

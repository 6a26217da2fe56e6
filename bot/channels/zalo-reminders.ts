import type { ReminderDoor } from '../reminder-door.ts'
import type { Sent } from './zalo-patience.ts'

const REST_MS = 60_000 // while Zalo takes nothing

/** Reminders through a Zalo channel, where its rules allow: not to whoever has been silent for 48 hours. */
export function zaloReminders(
  channel: 'zalo-bot' | 'zalo-oa',
  { tell }: { tell(conversation: string, text: string): Promise<Sent> },
): ReminderDoor {
  return {
    channel,
    async send(chat, text) {
      const sent = await tell(chat, text)
      if (sent === 'sent' || sent === 'unreachable' || sent === 'refused') return sent
      if (sent === 'not-done') return { retryAfterMs: REST_MS }
      throw new Error(`Zalo: ${sent}`)
    },
  }
}

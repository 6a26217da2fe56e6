import { wording } from '../content/wording.ts'
import type { DeedFor } from './deeds.ts'
import type { ForgetStore } from './forget-store.ts'

/** Deletes what is kept about a chat, and says what that was. */
export async function forgetChat({ channel, conversation, at }: DeedFor, store: ForgetStore): Promise<string> {
  const forgotten = await store.forget(channel, conversation, at)
  const lines = Object.entries(forgotten).flatMap(([what, count]) =>
    count > 0 ? [`- ${wording.forgotten[what as keyof typeof forgotten](count)}`] : [],
  )
  return lines.length === 0 ? wording.nothingToForget : [wording.forgot, lines.join('\n')].join('\n\n')
}

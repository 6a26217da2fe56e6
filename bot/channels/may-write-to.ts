import type { Channel } from '../message.ts'
import type { UnreachableStore } from '../unreachable-store.ts'

/** A chat that wrote `at` a moment after it blocked us can be reached again; one that blocked us since is left alone. */
export async function mayWriteTo(
  unreachable: UnreachableStore,
  channel: Channel,
  chat: string,
  at: number,
): Promise<boolean> {
  const since = await unreachable.since(channel, chat)
  if (since === undefined) return true
  if (since > at) return false
  await unreachable.clear(channel, chat)
  return true
}

import { and, eq } from 'drizzle-orm'
import type { Channel } from '../bot/message.ts'
import type { UnreachableStore } from '../bot/unreachable-store.ts'
import type { Database } from './database.ts'
import { unreachable } from './schema.ts'

/** Chats that nothing is sent to. */
export function unreachableIn({ query }: Database): UnreachableStore {
  const isOne = (channel: Channel, chat: string) => and(eq(unreachable.channel, channel), eq(unreachable.chat, chat))
  return {
    async mark(channel, chat, at, reason) {
      await query.insert(unreachable).values({ channel, chat, at, reason }).onConflictDoNothing()
    },
    async since(channel, chat) {
      const [found] = await query.select({ at: unreachable.at }).from(unreachable).where(isOne(channel, chat))
      return found?.at
    },
    async clear(channel, chat) {
      await query.delete(unreachable).where(isOne(channel, chat))
    },
  }
}

import { describe, expect, it } from 'vitest'
import { postThrough } from '../../bot/post.ts'
import type { Handed, ReminderDoor } from '../../bot/reminder-door.ts'

const door = (handed: Handed): ReminderDoor => ({ channel: 'telegram', send: async () => handed })

describe('An officer’s words on their way to a citizen', () => {
  it('go through the channel the citizen uses', async () => {
    const sent: string[] = []
    const telegram = {
      channel: 'telegram' as const,
      async send(chat: string, text: string) {
        sent.push(chat, text)
        return 'sent' as const
      },
    }
    const other: ReminderDoor = { channel: 'zalo-bot', send: () => Promise.reject(new Error('wrong door')) }
    expect(await postThrough([other, telegram])('telegram', 'telegram:7', 'Chào')).toBe('sent')
    expect(sent).toEqual(['telegram:7', 'Chào'])
  })

  it('are not lost in silence: a platform that asks to wait or a closed channel is a fault', async () => {
    await expect(postThrough([door({ retryAfterMs: 5 })])('telegram', 'telegram:7', 'x')).rejects.toThrow('wait 5 ms')
    await expect(postThrough([])('telegram', 'telegram:7', 'x')).rejects.toThrow('not open')
    expect(await postThrough([door('unreachable')])('telegram', 'telegram:7', 'x')).toBe('unreachable')
  })

  it('may be refused for now, which is not the same as a chat that is gone', async () => {
    expect(await postThrough([door('refused')])('telegram', 'telegram:7', 'x')).toBe('refused')
  })
})

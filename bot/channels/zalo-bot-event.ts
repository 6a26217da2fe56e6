import * as z from 'zod'
import { Id, type Incoming, saidOrSent } from './zalo-incoming.ts'

const Words = z.string().optional().catch(undefined)

const BotEvent = z.looseObject({
  event_name: z.string(),
  message: z
    .looseObject({
      message_id: Id,
      text: Words,
      caption: Words,
      chat: z.looseObject({ id: Id, chat_type: Words }),
      from: z
        .looseObject({ is_bot: z.boolean().optional().catch(undefined) })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
})

/** What a citizen did, if this event of the Bot platform tells of it. Bodies come flat, or inside `{ok: true, result}`. */
export function readBotEvent(body: unknown, at: number): Incoming | undefined {
  const event = BotEvent.safeParse(unwrapped(body))
  const message = event.data?.message
  const type = RECEIVED.exec(event.data?.event_name ?? '')?.[1]
  if (!message || !type || message.from?.is_bot) return undefined
  const incoming = saidOrSent(message.message_id, message.chat.id, at, type, message.text || message.caption)
  const toGroup = message.chat.chat_type === 'GROUP' // a sticker among friends is not meant for us
  return toGroup && incoming.kind === 'sent' ? undefined : incoming
}

const RECEIVED = /^message\.(text|image|photo|sticker|voice|audio|video|file|link|location|unsupported)\.received$/

function unwrapped(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'ok' in body && body.ok === true && 'result' in body
    ? body.result
    : body
}

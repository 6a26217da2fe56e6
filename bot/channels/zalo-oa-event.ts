import * as z from 'zod'
import { Id, type Incoming, saidOrSent } from './zalo-incoming.ts'

const Party = z.looseObject({ id: Id }).optional().catch(undefined)
const Words = z.string().optional().catch(undefined)

/** What is read of an Official Account's event; everything else is let through unread. */
export const OaEvent = z.looseObject({
  event_name: z.string(),
  app_id: Id,
  timestamp: Id.optional(),
  sender: Party,
  follower: Party,
  user: Party,
  user_id: Id.optional().catch(undefined),
  message: z.looseObject({ msg_id: Id, text: Words }).optional().catch(undefined),
})
export type OaEvent = z.infer<typeof OaEvent>

/**
 * What a citizen did, if this event tells of it. Receipts (user_seen_message, user_received_message) and echoes
 * (oa_send_…) do not: who is sender and who is recipient in them is told both ways.
 */
export function readOaEvent(event: OaEvent, at: number): Incoming | undefined {
  const { event_name: name, sender, follower, user, message } = event
  const type = SENT.exec(name)?.[1]
  if (type) return sender && message ? saidOrSent(message.msg_id, sender.id, at, type, message.text) : undefined
  const chat = follower?.id ?? sender?.id ?? user?.id ?? event.user_id
  if (!chat) return undefined
  const id = `${name}:${chat}:${event.timestamp ?? ''}`
  if (name === 'follow') return { kind: 'said', id, chat: { id: chat }, at, text: '/start' }
  if (name === 'unfollow' || name === 'user_withdraw')
    return { kind: 'withdrew', id, chat: { id: chat }, at, left: name === 'unfollow' }
  return undefined
}

const SENT = /^user_send_(text|image|link|sticker|gif|audio|video|file|location|business_card)$/

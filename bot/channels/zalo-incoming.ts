import * as z from 'zod'
import { UNREADABLE, type Unreadable } from './about-sent.ts'
import { parseKeepingIds } from './zalo-json.ts'

// `chat` is an object, as platforms write it: what a citizen wants deleted is found by it.
const Chat = z.object({ id: z.string().min(1).max(60) })
const About = { id: z.string().min(1), chat: Chat, at: z.number() }

/** What a citizen did on Zalo, as it is kept until it is answered. `at` is when it reached us. */
export const Incoming = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('said'), ...About, text: z.string().min(1) }),
  z.object({ kind: z.literal('sent'), ...About, what: z.enum(UNREADABLE) }),
  /** The citizen withdrew what they shared, or left. */
  z.object({ kind: z.literal('withdrew'), ...About, left: z.boolean() }),
])
export type Incoming = z.infer<typeof Incoming>

/** What was kept, or undefined when it is none of ours. */
export function incomingIn(body: string): Incoming | undefined {
  return Incoming.safeParse(parseKeepingIds(body)).data
}

/** An id, which Zalo writes with and without quotes. */
export const Id = z.union([z.string().min(1), z.int()]).transform(String)

/** Words if there are any, else what was sent instead; `type` is the platform's word for it. */
export function saidOrSent(id: string, chat: string, at: number, type: string, text: string | undefined): Incoming {
  return text?.trim()
    ? { kind: 'said', id, chat: { id: chat }, at, text: text.trim() }
    : { kind: 'sent', id, chat: { id: chat }, at, what: SENT_AS[type] ?? 'other' }
}

const SENT_AS: Record<string, Unreadable> = {
  image: 'photo',
  photo: 'photo',
  file: 'document',
  audio: 'sound',
  voice: 'sound',
  location: 'location',
  business_card: 'contact',
  contact: 'contact',
}

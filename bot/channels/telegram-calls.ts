import type { FairDay } from '../../content/fair-days.ts'
import { fairIcs } from '../../content/fair-ics.ts'
import { wording } from '../../content/wording.ts'
import type { Answer } from '../answer.ts'
import { drawForTelegram, plainOf, type TelegramMessage } from './telegram-drawing.ts'
import type { Place } from './telegram-reading.ts'

interface Target {
  chat_id: number
  message_thread_id?: number
  reply_parameters?: { message_id: number; allow_sending_without_reply: true }
}

/** One call to the Bot API that brings a part of an answer. */
export type TelegramCall =
  | {
      method: 'sendMessage'
      payload: Target & {
        text: string
        parse_mode?: 'HTML'
        link_preview_options: { is_disabled: true }
        reply_markup?: { inline_keyboard: TelegramMessage['buttons'] }
      }
    }
  | { method: 'sendContact'; payload: Target & { phone_number: string; first_name: string } }
  | { method: 'sendDocument'; payload: Target & { name: string; text: string; caption?: string } }

/** The calls that bring an answer to a place, in order. */
export function callsFor(answer: Answer, place: Place): TelegramCall[] {
  const messages = drawForTelegram(answer).flatMap(({ html, buttons, contacts }, at): TelegramCall[] => [
    {
      method: 'sendMessage',
      payload: {
        ...targetOf(at === 0 ? place : withoutReply(place)),
        text: html,
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        ...(buttons.length > 0 ? { reply_markup: { inline_keyboard: buttons } } : {}),
      },
    },
    ...contacts.map(contact => contactCall(contact, place)),
  ])
  return answer.kind === 'fairs' ? [...messages, ...calendarCall(answer.fairs, place)] : messages
}

/** The fairs as a file that a phone's calendar opens. */
function calendarCall(fairs: readonly FairDay[], place: Place): TelegramCall[] {
  const held = fairs.filter(fair => fair.status !== 'cancelled')
  if (held.length === 0) return []
  const text = fairIcs(held, { subscribed: false })
  // Only plain letters: servers drop a file whose name has others.
  const payload = { ...targetOf(withoutReply(place)), name: 'phien-viec-lam.ics', text }
  return [{ method: 'sendDocument', payload: { ...payload, caption: wording.fairCalendarButton } }]
}

/** A contact card, which can be called with one tap. */
export function contactCall({ phone, name }: { phone: string; name: string }, place: Place): TelegramCall {
  return {
    method: 'sendContact',
    payload: { ...targetOf(withoutReply(place)), phone_number: phone, first_name: name },
  }
}

/** A sentence without any layout. */
export function sentenceCall(text: string, place: Place): TelegramCall {
  return { method: 'sendMessage', payload: { ...targetOf(place), text, link_preview_options: { is_disabled: true } } }
}

/** The same call without anything Telegram could find wrong; undefined when there is nothing to leave out. */
export function plainer(call: TelegramCall): TelegramCall | undefined {
  if (call.method !== 'sendMessage' || call.payload.parse_mode === undefined) return undefined
  const { parse_mode: _, reply_markup: __, ...rest } = call.payload
  return { method: 'sendMessage', payload: { ...rest, text: plainOf(call.payload.text) } }
}

function targetOf({ chat, thread, replyTo }: Place): Target {
  return {
    chat_id: chat,
    ...(thread === undefined ? {} : { message_thread_id: thread }),
    ...(replyTo === undefined ? {} : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
  }
}

/** The same place; what is sent there replies to nothing. */
function withoutReply({ replyTo: _, ...place }: Place): Place {
  return place
}

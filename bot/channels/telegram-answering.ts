import { dial } from '../../content/contact.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { wording } from '../../content/wording.ts'
import type { Answer } from '../answer.ts'
import { TURNS_REMEMBERED } from '../conversation.ts'
import { reply } from '../reply.ts'
import { type Memory, respond } from '../respond.ts'
import { mask } from '../understanding/mask.ts'
import { aboutSent } from './about-sent.ts'
import { callsFor, contactCall, sentenceCall, type TelegramCall } from './telegram-calls.ts'
import { meaningOf } from './telegram-commands.ts'
import { addressOf, CHANNEL } from './telegram-courier.ts'
import { CALL } from './telegram-drawing.ts'
import type { Incoming, Place } from './telegram-reading.ts'

/** The calls that answer what came in at a moment; none when it needs no answer. */
export async function callsThatAnswer(
  incoming: Extract<Incoming, { kind: 'said' | 'sent' | 'pressed' }>,
  at: number,
  memory: Memory,
): Promise<TelegramCall[]> {
  const { place } = incoming
  const { knowledge } = memory.library
  if (!place) return []
  if (incoming.kind === 'sent') {
    const isFirst = !incoming.album || (await memory.conversations.firstSight(CHANNEL, `album ${incoming.album}`, at))
    return isFirst ? [sentenceCall(aboutSent(incoming.what, knowledge), place)] : []
  }
  const text = incoming.kind === 'said' ? incoming.text : incoming.data
  if (text.startsWith(CALL)) return contactCalled(text.slice(CALL.length), place, knowledge)
  try {
    return callsFor(await answerTo(text, addressOf(place.chat), at, memory), place)
  } catch (fault) {
    memory.report('a Telegram message could not be answered', fault)
    return [sentenceCall(wording.apology, place)]
  }
}

/** The answer to a message. One that a killed process had answered gets the same, without another turn or deed. */
async function answerTo(text: string, conversation: string, at: number, memory: Memory): Promise<Answer> {
  const { knowledge } = memory.library
  const said = meaningOf(text, { entry: id => knowledge.entries.has(id), topic: id => knowledge.topics.has(id) })
  const turns = await memory.conversations.open(CHANNEL, conversation, TURNS_REMEMBERED + 1).then(
    opened => opened.turns,
    () => [], // `respond` answers danger all the same, and fails for anything else
  )
  const again = turns.findIndex(turn => turn.at === at && turn.said === mask(said))
  if (turns[again]?.kind === 'waiting')
    return { kind: 'waiting', lead: wording.passedOn, text: wording.passedOn, actions: [], considered: [] }
  if (again >= 0) return reply({ text: said, at }, turns.slice(0, again), knowledge)
  return (await respond({ channel: CHANNEL, conversation, text: said, at }, memory)).answer
}

function contactCalled(phone: string, place: Place, { content }: Knowledge): TelegramCall[] {
  const contact = content.contacts.find(each => dial(each) === phone)
  return contact ? [contactCall({ phone, name: contact.name }, place)] : []
}

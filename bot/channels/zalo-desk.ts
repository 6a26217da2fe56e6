import { wording } from '../../content/wording.ts'
import type { Answer } from '../answer.ts'
import { answerOnce, type Work } from '../answer-once.ts'
import type { Channel } from '../message.ts'
import type { Pending } from '../pending-store.ts'
import type { Memory } from '../respond.ts'
import { urgentAnswer } from '../steps/urgent.ts'
import { aboutSent } from './about-sent.ts'
import { mayWriteTo } from './may-write-to.ts'
import { Lanes } from './telegram-lanes.ts'
import { WayOut } from './way-out.ts'
import { answerOnZalo, sentence } from './zalo-answer.ts'
import { type Incoming, incomingIn } from './zalo-incoming.ts'
import type { Sent } from './zalo-patience.ts'

/** How a channel writes and hands over. */
export interface Hand<Text> {
  draw(answer: Answer): Text[]
  /** Done before a reply is marked as being sent, so that as little as possible lies between mark and sending. */
  ready?(): Promise<unknown>
  send(chat: string, text: Text): Promise<Sent>
}

/** Where both Zalo channels take messages in and see to it that each is answered once. */
export interface ZaloDesk {
  /** Keeps what a citizen did and answers it `later`. Throws when it cannot be kept, so that Zalo delivers it again. */
  receive(incoming: Incoming, later: (work: Promise<unknown>) => void): Promise<void>
  /** Says something to a chat that did not just write. `conversation` is its address. */
  tell(conversation: string, text: string): Promise<Sent>
  /** Answers what a killed process, or a platform that was down, left. */
  answerLeft(): Promise<void>
  /** Resolves when no work is in hand. */
  idle(): Promise<void>
}

const NOT_SENT = 0 // in place of the time of sending: Zalo surely did not take the reply
const AT_ONCE = 50 // messages left that are taken up in one go
const AFTER_OUTAGE_MS = 60_000
const LONGEST_OUTAGE_MS = 15 * 60_000
const FAILED = 'a Zalo message could not be answered'

export function zaloDesk<Text>(channel: Channel, memory: Memory, hand: Hand<Text>, now: () => number): ZaloDesk {
  const { pending, report, library, unreachable } = memory
  const lanes = new Lanes() // one message of a chat after the other
  const wayOut = new WayOut()
  /** Texts of an answer that Zalo surely has not taken yet, by message; lost with the process. */
  const undone = new Map<string, Text[]>()
  const quiet = { until: 0, next: AFTER_OUTAGE_MS }
  const dangerIn = (incoming: Incoming | undefined) =>
    incoming?.kind === 'said' ? urgentAnswer(incoming.text, library.knowledge) : undefined

  return {
    async receive(incoming, later) {
      try {
        await pending.keep(channel, incoming.id, JSON.stringify(incoming), incoming.at)
      } catch (fault) {
        if (!dangerIn(incoming)) throw fault
        report('a message could not be kept; danger was answered without it', fault)
        return later(answerInDanger(incoming))
      }
      // Delivered before or not: whoever claims it first answers it; a claimed or finished one is let be.
      later(workOn(incoming))
    },
    async tell(conversation, text) {
      if ((await unreachable.since(channel, conversation)) !== undefined) return 'unreachable'
      const chat = conversation.slice(channel.length + 1)
      return (await sendInOrder(chat, hand.draw(sentence(text)))).sent
    },
    async answerLeft() {
      if (now() < quiet.until) return // each message may be tried only so often
      const left = await pending.left(channel, now(), AT_ONCE)
      const readable = left.flatMap(({ body }) => incomingIn(body) ?? [])
      await Promise.all(readable.map(incoming => workOn(incoming)))
    },
    idle: () => lanes.idle(),
  }

  /** Answers a kept message in its chat's turn, if nobody else does. Never rejects. */
  async function workOn(incoming: Incoming): Promise<void> {
    const { id, chat } = incoming
    let handed = false
    const work: Work = (_, sending) =>
      handle(incoming, () => {
        handed = true
        return sending()
      })
    try {
      await lanes.run(chat.id, () => answerOnce(channel, id, pending, now, work, doubt))
    } catch (fault) {
      report(FAILED, fault)
      // The store may be what failed, and the reply not even tried.
      if (!handed && !undone.has(id)) await answerInDanger(incoming)
    }
  }

  /** Without the store: twice is better than not at all. */
  async function answerInDanger(incoming: Incoming): Promise<void> {
    const answer = dangerIn(incoming)
    if (!answer) return
    const { sent } = await sendInOrder(incoming.chat.id, hand.draw(answer))
    if (sent !== 'sent') report('an urgent answer could not be sent', new Error(sent))
  }

  /** A reply that may have been read is not sent again, unless it tells whom to call. */
  function doubt({ message, sending, body }: Pending): 'leave' | 'send-again' {
    if (sending === NOT_SENT || undone.has(message)) return 'send-again'
    if (dangerIn(incomingIn(body))) return 'send-again'
    report('a process died while it sent a reply; it is not sent again', new Error(`message ${message}`))
    return 'leave'
  }

  async function handle(incoming: Incoming, sending: () => Promise<void>): Promise<void> {
    const { id, chat, at } = incoming
    const conversation = `${channel}:${chat.id}`
    if (incoming.kind === 'withdrew') {
      if (!memory.deeds.forget) report('a citizen withdrew, and nothing here can forget', new Error('no deed'))
      await memory.deeds.forget?.({ channel, conversation, said: '', at })
      if (incoming.left) await unreachable.mark(channel, conversation, now(), 'left')
      return
    }
    const urgent = dangerIn(incoming) !== undefined
    const shrug = (fault: unknown) => {
      if (!urgent) throw fault
      report('the database failed; danger was answered all the same', fault)
      return true
    }
    if (!(await mayWriteTo(unreachable, channel, conversation, at).catch(shrug)) && !urgent) return
    const texts = undone.get(id) ?? hand.draw(await answerFor(incoming, conversation))
    await hand.ready?.()
    const { sent, rest } = await wayOut.through(urgent, async () => {
      await sending().catch(shrug)
      return sendInOrder(chat.id, texts, urgent)
    })
    undone.delete(id)
    if (sent === 'not-done') {
      undone.set(id, rest)
      if (rest.length === texts.length) await pending.markSending(channel, id, NOT_SENT)
      quiet.until = now() + quiet.next
      quiet.next = Math.min(quiet.next * 2, LONGEST_OUTAGE_MS)
      throw new Error('Zalo takes nothing now; the reply is kept for a later try')
    }
    quiet.next = AFTER_OUTAGE_MS
    if (sent === 'unreachable') await unreachable.mark(channel, conversation, now(), 'refused by Zalo')
    if (sent === 'unknown' || sent === 'refused') report('a Zalo reply was not sent whole', new Error(sent))
  }

  async function answerFor(incoming: Exclude<Incoming, { kind: 'withdrew' }>, conversation: string): Promise<Answer> {
    if (incoming.kind === 'sent') return sentence(aboutSent(incoming.what, library.knowledge))
    try {
      return await answerOnZalo({ channel, conversation, text: incoming.text, at: incoming.at }, memory)
    } catch (fault) {
      report(FAILED, fault)
      return dangerIn(incoming) ?? sentence(wording.apology)
    }
  }

  /** Text after text until one is not taken; `rest` begins with that one. Danger is told again where no answer came. */
  async function sendInOrder(
    chat: string,
    texts: readonly Text[],
    urgent = false,
  ): Promise<{ sent: Sent; rest: Text[] }> {
    for (const [done, text] of texts.entries()) {
      let sent = await hand.send(chat, text)
      if (sent === 'unknown' && urgent) sent = await hand.send(chat, text)
      if (sent !== 'sent') return { sent, rest: texts.slice(done) }
    }
    return { sent: 'sent', rest: [] }
  }
}

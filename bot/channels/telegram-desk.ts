import { answerOnce } from '../answer-once.ts'
import type { Pending } from '../pending-store.ts'
import type { Memory } from '../respond.ts'
import { urgentAnswer } from '../steps/urgent.ts'
import { mayWriteTo } from './may-write-to.ts'
import { callsThatAnswer } from './telegram-answering.ts'
import type { TelegramApi } from './telegram-api.ts'
import { callsFor } from './telegram-calls.ts'
import { addressOf, CHANNEL, type Courier, NOT_SENT } from './telegram-courier.ts'
import { Lanes } from './telegram-lanes.ts'
import { type Incoming, laneOf, type Me, READ, readUpdate, Update, wordsOf } from './telegram-reading.ts'
import { WayOut } from './way-out.ts'

/** Where updates are taken in and each is answered once. */
export interface TelegramDesk {
  /** Keeps an update and works on it `later`. Throws when it cannot be kept, so that Telegram brings it again. */
  take(update: Update, later: (work: Promise<unknown>) => void): Promise<void>
  /** Answers what a killed process, or a platform that was down, left. */
  answerLeft(): Promise<void>
  /** Resolves when nothing is in work. */
  idle(): Promise<void>
}

/** An update as it is kept, with the moment it was received: the same for every try. */
interface Kept {
  at: number
  update: Update
}

const AT_ONCE = 50 // messages left that are taken up in one go
const REMEMBERED = 1000 // urgent messages known to be answered although the database could not say so

export function telegramDesk(
  { api }: TelegramApi,
  courier: Courier,
  memory: Memory,
  whoAmI: (update: Update) => Promise<Me>,
  showFound: (search: Extract<Incoming, { kind: 'searched' }>) => Promise<void>,
  now: () => number,
): TelegramDesk {
  const { pending, unreachable, library, report } = memory
  const lanes = new Lanes()
  const wayOut = new WayOut()
  const answeredInDanger = new Set<string>()

  async function take(update: Update, later: (work: Promise<unknown>) => void): Promise<void> {
    if (!READ.some(part => update[part])) return
    const message = String(update.update_id)
    const kept: Kept = { at: now(), update }
    try {
      await pending.keep(CHANNEL, message, JSON.stringify(kept), kept.at)
    } catch (fault) {
      if (!tellsOfDanger(update)) throw fault
      report('a Telegram message could not be kept; danger was answered without it', fault)
      return later(answerInDanger(message, update))
    }
    // Brought before or not: whoever claims it first answers it, and one that is done is let be.
    later(workOn(message, update))
  }

  /** Answers a kept message in its chat's turn, if nobody else does. Never rejects. */
  async function workOn(message: string, update: Update): Promise<void> {
    try {
      await lanes.run(laneOf(update), () =>
        answerOnce(CHANNEL, message, pending, now, (body, sending) => handle(message, read(body), sending), doubt),
      )
    } catch (fault) {
      report('a Telegram update could not be handled', fault)
      // The store may be what failed, and the reply not even tried.
      if (tellsOfDanger(update) && !courier.left(message)) await answerInDanger(message, update)
    }
  }

  async function handle(message: string, kept: Kept, sending: () => Promise<void>): Promise<void> {
    const danger = tellsOfDanger(kept.update)
    const calls = courier.left(message) ?? (await callsFrom(kept, danger))
    if (calls.length === 0) return
    await wayOut.through(danger, () =>
      courier.bring(message, calls, () => evenIf(danger, 'that danger is being answered', sending())),
    )
    if (danger) remember(message)
  }

  async function callsFrom({ at, update }: Kept, danger: boolean) {
    const incoming = readUpdate(update, await whoAmI(update))
    if (!incoming) return []
    switch (incoming.kind) {
      case 'left':
        await unreachable.mark(CHANNEL, addressOf(incoming.chat), at, 'kicked')
        return []
      case 'joined':
        await unreachable.clear(CHANNEL, addressOf(incoming.chat))
        return []
      case 'searched':
        await showFound(incoming)
        return []
      case 'pressed':
        await api
          .answerCallbackQuery(incoming.query)
          .catch(fault => report('a button press could not be acknowledged', fault))
    }
    const { place } = incoming
    if (!place) return []
    const open = await evenIf(
      danger,
      'whether a chat can be reached',
      mayWriteTo(unreachable, CHANNEL, addressOf(place.chat), at),
    )
    return open === false ? [] : callsThatAnswer(incoming, at, memory)
  }

  /** What the store says; when it fails, danger is answered all the same. */
  async function evenIf<T>(danger: boolean, what: string, asked: Promise<T>): Promise<T | undefined> {
    return asked.catch(fault => {
      if (!danger) throw fault
      report(`the database could not tell or keep ${what}`, fault)
      return undefined
    })
  }

  /** Without the store: once in this process, which is the best that can be known. */
  async function answerInDanger(message: string, update: Update): Promise<void> {
    const answer = urgentAnswer(wordsOf(update), library.knowledge)
    if (!answer || answeredInDanger.has(message)) return
    remember(message)
    try {
      const incoming = readUpdate(update, await whoAmI(update))
      if (incoming?.kind === 'said')
        await courier.bring(message, callsFor(answer, incoming.place), () => Promise.resolve())
    } catch (fault) {
      answeredInDanger.delete(message)
      report('an urgent answer could not be sent', fault)
    }
  }

  function remember(message: string): void {
    answeredInDanger.add(message)
    if (answeredInDanger.size > REMEMBERED) answeredInDanger.delete(answeredInDanger.values().next().value!)
  }

  /** A reply that may have arrived is not sent again, unless a life may hang on it. */
  function doubt({ message, sending, body }: Pending): 'leave' | 'send-again' {
    if (answeredInDanger.has(message)) return 'leave'
    if (sending === NOT_SENT || courier.left(message)) return 'send-again'
    if (tellsOfDanger(read(JSON.parse(body)).update)) return 'send-again'
    report('a process died while it sent a reply; it is not sent again', new Error(`update ${message}`))
    return 'leave'
  }

  function tellsOfDanger(update: Update): boolean {
    return urgentAnswer(wordsOf(update), library.knowledge) !== undefined
  }

  return {
    take,
    async answerLeft() {
      if (courier.isDown()) return
      for (const { message, body } of await pending.left(CHANNEL, now(), AT_ONCE)) {
        await workOn(message, read(JSON.parse(body)).update)
        if (courier.isDown()) return // one message is enough to know
      }
    },
    idle: () => lanes.idle(),
  }
}

function read(body: unknown): Kept {
  const { at, update } = body as { at: number; update: unknown }
  return { at, update: Update.parse(update) }
}

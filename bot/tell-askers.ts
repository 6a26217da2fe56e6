import { dayInVietnam } from '../content/day.ts'
import { foldedKey } from '../content/search/fold.ts'
import { search } from '../content/search/search.ts'
import { wording } from '../content/wording.ts'
import { windowAt } from './channels/zalo-window.ts'
import type { Turn } from './conversation.ts'
import { foundAnswer } from './found.ts'
import type { InboxItem } from './inbox-store.ts'
import type { ReminderDoor } from './reminder-door.ts'
import { isCivil } from './reminders.ts'
import type { Memory } from './respond.ts'
import { SURE } from './steps/from-content.ts'

const SLICE = 100
const TURNS_SEARCHED = 6 // for the citizen's last words

type Stores = Pick<
  Memory,
  'library' | 'entries' | 'fairs' | 'changes' | 'inbox' | 'conversations' | 'switches' | 'report'
>

/**
 * Closes questions whose promised entry now answers, and tells those who wanted to hear of it; called by a timer.
 * Each is told at most once: it is marked before it is sent. Says how many were told.
 */
export async function tellAskers(now: number, memory: Stores, doors: readonly ReminderDoor[]): Promise<number> {
  await memory.library.catchUp(memory)
  await closeAnswered(now, memory)
  if (!isCivil(now)) return 0
  const open = await Promise.all(doors.map(async door => ((await memory.switches.holding(door.channel)) ? [] : [door])))
  let told = 0
  for (let last = 0; ; ) {
    const slice = await memory.inbox.toTell(last, SLICE)
    for (const item of slice) {
      last = item.id
      const door = open.flat().find(each => each.channel === item.channel)
      if (door && (await tell(item, door, now, memory))) told++
    }
    if (slice.length < SLICE) return told
  }
}

/** A promised entry answers when citizens get it for the question: its words were added, or the search finds it. */
async function closeAnswered(now: number, { inbox, library }: Stores): Promise<void> {
  const { index, entries } = library.knowledge
  const day = dayInVietnam(now)
  for (let last = 0; ; ) {
    const slice = await inbox.promised(last, SLICE)
    for (const { id, question, entry: promised, officer } of slice) {
      last = id
      const entry = entries.get(promised ?? '')
      if (!entry || !officer) continue
      const key = foldedKey(question)
      const isAdded = [entry.question, ...entry.alsoAskedAs].some(words => foldedKey(words) === key)
      const [best] = isAdded ? [] : search(question, index, day).matches
      const isFound = best?.found.id === entry.id && best.chance >= SURE
      if (isAdded || isFound) await inbox.handle([id], { officer, entry: entry.id, at: now })
    }
    if (slice.length < SLICE) return
  }
}

async function tell(item: InboxItem, door: ReminderDoor, now: number, memory: Stores): Promise<boolean> {
  const { library, inbox, conversations, report } = memory
  const { id, channel, conversation, question } = item
  const entry = library.knowledge.entries.get(item.entry ?? '')
  if (!entry) return false // withdrawn since
  const { turns } = await conversations.open(channel, conversation, TURNS_SEARCHED)
  const lastSaid = turns.findLast(turn => turn.kind !== 'person')?.at
  if (channel === 'zalo-oa' && windowAt(now, lastSaid) !== 'free') return false // told once they have written again
  if (!(await inbox.claimTelling(id, now))) return false
  const answer = foundAnswer(entry, [], dayInVietnam(now), library.knowledge)
  const sources = answer.citations.map(each => `- ${each.label}`).join('\n')
  const words = [answer.title, answer.text, `Căn cứ:\n${sources}`, wording.answerNowMore].join('\n\n')
  try {
    const handed = await door.send(conversation, wording.answerNow(question, words))
    if (handed === 'sent') {
      // Kept as the question, answered now, so that "nộp ở đâu?" goes on about it.
      const turn: Turn = { said: question, at: now, kind: 'found', entries: [entry.id], topic: entry.topic }
      await conversations.keep(conversation, turn, library.revision)
      return true
    }
    if (handed !== 'unreachable') await inbox.takeBackTelling(id) // surely not delivered
  } catch (fault) {
    report('nobody knows whether an asker was told of the answer; not told again', fault)
  }
  return false
}

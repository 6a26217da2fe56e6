import { ANY_KIND, HEARD } from '../../content/alarm.ts'
import { dial } from '../../content/contact.ts'
import { fill } from '../../content/figures.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import type { TextKind, UrgencyKind, UrgentSign, UrgentText } from '../../content/urgent.ts'
import { wording } from '../../content/wording.ts'
import type { Action, Answer, Urgent } from '../answer.ts'
import { citationsOf } from '../citations.ts'
import type { Turn } from '../conversation.ts'
import { once } from '../once.ts'
import { isPressed } from '../pressed.ts'
import { callsAPerson } from './person.ts'
import type { Situation, Step } from './step.ts'

type Hearing = Pick<Knowledge, 'alarm' | 'content' | 'names' | 'laws' | 'plan'>
type Asked = Pick<Situation, 'message' | 'before'> & { knowledge: Hearing }

/** Danger first: whatever else the message holds, and whatever else has failed. */
export const urgent: Step = ({ message, before, knowledge }) => {
  if (isPressed(message.text)) return undefined
  const told = once(() => toldBefore(before, knowledge))
  const eased = lately(before) ? easedAnswer(message.text, told(), knowledge) : undefined
  if (eased) return eased
  const answer = urgentAnswer(message.text, knowledge)
  return answer && urgentAgain(answer, told(), knowledge)
}

/** The urgent answer to a text, if it tells of danger. Needs neither search nor database. */
export function urgentAnswer(text: string, knowledge: Hearing): Urgent | undefined {
  const alert = knowledge.alarm.hears(text)
  return alert && answerTo(alert.sign, knowledge)
}

// Who may have to flee or to hide, and fears to be named; other danger is waited out beside the telephone.
const AGAIN: ReadonlySet<TextKind> = new Set(['child-now', 'child', 'home-violence', 'blackmail'])

/**
 * The urgent answer where danger was told of before: of the kind that was told where the message itself names none, and
 * with other words after the numbers, because the same words twice sound as if nobody listened.
 */
function urgentAgain(answer: Urgent, told: readonly Told[], knowledge: Hearing): Urgent {
  const last = mostTelling(told)
  if (!last) return answer
  const own = tells({ id: answer.sign, kind: answer.urgency })
  const now = own < SURE_OF_KIND && own <= tells(last) ? answerTo(last, knowledge) : answer
  const again = AGAIN.has(now.urgency) ? textOf('again', knowledge) : undefined
  if (!again || told.every(({ kind }) => matterOf(kind) !== matterOf(now.urgency))) return now
  return saying({ ...now, next: wordsOf(again, knowledge).next })
}

/** What was told of before, once more: for a message that goes on and says nothing of danger itself. */
export function toldAgain(before: readonly Turn[], knowledge: Hearing): Urgent | undefined {
  const told = toldBefore(before, knowledge)
  const most = mostTelling(told)
  return most && urgentAgain(answerTo(most, knowledge), told, knowledge)
}

/** To somebody who told of danger and says that it is over: the numbers stay, but nobody is told to call once more. */
function easedAnswer(text: string, told: readonly Told[], knowledge: Hearing): Urgent | undefined {
  const said = textOf('eased', knowledge)
  const most = mostTelling(told)
  if (!said || !most || !knowledge.alarm.eases(text)) return undefined
  return saying({ ...answerTo(most, knowledge), ...wordsOf(said, knowledge) })
}

/** A child in danger is the same matter at this moment and for long. */
const matterOf = (kind: UrgencyKind): UrgencyKind => (kind === 'child-now' ? 'child' : kind)

type Told = Pick<UrgentSign, 'id' | 'kind'>

const toldBefore = (before: readonly Turn[], { alarm }: Hearing): Told[] =>
  before.filter(isUrgent).flatMap(({ said }) => alarm.hears(said)?.sign ?? [])

/** What told most of its kind, and that last. */
const mostTelling = (told: readonly Told[]): Told | undefined => {
  const most = Math.max(...told.map(tells))
  return told.findLast(each => tells(each) === most)
}

// Other help must come first there, whatever was told before.
const OTHER_HELP: ReadonlySet<UrgencyKind> = new Set(['medical', 'rescue', 'suicide'])
const SURE_OF_KIND = 2

/** How much a message tells of the kind of danger: where no sign but the examples heard it, single words do ("nhà mẹ" is no child). */
function tells({ id, kind }: Told): number {
  if (id !== HEARD || OTHER_HELP.has(kind)) return SURE_OF_KIND
  return kind === ANY_KIND ? 0 : 1
}

function answerTo(sign: Told, knowledge: Hearing): Urgent {
  const said = textFor(sign.kind, knowledge)
  return saying({
    kind: 'urgent',
    urgency: sign.kind,
    sign: sign.id,
    ...wordsOf(said, knowledge),
    actions: callsOf(said, knowledge),
    considered: [],
    citations: citationsOf(
      said.sources.map(id => (id.startsWith('KH-') ? { plan: id } : { law: id })),
      knowledge,
    ),
  })
}

const saying = (answer: Omit<Urgent, 'text'>): Urgent => ({ ...answer, text: `${answer.lead}\n\n${answer.next}` })

/**
 * An answer with the numbers to call under it: where its message is a little like danger and the alarm kept silent, where
 * danger was told of a moment ago, or where somebody who told of it asks for a person, who is not there at once.
 * An answer that offers such a call already stays as it is.
 */
export function withHelpNamed(answer: Answer, { message: { text }, before, knowledge }: Asked): Answer {
  if (answer.kind === 'urgent' || isPressed(text)) return answer
  const told = lately(before) || callsAPerson(answer) ? mostTelling(toldBefore(before, knowledge)) : undefined
  if (told) return withCalls(answer, callsOf(textFor(told.kind, knowledge), knowledge), wording.stillInDanger)
  const said = textOf('perhaps', knowledge)
  if (!said || !knowledge.alarm.suspects(text)) return answer
  const { lead, next } = wordsOf(said, knowledge)
  return withCalls(answer, callsOf(said, knowledge), () => `${lead} ${next}`)
}

function withCalls(answer: Answer, calls: readonly Action[], say: (numbers: string) => string): Answer {
  if (answer.actions.some(action => calls.some(call => call.value === action.value))) return answer
  const inCase = say(calls.map(({ value }) => value).join(', '))
  return { ...answer, inCase, text: `${answer.text}\n\n${inCase}`, actions: [...answer.actions, ...calls] }
}

const A_MOMENT = 2 // turns

/** Whether danger was told of a moment ago. */
export const lately = (before: readonly Turn[]): boolean => before.slice(-A_MOMENT).some(isUrgent)

/** What is said in one kind of danger, with its numbers filled in. */
export function wordsOf(
  { lead, next, lastVerified }: UrgentText,
  { names }: Pick<Hearing, 'names'>,
): Record<'lead' | 'next', string> {
  return { lead: fill(lead, names, lastVerified).text, next: fill(next, names, lastVerified).text }
}

function callsOf({ call }: UrgentText, { names }: Hearing): Action[] {
  return call.flatMap((id): Action[] => {
    const contact = names.contacts.get(id)
    const number = contact && dial(contact)
    return number ? [{ kind: 'call', label: `Gọi ${contact.phone} – ${contact.name}`, value: number }] : []
  })
}

const textFor = (kind: UrgencyKind, knowledge: Hearing): UrgentText =>
  textOf(kind, knowledge) ?? knowledge.content.urgent.texts[0]!

const textOf = (kind: TextKind, { content }: Hearing): UrgentText | undefined =>
  content.urgent.texts.find(each => each.kind === kind)

const isUrgent = ({ kind }: Turn): boolean => kind === 'urgent'

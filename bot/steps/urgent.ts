import { dial } from '../../content/contact.ts'
import { fill } from '../../content/figures.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import type { UrgentText } from '../../content/urgent.ts'
import type { Action, Answer, Urgent } from '../answer.ts'
import { citationsOf } from '../citations.ts'
import { isPressed } from '../pressed.ts'
import type { Step } from './step.ts'

type Hearing = Pick<Knowledge, 'alarm' | 'content' | 'names' | 'laws' | 'plan'>

/** Danger first: whatever else the message holds, and whatever else has failed. */
export const urgent: Step = ({ message, knowledge }) =>
  isPressed(message.text) ? undefined : urgentAnswer(message.text, knowledge)

/** The urgent answer to a text, if it tells of danger. Needs neither search nor database. */
export function urgentAnswer(text: string, knowledge: Hearing): Urgent | undefined {
  const alert = knowledge.alarm.hears(text)
  if (!alert) return undefined
  const said =
    knowledge.content.urgent.texts.find(each => each.kind === alert.sign.kind) ?? knowledge.content.urgent.texts[0]!
  const { lead, next } = wordsOf(said, knowledge)
  return {
    kind: 'urgent',
    urgency: alert.sign.kind,
    sign: alert.sign.id,
    lead,
    next,
    text: `${lead}\n\n${next}`,
    actions: callsOf(said, knowledge),
    considered: [],
    citations: citationsOf(
      said.sources.map(id => (id.startsWith('KH-') ? { plan: id } : { law: id })),
      knowledge,
    ),
  }
}

/**
 * An answer with the numbers to call under it, where its message is a little like danger and the alarm kept silent.
 * An answer that offers such a call already stays as it is.
 */
export function withHelpNamed(answer: Answer, text: string, knowledge: Hearing): Answer {
  const said = knowledge.content.urgent.texts.find(each => each.kind === 'perhaps')
  if (!said || answer.kind === 'urgent' || isPressed(text) || !knowledge.alarm.suspects(text)) return answer
  const calls = callsOf(said, knowledge)
  if (answer.actions.some(action => calls.some(call => call.value === action.value))) return answer
  const { lead, next } = wordsOf(said, knowledge)
  const inCase = `${lead} ${next}`
  return { ...answer, inCase, text: `${answer.text}\n\n${inCase}`, actions: [...answer.actions, ...calls] }
}

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

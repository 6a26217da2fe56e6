import { dial } from '../../content/contact.ts'
import { fill } from '../../content/figures.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import type { Action, Urgent } from '../answer.ts'
import { citationsOf } from '../citations.ts'
import type { Step } from './step.ts'

/** Danger first: whatever else the message holds, and whatever else has failed. */
export const urgent: Step = ({ message, knowledge }) =>
  BUTTON.test(message.text.trim()) ? undefined : urgentAnswer(message.text, knowledge)

const BUTTON = /^[#@&][a-z0-9-]+(?::[a-z0-9-]+)*$/ // a pressed button is nobody's words

/** The urgent answer to a text, if it tells of danger. Needs neither search nor database. */
export function urgentAnswer(
  text: string,
  knowledge: Pick<Knowledge, 'alarm' | 'content' | 'names' | 'laws' | 'plan'>,
): Urgent | undefined {
  const alert = knowledge.alarm.hears(text)
  if (!alert) return undefined
  const said =
    knowledge.content.urgent.texts.find(each => each.kind === alert.sign.kind) ?? knowledge.content.urgent.texts[0]!
  const lead = fill(said.lead, knowledge.names, said.lastVerified).text
  const next = fill(said.next, knowledge.names, said.lastVerified).text
  const actions = said.call.flatMap((id): Action[] => {
    const contact = knowledge.names.contacts.get(id)
    const number = contact && dial(contact)
    return number ? [{ kind: 'call', label: `Gọi ${contact.phone} – ${contact.name}`, value: number }] : []
  })
  return {
    kind: 'urgent',
    urgency: alert.sign.kind,
    sign: alert.sign.id,
    lead,
    next,
    text: `${lead}\n\n${next}`,
    actions,
    considered: [],
    citations: citationsOf(
      said.sources.map(id => (id.startsWith('KH-') ? { plan: id } : { law: id })),
      knowledge,
    ),
  }
}

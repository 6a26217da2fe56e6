import { dial } from '../../content/contact.ts'
import { tokensOf } from '../../content/search/token.ts'
import { wording } from '../../content/wording.ts'
import type { Action, Answer } from '../answer.ts'
import { askEntry } from '../found.ts'
import { SHORT, threadOf } from '../understanding/thread.ts'
import { declined } from './decline.ts'
import { considered } from './from-content.ts'
import { callButton } from './person.ts'
import type { Situation } from './step.ts'
import { lately } from './urgent.ts'

const NEAREST = 2 // entries named beside "I don't know"
const MAY_HELP = 0.2 // from this chance on together with what came before; no second choice may be asked there
const NEAR = 0.05 // below this chance of the best entry, its topic is a guess and so is its office
export const HARDLY_OURS = 0.35 // below this chance not even the subject is ours

/** Nothing answers for certain: say so, say where to turn, and pass the question on. */
export function admitNotKnowing({ message, knowledge, before, search, goingOn }: Situation): Answer {
  const { matches, ours = 1 } = search()
  const helpline = knowledge.names.contacts.get('1022')
  const portal = knowledge.names.contacts.get('dvc')
  const best = matches[0]
  if (!best || (ours < HARDLY_OURS && !lately(before)))
    // nobody who told of danger a moment ago is sent away
    return declined(wording.anyDoor(`1022 (${helpline?.phone ?? ''})`, portal?.web?.replace('https://', '') ?? ''))

  // What goes on about something is for the office of that.
  const thread = tokensOf(message.text).length <= SHORT ? threadOf(before, knowledge) : undefined
  const about = knowledge.entries.get(thread?.last.entries[0] ?? '') ?? (best.chance >= NEAR ? best.found : undefined)
  const topic = about && knowledge.topics.get(about.topic)
  const office = knowledge.names.contacts.get(topic?.office ?? '') ?? helpline
  const again = before.at(-1)?.kind === 'unknown' // the second time in a row a person should help
  const going = goingOn()
  const nearest = (going?.likely().matches ?? [])
    .filter(({ found, chance }) => chance >= MAY_HELP && found !== going?.answered)
    .slice(0, NEAREST)
  const lead = [
    wording.unknown(office?.name ?? ''),
    ...(again ? [wording.offerPerson] : []),
    ...(nearest.length > 0 ? [wording.mayHelp] : []),
  ].join(' ')
  const number = office && dial(office)
  const actions: Action[] = number
    ? [{ kind: 'call', label: `${wording.callNow(office.phone!)} – ${office.name}`, value: number }]
    : []
  return {
    kind: 'unknown',
    lead,
    text: lead,
    actions: [...(again ? [callButton] : []), ...actions, ...nearest.map(({ found }) => askEntry(found))],
    considered: considered(matches),
  }
}

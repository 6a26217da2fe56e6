import { type Day, writeDay } from '../content/day.ts'
import { type Entry, SECTION_KEYS, SECTIONS, type SectionKey } from '../content/entry.ts'
import type { Knowledge } from '../content/knowledge.ts'
import { isNearDanger } from '../content/near-danger.ts'
import { renderEntry } from '../content/render-entry.ts'
import { wording } from '../content/wording.ts'
import type { Action, Considered, Found } from './answer.ts'
import { citationsOf } from './citations.ts'
import { feedbackButtons } from './feedback.ts'
import { callButton as callPersonButton } from './steps/person.ts'

/** How a button names an entry, or one part of it: `#bhtn-nop-ho-so`, `#bhtn-nop-ho-so:papers`, `#…:all`. */
export const nameEntry = (id: string, part?: SectionKey | 'all'): string => (part ? `#${id}:${part}` : `#${id}`)

/** A button that says an entry's question. */
export const askEntry = ({ id, question }: Pick<Entry, 'id' | 'question'>): Action => ({
  kind: 'say',
  label: question,
  value: nameEntry(id),
})

/** The office that answers for an entry, as it is named in a sentence. */
export const officeOf = ({ owner }: Pick<Entry, 'owner'>, { names }: Pick<Knowledge, 'names'>): string =>
  names.contacts.get(owner)?.name ?? owner

const POLICE = '113' // the commune's police have no other number, and papers are no reason to call it
const ASKS_FOR_A_PERSON = 'lh-gap-can-bo' // the entry for whoever asks for a person in many words
const MOST_ACTIONS = 6 // more buttons than that bury the answer on a small phone

/** The answer an entry gives as of a day: its lead, the parts asked for, and the rest as buttons. */
export function foundAnswer(
  entry: Entry,
  show: readonly SectionKey[] | 'all',
  day: Day,
  knowledge: Knowledge,
  considered: Considered[] = [{ id: entry.id, question: entry.question, score: 1 }],
): Found {
  const { lead, parts, endedOn } = renderEntry(entry, knowledge.names, day)
  const shown = parts.filter(part => show === 'all' || show.includes(part.key))
  const caution = endedOn
    ? wording.ended(writeDay(endedOn), officeOf(entry, knowledge))
    : entry.confidence === 'B'
      ? wording.toCheck
      : undefined
  const rest = SECTION_KEYS.filter(key => parts.some(part => part.key === key) && !shown.some(part => part.key === key))
  return {
    kind: 'found',
    entry: entry.id,
    topic: entry.topic,
    title: entry.question,
    lead,
    parts: shown,
    caution,
    citations: citationsOf(entry.sources, knowledge),
    asOf: day,
    also: [],
    considered,
    actions: [
      ...(entry.id === ASKS_FOR_A_PERSON ? [callPersonButton] : []),
      ...partButtons(entry, rest),
      ...callButton(entry, knowledge),
      ...feedbackButtons(entry.id),
    ],
    text: [caution, lead, ...shown.map(part => `${part.heading}:\n${part.text}`)]
      .filter(Boolean)
      .join('\n\n')
      .replaceAll('**', ''),
  }
}

/** An answer that also says what stands for the other question of the same message. */
export const withBesides = (answer: Found, besides: string): Found => ({
  ...answer,
  besides,
  text: `${answer.text}\n\n${besides}`,
})

/** One answer followed by the answer to another question of the same message; each keeps a button to its full text. */
export function alsoOf(first: Found, other: Found): Found {
  const open = (each: Found): Action => ({
    kind: 'say',
    label: `${wording.fullText}: ${each.title}`,
    value: nameEntry(each.entry, 'all'),
  })
  const calls = [...first.actions, ...other.actions].filter(action => action.kind === 'call')
  return {
    ...first,
    also: [...first.also, other],
    citations: [...first.citations, ...other.citations],
    actions: [
      open(first),
      open(other),
      ...calls.filter((call, at) => calls.findIndex(each => each.value === call.value) === at),
    ],
    text: [first.title, first.text, other.title, other.text].join('\n\n'),
  }
}

function partButtons(entry: Entry, rest: readonly SectionKey[]): Action[] {
  const buttons = rest.map((key): Action => ({ kind: 'say', label: SECTIONS[key], value: nameEntry(entry.id, key) }))
  if (buttons.length < 2) return buttons
  return [
    ...buttons.slice(0, MOST_ACTIONS - 2),
    { kind: 'say', label: wording.fullText, value: nameEntry(entry.id, 'all') },
  ]
}

function callButton(entry: Entry, { names }: Knowledge): Action[] {
  const owner = names.contacts.get(entry.owner)
  if (!owner?.phone) return []
  if (owner.phone === names.contacts.get(POLICE)?.phone && !isNearDanger(entry)) return []
  return [
    { kind: 'call', label: `${wording.callNow(owner.phone)} – ${owner.name}`, value: owner.phone.replace(/\D/g, '') },
  ]
}

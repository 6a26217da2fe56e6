import { type Day, dayInVietnam } from '../content/day.ts'
import type { Knowledge } from '../content/knowledge.ts'
import { mayAnswer } from '../content/search/may-answer.ts'
import type { Answer } from './answer.ts'
import { reply } from './reply.ts'

/** How a question is answered, as far as officers compare it: the entries that answer it, first the main one. */
export interface Outcome {
  kind: Answer['kind']
  entries: string[]
}

/**
 * What a new text does to one question. `urgent`: what is said to somebody in danger changes. `taken`: another entry
 * answered it and this one does now; `given-away`: the other way round; `lost`: nothing answers for certain any more;
 * `moved`: it goes from one other entry to another; `gained`: it had no certain answer; `other`: it had none and has none.
 */
export type Effect = 'urgent' | 'taken' | 'given-away' | 'lost' | 'moved' | 'gained' | 'other'

/** What an officer has to look at before such a text is published. */
export const RED: readonly Effect[] = ['urgent', 'taken', 'given-away', 'lost', 'moved']

export interface Finding {
  question: string
  effect: Effect
  from: Outcome
  to: Outcome
}

export interface Trial {
  tried: number
  findings: Finding[]
}

/** Whether a question has to be asked again because of a new text of an entry. */
type Concerns = (question: string, entry: string, before: Knowledge, after: Knowledge, day: Day) => boolean

/**
 * Which questions are answered otherwise when `after` takes the place of `before`, where only the text of one entry
 * differs. Questions that the entry has no chance to answer, before or after, are not asked again, so that a thousand
 * take a few seconds. Danger is heard without entries: where the alarm is the same, so is what it says. It stops after
 * each step, a few milliseconds of work, so that whoever runs it can let others come in between.
 */
export function* whatChanges(
  questions: Iterable<string>,
  entry: string,
  before: Knowledge,
  after: Knowledge,
  at: number,
  concerns: Concerns = mayConcern,
): Generator<undefined, Trial> {
  const trial: Trial = { tried: 0, findings: [] }
  const day = dayInVietnam(at)
  for (const question of new Set(questions)) {
    trial.tried++
    yield
    if (!concerns(question, entry, before, after, day)) continue
    yield
    const from = outcomeOf(reply({ text: question, at }, [], before))
    yield
    const to = outcomeOf(reply({ text: question, at }, [], after))
    const effect = effectOf(entry, from, to)
    if (effect) trial.findings.push({ question, effect, from, to })
  }
  return trial
}

const mayConcern: Concerns = (question, entry, before, after, day) =>
  before.alarm !== after.alarm || mayAnswer(question, entry, before.index, after.index, day)

function outcomeOf(answer: Answer): Outcome {
  if (answer.kind === 'found') return { kind: 'found', entries: [answer.entry, ...answer.also.map(also => also.entry)] }
  // Asked back, by what may be meant or for more words: which of them, hangs on chances far below what is looked at here.
  const kind = answer.kind === 'courtesy' ? 'choice' : answer.kind
  return { kind, entries: answer.kind === 'urgent' ? [answer.urgency] : [] }
}

function effectOf(entry: string, from: Outcome, to: Outcome): Effect | undefined {
  if (from.kind === to.kind && from.entries.join() === to.entries.join()) return undefined
  if (from.kind === 'urgent' || to.kind === 'urgent') return 'urgent'
  if (from.kind !== 'found' && to.kind !== 'found') return 'other'
  if (to.kind !== 'found') return 'lost'
  if (from.kind !== 'found') return 'gained'
  if (to.entries.includes(entry) && !from.entries.includes(entry)) return 'taken'
  if (from.entries.includes(entry) && !to.entries.includes(entry)) return 'given-away'
  return 'moved'
}

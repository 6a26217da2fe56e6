import type { Answer } from '../../bot/answer.ts'

/** A labelled question. `entries` are the entries that answer it; empty when none should. */
export interface Golden {
  id: string
  q: string
  /** What the same person said before. */
  before?: string[]
  topic: string
  entries: string[]
  /** How it is spelt: "written" as collected, else the name of the noise. */
  noise: string
  /** `unanswered`: about our subjects, but no entry answers it. */
  expect: 'entry' | 'fairs' | 'elsewhere' | 'urgent' | 'not-urgent' | 'gentle' | 'vague' | 'unanswered'
  /** Of danger to a child: whether it is at this moment, so that the police come first. Absent where nobody judged it. */
  pressing?: boolean
}

export interface Outcome {
  golden: Golden
  answer: Answer
  /** Answered, and rightly. */
  first: boolean
  /** The right entry stands first, answered with or offered. */
  best: boolean
  amongThree: boolean
  wrong: boolean
  abstained: boolean
  clarified: boolean
}

export function judge(golden: Golden, answer: Answer): Outcome {
  const given = answer.kind === 'found' ? [answer.entry] : []
  const seen = [...new Set([...given, ...answer.considered.map(each => each.id)])].slice(0, 3)
  const fits = (id: string) => golden.entries.includes(id)
  const asFair = golden.expect === 'fairs' && answer.kind === 'fairs'
  return {
    golden,
    answer,
    first: asFair || given.some(fits),
    best: asFair || (seen[0] !== undefined && fits(seen[0])),
    amongThree: asFair || seen.some(fits),
    wrong: (answer.kind === 'found' && !given.some(fits)) || (answer.kind === 'fairs' && !asFair),
    abstained: answer.kind === 'unknown' || answer.kind === 'declined' || answer.kind === 'courtesy',
    clarified: answer.kind === 'choice',
  }
}

/** Whether an answer names the police before any other number. */
export const policeFirst = (answer: Answer | undefined): boolean =>
  answer?.kind === 'urgent' && answer.actions[0]?.value === '113'

/** A share with its 95 % interval (Wilson), as "92,1 % (88–95)". */
export function share(count: number, of: number): string {
  if (of === 0) return '–'
  const z = 1.96
  const p = count / of
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const reach = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of)
  const low = Math.max(0, 100 * (middle - reach))
  const high = Math.min(100, 100 * (middle + reach))
  return `${(100 * p).toFixed(1)}% (${low.toFixed(0)}–${high.toFixed(0)})`
}

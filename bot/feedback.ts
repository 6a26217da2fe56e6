import { wording } from '../content/wording.ts'
import type { Action } from './answer.ts'

/** Why an answer did not help, by the word a button carries; callback data holds 64 bytes with the entry's id. */
export const REASONS = {
  sai: 'wrong',
  cu: 'out-of-date',
  kho: 'hard-to-understand',
  khac: 'not-my-case',
} as const
export type FeedbackReason = (typeof REASONS)[keyof typeof REASONS]

/** What a citizen thought of an answer. */
export interface Opinion {
  entry: string
  helpful: boolean
  reason?: FeedbackReason
}

const BUTTON = /^&(tot|sai):([a-z0-9-]+)(?::([a-z]+))?$/

/** Two buttons under an answer: `&tot:<entry>`, `&sai:<entry>`. */
export function feedbackButtons(entry: string): Action[] {
  return [
    { kind: 'say', label: wording.helpful, value: `&tot:${entry}` },
    { kind: 'say', label: wording.notHelpful, value: `&sai:${entry}` },
  ]
}

/** One tap for the reason: `&sai:<entry>:<reason>`. */
export function reasonButtons(entry: string): Action[] {
  return Object.entries(REASONS).map(([word, reason]) => ({
    kind: 'say',
    label: wording.notHelpfulBecause[reason],
    value: `&sai:${entry}:${word}`,
  }))
}

/** The opinion a pressed button tells, if the text is one. */
export function opinionIn(text: string): Opinion | undefined {
  const [, verdict, entry, word] = BUTTON.exec(text.trim()) ?? []
  if (!entry) return undefined
  const reason = verdict === 'sai' && word && word in REASONS ? REASONS[word as keyof typeof REASONS] : undefined
  return { entry, helpful: verdict === 'tot', ...(reason ? { reason } : {}) }
}

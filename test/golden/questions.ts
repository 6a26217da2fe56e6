import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Answer } from '../../bot/answer.ts'
import { type Turn, turnOf } from '../../bot/conversation.ts'
import { reply } from '../../bot/reply.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { hashOf } from '../../content/search/hash.ts'
import type { Golden } from './measure.ts'

/** The question sets beside this file, each line one labelled question. */
export const SETS = [
  'in-scope',
  'noisy',
  'elsewhere',
  'elsewhere-own',
  'situations',
  'short',
  'few-words',
  'people',
  'two-questions',
  'follow-ups',
  'vague',
  'unanswered',
  'urgent',
  'urgent-own',
  'urgent-unseen',
  'urgent-hard',
  'not-urgent',
  'not-urgent-own',
  'not-urgent-unseen',
  'not-urgent-hard',
] as const

export function goldenQuestions(set: (typeof SETS)[number]): Golden[] {
  return readFileSync(fileURLToPath(new URL(`${set}.jsonl`, import.meta.url)), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Golden)
}

/** Questions are tuned on one half and checked on the other; an id and its noisy variants stay together. */
export function isHoldout(id: string): boolean {
  return hashOf(id.split('~')[0]!) % 5 < 2
}

/** The answer to a golden question, after what was said before it. */
export function answerTo({ q, before = [] }: Pick<Golden, 'q' | 'before'>, at: number, knowledge: Knowledge): Answer {
  const turns: Turn[] = []
  for (const text of before) turns.push(turnOf(text, at, reply({ text, at }, turns, knowledge)))
  return reply({ text: q, at }, turns, knowledge)
}

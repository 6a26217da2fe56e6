import { askedOf, rank } from '../search/rank.ts'
import { readQuestion } from '../search/search.ts'
import type { SearchIndex } from '../search/search-index.ts'

/** A question as far as grouping needs it. */
export interface Groupable {
  id: number
  question: string
  /** Who asked: two questions of one conversation are one citizen's. */
  channel: string
  conversation: string
}

export interface QuestionGroup<Question extends Groupable = Groupable> {
  /** In the order they were given. */
  questions: Question[]
  /** How many different conversations asked. */
  citizens: number
  /** The question that is most like all others of the group. */
  typical: Question
  /** Ids of the entries the search holds nearest to the group, best first. */
  candidates: string[]
}

/** How sure two questions must be, on average, to mean the same; with the two below fitted on test/golden. */
const ALIKE = 0.45
const WORDS_COUNT = 0.4 // the rest is how alike the entries are that the search finds for them
const CANDIDATES_FLATTENED = 0.4 // without an answer in the content the best entry says little alone
const CANDIDATES = 12
const MOST_REMEMBERED = 5_000

/**
 * Groups questions that mean the same, most citizens first: they share words, read as the search reads them, and the
 * entries the search holds nearest. The same questions in the same order give the same groups, and a question that
 * comes later never moves an earlier one.
 */
export function groupQuestions<Question extends Groupable>(
  questions: readonly Question[],
  index: SearchIndex,
): QuestionGroup<Question>[] {
  const groups: { questions: Question[]; sum: Reading }[] = []
  for (const question of questions) {
    const reading = readingOf(question.question, index)
    let best: (typeof groups)[number] | undefined
    let bestLikeness = ALIKE
    for (const group of groups) {
      // The likeness to a sum is the sum of the likenesses to each.
      const likeness = likenessOf(reading, group.sum) / group.questions.length
      if (likeness < bestLikeness) continue
      best = group
      bestLikeness = likeness
    }
    if (!best) {
      groups.push({ questions: [question], sum: { words: new Map(reading.words), entries: new Map(reading.entries) } })
      continue
    }
    best.questions.push(question)
    addTo(best.sum.words, reading.words)
    addTo(best.sum.entries, reading.entries)
  }
  return groups.map(group => groupOf(group, index)).sort(byCitizens)
}

function groupOf<Question extends Groupable>(
  { questions, sum }: { questions: Question[]; sum: Reading },
  index: SearchIndex,
): QuestionGroup<Question> {
  let typical = questions[0]!
  let most = -1
  for (const question of questions) {
    const likeness = likenessOf(readingOf(question.question, index), sum)
    if (likeness <= most) continue
    typical = question
    most = likeness
  }
  return {
    questions,
    citizens: new Set(questions.map(({ channel, conversation }) => `${channel} ${conversation}`)).size,
    typical,
    candidates: [...sum.entries].sort(([, a], [, b]) => b - a).map(([id]) => id),
  }
}

function byCitizens(a: QuestionGroup, b: QuestionGroup): number {
  return b.citizens - a.citizens || b.questions.length - a.questions.length || a.questions[0]!.id - b.questions[0]!.id
}

/** A question's words and candidate entries, each as a vector of length one. */
interface Reading {
  words: Map<string, number>
  entries: Map<string, number>
}

// Reading costs milliseconds a question; the index changes only when something is published.
const remembered = new WeakMap<SearchIndex, Map<string, Reading>>()

function readingOf(question: string, index: SearchIndex): Reading {
  let readings = remembered.get(index)
  if (!readings) remembered.set(index, (readings = new Map()))
  const known = readings.get(question)
  if (known) return known
  const reading = read(question, index)
  if (readings.size < MOST_REMEMBERED) readings.set(question, reading)
  return reading
}

function read(question: string, index: SearchIndex): Reading {
  const tokens = readQuestion(question, index)
  const asked = askedOf(tokens, index)
  const unheard = Math.log(1 + index.entries.length) // a word no entry holds is as rare as can be
  const words = asked.terms.unigrams.map((term): [string, number] => [term, (index.terms.idf(term) ?? unheard) ** 2])
  const ranked = rank(tokens, index, () => true, asked).slice(0, CANDIDATES)
  const best = ranked[0]?.score ?? 0
  const entries = ranked.map(({ entry, score }): [string, number] => [
    index.entries[entry]!.id,
    Math.exp((score - best) * CANDIDATES_FLATTENED),
  ])
  return { words: unit(words), entries: unit(entries) }
}

function likenessOf(a: Reading, b: Reading): number {
  return WORDS_COUNT * product(a.words, b.words) + (1 - WORDS_COUNT) * product(a.entries, b.entries)
}

function product(small: ReadonlyMap<string, number>, large: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const [name, value] of small) sum += value * (large.get(name) ?? 0)
  return sum
}

function addTo(sum: Map<string, number>, more: ReadonlyMap<string, number>): void {
  for (const [name, value] of more) sum.set(name, (sum.get(name) ?? 0) + value)
}

function unit(values: readonly [string, number][]): Map<string, number> {
  const length = Math.hypot(...values.map(([, value]) => value)) || 1
  return new Map(values.map(([name, value]) => [name, value / length]))
}

/**
 * `npm run bench`: the time of a whole reply against MiniSearch as it comes, in one run on the same entries and questions;
 * how cost grows with the entries; how long the index takes to be ready; memory. Prints ratios, asserts nothing.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import MiniSearch from 'minisearch'
import { reply } from '../../bot/reply.ts'
import { learnedIn } from '../../content/checked.ts'
import { noonOf } from '../../content/day.ts'
import type { Entry } from '../../content/entry.ts'
import { contentIn } from '../../content/folder.ts'
import { type Knowledge, knowledgeOf } from '../../content/knowledge.ts'
import { storedIndexOf } from '../../content/search/search-index.ts'
import { goldenQuestions } from '../golden/questions.ts'
import { learnedFor, manyEntries } from './many-entries.ts'
import type { Prepared } from './memory.ts'

const MEMORY = fileURLToPath(new URL('memory.ts', import.meta.url))

const content = contentIn()
const learned = learnedIn()
if (!learned) throw new Error('Nothing is learned yet: run `npm run content:train` first.')

const DAY = noonOf('2026-11-23')
const prepared = (howMany: number): Prepared => {
  const entries = manyEntries(content.entries, howMany)
  return {
    content: { ...content, entries },
    learned: { ...learnedFor(entries, learned), index: storedIndexOf(entries, content.synonyms) },
  }
}
const knowledgeWith = (howMany: number): { ready: number; knowledge: Knowledge } => {
  const { content, learned } = prepared(howMany)
  const start = performance.now()
  const knowledge = knowledgeOf(content, learned)
  return { ready: performance.now() - start, knowledge }
}

const questions = (['in-scope', 'noisy', 'elsewhere'] as const).flatMap(set => goldenQuestions(set).map(each => each.q))
console.log(
  '| entries | engine | p50 ms | p95 ms | p99 ms | p95 against MiniSearch | index ready ms |\n|--:|---|--:|--:|--:|--:|--:|',
)
const ours = new Map<number, number>()
for (const howMany of [500, 2_000, 10_000]) {
  const { ready, knowledge } = knowledgeWith(howMany)
  const start = performance.now()
  const mini = miniSearchOf(knowledge.content.entries)
  const peerReady = performance.now() - start
  const peer = timesOf(question => mini.search(question))
  const mine = timesOf(question => reply({ text: question, at: DAY }, [], knowledge))
  ours.set(howMany, mine(0.95))
  const row = (name: string, times: typeof mine, index: number) =>
    console.log(
      `| ${howMany} | ${name} | ${times(0.5).toFixed(2)} | ${times(0.95).toFixed(2)} | ${times(0.99).toFixed(2)} | ${(times(0.95) / peer(0.95)).toFixed(2)} | ${index.toFixed(0)} |`,
    )
  row('whole reply', mine, ready)
  row('MiniSearch as it comes', peer, peerReady)
}
console.log(
  `\n5 times the entries (2,000 → 10,000) cost ${(ours.get(10_000)! / ours.get(2_000)!).toFixed(1)} times the time (p95).`,
)
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
for (const howMany of [content.entries.length, 2_000]) {
  const file = join(folder, `${howMany}.json`)
  writeFileSync(file, JSON.stringify(prepared(howMany)))
  const text = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', MEMORY, file], { encoding: 'utf8' })
  const { rss, held } = JSON.parse(text) as { rss: number; held: number }
  console.log(
    `${howMany} entries: the process takes ${mega(rss)} MB (peak of building included), holds ${mega(held)} MB.`,
  )
}
rmSync(folder, { recursive: true })

function miniSearchOf(entries: readonly Entry[]): MiniSearch {
  const mini = new MiniSearch({ fields: ['question', 'ways', 'lead', 'body', 'keywords'] })
  mini.addAll(
    entries.map(entry => ({
      id: entry.id,
      question: entry.question,
      ways: entry.alsoAskedAs.join(' '),
      lead: entry.lead,
      body: entry.sections.map(section => section.text).join(' '),
      keywords: entry.keywords.join(' '),
    })),
  )
  return mini
}

/** Asks every question once to warm up, then measures: the returned function gives the time in ms below which a share lies. */
function timesOf(ask: (question: string) => unknown): (share: number) => number {
  for (const question of questions.slice(0, 100)) ask(question)
  const times = questions.map(question => {
    const start = performance.now()
    ask(question)
    return performance.now() - start
  })
  times.sort((a, b) => a - b)
  return share => times[Math.min(times.length - 1, Math.floor(share * times.length))]!
}

function mega(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0)
}

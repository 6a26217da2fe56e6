/**
 * `npm run bench:search -- DIR [MOST]`: our engine against its peers on a folder with corpus.jsonl {id,title,text} and
 * queries.jsonl {id,text,relevant}, in one run, under four conditions. MOST limits the number of questions.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { ENGINES, type Passage } from './engines.ts'
import { CONDITIONS, noisy } from './noise.ts'

const Corpus = z.object({ id: z.coerce.string(), title: z.string().default(''), text: z.string() })
const Query = z.object({
  id: z.coerce.string(),
  text: z.string(),
  relevant: z.union([z.array(z.coerce.string()), z.record(z.string(), z.number()).transform(of => Object.keys(of))]),
})

const [folder, most] = process.argv.slice(2)
if (!folder) {
  console.error('Usage: npm run bench:search -- DIR [MOST]')
  process.exit(1)
}
const lines = <T>(file: string, shape: z.ZodType<T>): T[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => shape.parse(JSON.parse(line)))
const passages: Passage[] = lines('corpus.jsonl', Corpus)
const queries = lines('queries.jsonl', Query).slice(0, Number(most ?? Number.POSITIVE_INFINITY))
console.log(`${passages.length} passages, ${queries.length} questions`)
console.log(
  '| engine | condition | recall@1 | @5 | @10 | MRR@10 | build ms | heap MB | p50 | p95 | p99 ms |\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
)

for (const [name, engine] of Object.entries(ENGINES)) {
  globalThis.gc?.()
  const heap = process.memoryUsage().heapUsed
  const start = performance.now()
  const ask = await engine(passages)
  const build = performance.now() - start
  globalThis.gc?.()
  const memory = (process.memoryUsage().heapUsed - heap) / 2 ** 20
  for (const condition of CONDITIONS) {
    const times: number[] = []
    let [at1, at5, at10, reciprocal] = [0, 0, 0, 0]
    for (const { text, relevant } of queries) {
      const question = noisy(text, condition)
      const begin = performance.now()
      const found = await ask(question)
      times.push(performance.now() - begin)
      const place = found.findIndex(id => relevant.includes(id))
      if (place === 0) at1++
      if (place >= 0 && place < 5) at5++
      if (place >= 0) {
        at10++
        reciprocal += 1 / (place + 1)
      }
    }
    times.sort((a, b) => a - b)
    const percent = (count: number) => ((100 * count) / queries.length).toFixed(1)
    const time = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))]!.toFixed(2)
    console.log(
      `| ${name} | ${condition} | ${percent(at1)} | ${percent(at5)} | ${percent(at10)} | ${percent(reciprocal)} | ${build.toFixed(0)} | ${memory.toFixed(0)} | ${time(0.5)} | ${time(0.95)} | ${time(0.99)} |`,
    )
  }
}

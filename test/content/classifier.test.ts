import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { learnedIn } from '../../content/checked.ts'
import { askedExamples, contentIn } from '../../content/folder.ts'
import { classifierFor, type PackedClassifier } from '../../content/search/classifier.ts'
import { samplesOf } from '../../content/search/classifier-samples.ts'
import { indexOf } from '../../content/search/search-index.ts'
import { tokensOf } from '../../content/search/token.ts'
import { GIST_SEEDS, learnGist, packGists } from '../../content/search/train-gist.ts'
import { trainPointers } from '../../content/search/train-pointers.ts'

const { entries: all, synonyms } = contentIn()
const entries = all.filter(entry => entry.topic === 'nuoc-sach') // a few, so that learning takes a second
const index = indexOf(entries, synonyms)
const ids = entries.map(entry => entry.id)
function learn(): PackedClassifier {
  const { samples, features, sizes } = samplesOf(entries, index.synonyms, askedExamples())
  return {
    features: features.join('\n'),
    entries: ids,
    pointers: trainPointers(samples, sizes),
    gist: packGists(GIST_SEEDS.map(seed => learnGist(samples, sizes, seed))),
  }
}
const packed = learn()

const chances = (question: string, among = ids) =>
  classifierFor(packed, among).chances(index.synonyms.apply(tokensOf(question)))
const likeliest = (question: string) =>
  ids[chances(question).reduce((best, chance, at, list) => (chance > list[best]! ? at : best), 0)]

describe('The classifier', () => {
  it('learned which words point to which entry', () => {
    for (const entry of entries) expect(likeliest(`em hỏi ${entry.alsoAskedAs[3]} với ạ`)).toBe(entry.id)
  })

  it('shares one chance among the entries there are, and none to those that are gone', () => {
    const [gone, ...left] = ids
    const question = entries[0]!.question
    expect(chances(question)[0]).toBeGreaterThan(0.5)
    const after = chances(question, left)
    expect(after).toHaveLength(left.length)
    expect(after.reduce((sum, chance) => sum + chance)).toBeCloseTo(1, 4)
    expect(chances(question, [...left, gone!, 'moi-them']).at(-1)).toBe(0)
  })

  it('thinks nothing of words it never saw', () => {
    expect(chances('xyzzy qwrtp').every(chance => chance === 0)).toBe(true)
  })

  it('is the same each time it learns', () => {
    expect(learn()).toEqual(packed)
  })

  it('stays under 1 MB packed', () => {
    const size = gzipSync(JSON.stringify(learnedIn()!.entries), { level: 9 }).length
    console.log(`classifier: ${Math.round(size / 1000)} kB packed`)
    expect(size).toBeLessThan(1_000_000)
  })
})

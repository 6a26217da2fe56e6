/**
 * `npm run fit`: how well entries are found by wordings they do not hold, and the confidence weights that follow.
 * Every wording is held out once (five folds) and asked; a question whose own entry is taken out altogether is a near miss.
 */

import type { Entry } from '../../content/entry.ts'
import { contentIn } from '../../content/folder.ts'
import { type Features, featuresOf } from '../../content/search/confidence.ts'
import { rank } from '../../content/search/rank.ts'
import { readQuestion } from '../../content/search/search.ts'
import { indexOf, type SearchIndex } from '../../content/search/search-index.ts'
import { trainClassifier } from '../../content/search/train-classifier.ts'
import { withoutMarks } from '../support/without-marks.ts'
import { goldenQuestions, isHoldout } from './questions.ts'

const FOLDS = 5
const GOLDEN_WORTH = Number(process.env.GOLDEN_WORTH ?? 40) // citizens' own questions weigh more than our wordings
const content = contentIn()

interface Sample {
  features: Features
  right: boolean
}

const samples: Sample[] = []
let asked = 0
const right = { written: 0, three: 0, folded: 0 }

function ask(
  text: string,
  index: SearchIndex,
  skip?: string,
): { first?: string; three: string[]; features?: Features } {
  const ranked = rank(readQuestion(text, index), index, entry => index.entries[entry]!.id !== skip)
  const ids = ranked.slice(0, 3).map(each => index.entries[each.entry]!.id)
  return { ...(ids[0] ? { first: ids[0] } : {}), three: ids, ...(ranked[0] ? { features: featuresOf(ranked) } : {}) }
}

for (let fold = 0; fold < Number(process.env.FOLDS ?? FOLDS); fold++) {
  const held: [Entry, string][] = []
  const kept = content.entries.map(entry => {
    const alsoAskedAs = entry.alsoAskedAs.filter((wording, at) => {
      if (at % FOLDS !== fold) return true
      held.push([entry, wording])
      return false
    })
    return { ...entry, alsoAskedAs }
  })
  const index = indexOf(kept, content.synonyms, {
    classifier: trainClassifier(kept, indexOf(kept, content.synonyms)),
  })
  for (const [at, [entry, wording]] of held.entries()) {
    asked++
    const written = ask(wording, index)
    if (written.first === entry.id) right.written++
    if (written.three.includes(entry.id)) right.three++
    if (ask(withoutMarks(wording), index).first === entry.id) right.folded++
    if (written.features) samples.push({ features: written.features, right: written.first === entry.id })
    const without = at % 2 === 0 ? ask(wording, index, entry.id) : undefined
    if (without?.features) samples.push({ features: without.features, right: false })
  }
}
const index = indexOf(content.entries, content.synonyms, {
  classifier: trainClassifier(content.entries, indexOf(content.entries, content.synonyms)),
})
for (const set of ['in-scope', 'noisy', 'elsewhere'] as const) {
  for (const golden of goldenQuestions(set).filter(each => !isHoldout(each.id))) {
    const { first, features } = ask(golden.q, index)
    if (!features || first === undefined) continue
    for (let copy = 0; copy < GOLDEN_WORTH; copy++) samples.push({ features, right: golden.entries.includes(first) })
    const id = golden.entries[0]
    if (id === undefined || golden.entries.length > 1) continue
    const without = ask(golden.q, index, id) // the same question when its entry does not exist: a near miss
    if (without.features)
      for (let copy = 0; copy < GOLDEN_WORTH / 2; copy++) samples.push({ features: without.features, right: false })
  }
}

const percent = (count: number) => `${((100 * count) / asked).toFixed(1)} %`
console.log(
  `${asked} held-out wordings of ${content.entries.length} entries: first ${percent(right.written)}, among three ${percent(right.three)}, without marks ${percent(right.folded)}`,
)

// Plain logistic regression by gradient descent; deterministic, a second or two.
const names = ['constant', ...Object.keys(samples[0]!.features)]
const rows = samples.map(({ features, right }) => ({ x: [1, ...Object.values(features)], y: right ? 1 : 0 }))
let weights = names.map(() => 0)
for (let step = 0; step < 4000; step++) {
  const gradient = weights.map(() => 0)
  for (const { x, y } of rows) {
    const p = 1 / (1 + Math.exp(-x.reduce((sum, value, at) => sum + value * weights[at]!, 0)))
    for (const [at, value] of x.entries()) gradient[at]! += (y - p) * value
  }
  weights = weights.map((weight, at) => weight + (2 * gradient[at]!) / rows.length - (at > 0 ? 0.0005 * weight : 0))
}
console.log(`const WEIGHTS = { ${names.map((name, at) => `${name}: ${weights[at]!.toFixed(2)}`).join(', ')} }`)
const scored = rows.map(({ x, y }) => ({
  y,
  p: 1 / (1 + Math.exp(-x.reduce((sum, value, at) => sum + value * weights[at]!, 0))),
}))
for (const threshold of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8]) {
  const given = scored.filter(each => each.p >= threshold)
  const wrong = given.filter(each => each.y === 0).length
  console.log(
    `from ${threshold}: ${given.length} answered, ${((100 * wrong) / given.length).toFixed(1)} % of them wrong, ${((100 * given.filter(each => each.y).length) / scored.filter(each => each.y).length).toFixed(1)} % of the right ones answered`,
  )
}

/**
 * `npm run fit`: fits the weights of the signals (content/search/signals.ts) and of the doubts (confidence.ts) on the
 * tuning part of the golden questions, none of which the content holds, and prints them to be written there.
 */
import { learnedIn } from '../../content/checked.ts'
import { contentIn, exampleMessages } from '../../content/folder.ts'
import { knowledgeOf } from '../../content/knowledge.ts'
import { learnOurs } from '../../content/lessons.ts'
import { DOUBT_NAMES, doubtsOf } from '../../content/search/confidence.ts'
import { askedOf, rank } from '../../content/search/rank.ts'
import { oursOf, readMeant, readQuestion } from '../../content/search/search.ts'
import { SIGNAL_NAMES } from '../../content/search/signals.ts'
import { goldenQuestions, isHoldout } from './questions.ts'
import { chancesIn, type Evidence, fitted, written } from './softmax-fit.ts'

interface Sample extends Evidence {
  set: string
  holdout: boolean
}

const DAY = '2026-11-23'
const content = contentIn()
const learned = learnedIn()
if (!learned) throw new Error('Nothing is learned yet: run `npm run content:train` first.')
const { elsewhere } = exampleMessages()
const HELD = 4 // every fourth example of somebody else's subjects is kept out of learning, to be asked here
const ours = learnOurs(elsewhere.filter((_, at) => at % HELD !== 0))
const { index } = knowledgeOf(content, { ...learned, ours })

/** The question's candidates; `without` those that are right, it is a near miss that nothing answers. */
function sampleOf(
  text: string,
  entries: string[],
  rest: Pick<Sample, 'worth' | 'set' | 'holdout'>,
  without = false,
): Sample {
  const tokens = readQuestion(text, index)
  const right = (entry: number) => entries.includes(index.entries[entry]!.id)
  const ranked = rank(tokens, index, entry => index.entries[entry]!.validFrom <= DAY && !(without && right(entry)))
  const doubts = doubtsOf(askedOf(tokens, index), ranked, oursOf(readMeant(text), index))
  return {
    candidates: ranked.slice(0, CANDIDATES).map(({ entry, signals }) => ({
      right: right(entry),
      signals: SIGNAL_NAMES.map(name => signals[name]),
    })),
    doubts: DOUBT_NAMES.map(name => doubts[name]),
    ...rest,
  }
}

const CANDIDATES = 25
const WORTH = {
  'in-scope': 4,
  noisy: 1.5,
  situations: 1,
  short: 4,
  people: 2,
  elsewhere: 4,
  'elsewhere-own': 2,
  vague: 2,
  unanswered: 0.5, // there are as many of them as of people's questions; at 2 a third of what is known was only offered
} as const // citizens' own words weigh more than ours
const NEAR_MISSES = 4 // every fourth situation is asked once more without its entry
const NEAR_MISS_WORTH = 1

const samples: Sample[] = []
for (const set of Object.keys(WORTH) as (keyof typeof WORTH)[]) {
  for (const [at, golden] of goldenQuestions(set).entries()) {
    if (golden.noise === 'details') continue // asked side by side about every entry, which people do not
    if (golden.expect === 'fairs' || (golden.expect === 'entry' && golden.entries.length === 0)) continue
    const rest = { worth: WORTH[set], set, holdout: isHoldout(golden.id) }
    samples.push(sampleOf(golden.q, golden.entries, rest))
    if (set === 'situations' && at % NEAR_MISSES === 0)
      samples.push(sampleOf(golden.q, golden.entries, { ...rest, worth: NEAR_MISS_WORTH, set: 'near misses' }, true))
  }
}
for (const [at, text] of elsewhere.entries())
  if (at % HELD === 0)
    samples.push(sampleOf(text, [], { worth: 1.5, set: 'elsewhere examples', holdout: at % (2 * HELD) === 0 }))

const tuning = samples.filter(each => !each.holdout)
const weights = fitted(tuning, { steps: 1200, decay: 0.0005 })
console.log(`signals: ${written(SIGNAL_NAMES, weights.signals)}`)
console.log(`doubts: ${written(DOUBT_NAMES, weights.doubts)}`)

console.log(
  '| set | part | n | right first | among three | at 0.4: answered right | wrong | at 0.5: right | wrong | at 0.6: right | wrong | at 0.7: right | wrong |',
)
for (const set of [...new Set(samples.map(each => each.set))]) {
  for (const holdout of [false, true]) {
    const judged = samples
      .filter(each => each.set === set && each.holdout === holdout)
      .map(sample => {
        const { chances } = chancesIn(sample, weights)
        const order = [...chances.keys()].sort((a, b) => chances[b]! - chances[a]!)
        const right = order.map(at => sample.candidates[at]!.right)
        return { sure: chances[order[0] ?? -1] ?? 0, first: right[0] ?? false, three: right.slice(0, 3).includes(true) }
      })
    const percent = (test: (each: (typeof judged)[number]) => boolean) =>
      ((100 * judged.filter(test).length) / judged.length).toFixed(1)
    const at = [0.4, 0.5, 0.6, 0.7].map(
      sure =>
        `${percent(each => each.sure >= sure && each.first)} | ${percent(each => each.sure >= sure && !each.first)}`,
    )
    console.log(
      `| ${set} | ${holdout ? 'holdout' : 'tuning'} | ${judged.length} | ${percent(each => each.first)} | ${percent(each => each.three)} | ${at.join(' | ')} |`,
    )
  }
}

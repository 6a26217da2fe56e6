/**
 * `npm run fit:talk`: fits the weights of what a message in a talk may mean (bot/understanding/in-talk.ts) on the labelled
 * conversations that were written to be tuned on, and on questions asked and others' subjects named after something else.
 * Prints the weights, and how the conversations that nothing is tuned on would go.
 */
import type { Turn } from '../../bot/conversation.ts'
import { turnOf } from '../../bot/conversation.ts'
import { reply, situationOf } from '../../bot/reply.ts'
import { candidatesFor, doubtsIn, TALK_DOUBTS, TALK_SIGNALS } from '../../bot/understanding/in-talk.ts'
import { checkedContent, learnedIn } from '../../content/checked.ts'
import { noonOf } from '../../content/day.ts'
import { contentIn } from '../../content/folder.ts'
import { knowledgeOf } from '../../content/knowledge.ts'
import type { Golden } from './measure.ts'
import { goldenQuestions, isHoldout } from './questions.ts'
import { chancesIn, type Evidence, fitted, written } from './softmax-fit.ts'

interface Sample extends Evidence {
  set: string
  heldOut: boolean
}

const at = noonOf('2026-11-23')
const knowledge = knowledgeOf(checkedContent() ?? contentIn(), learnedIn())

/** What a message may mean after what was said before; undefined where it goes on about nothing, or about danger. */
function sampleOf({
  q,
  before = [],
  entries,
}: Pick<Golden, 'q' | 'before' | 'entries'>): Omit<Evidence, 'worth'> | undefined {
  const turns: Turn[] = []
  for (const text of before) turns.push(turnOf(text, at, reply({ text, at }, turns, knowledge)))
  const going = situationOf({ text: q, at }, turns, knowledge).goingOn()
  if (!going || going.last.kind === 'urgent') return undefined
  const doubts = doubtsIn(going.inTalk())
  return {
    candidates: candidatesFor(going.inTalk(), knowledge).map(({ entry, signals }) => ({
      right: entries.includes(entry.id),
      signals: TALK_SIGNALS.map(name => signals[name]),
    })),
    doubts: TALK_DOUBTS.map(name => doubts[name]),
  }
}

const WORTH: Readonly<Record<string, number>> = { elsewhere: 1, 'new subject': 0.5 } // many, and not from talks
const TUNED_ON = ' tuned on'
const BEFORE = [
  'nghỉ việc rồi nộp hồ sơ thất nghiệp ở đâu',
  'mat the bhyt thi lam sao',
  'rut bhxh 1 lan',
  'bhyt',
  'con em khuyết tật được trợ cấp bao nhiêu',
  'em muốn hỏi thai sản',
]
const afterAnother = (golden: Golden, n: number): Golden => ({ ...golden, before: [BEFORE[n % BEFORE.length]!] })
const EVERY = 6 // question: more of them than conversations would teach that talks do not go on

const talks = goldenQuestions('follow-ups').map(golden => ({
  golden,
  set: golden.expect === 'elsewhere' ? 'talks, elsewhere' : golden.noise.replace(TUNED_ON, ''),
  heldOut: !golden.noise.endsWith(TUNED_ON),
}))
const elsewhere = goldenQuestions('elsewhere-own').map(afterAnother)
const questions = (['short', 'in-scope', 'people'] as const)
  .flatMap(goldenQuestions)
  .filter(({ expect, entries }, n) => expect === 'entry' && entries.length > 0 && n % EVERY === 0)
  .map(afterAnother)
const apart = (list: Golden[], set: string) => list.map(golden => ({ golden, set, heldOut: isHoldout(golden.id) }))

const samples = [...talks, ...apart(elsewhere, 'elsewhere'), ...apart(questions, 'new subject')].flatMap(
  ({ golden, ...rest }): Sample[] => {
    if (golden.expect === 'fairs') return []
    const evidence = sampleOf(golden)
    return evidence ? [{ ...evidence, ...rest, worth: WORTH[rest.set] ?? 1 }] : []
  },
)
const weights = fitted(
  samples.filter(({ heldOut }) => !heldOut),
  { steps: 800, decay: 0.001 },
)
console.log(`signals: ${written(TALK_SIGNALS, weights.signals)}`)
console.log(`doubts: ${written(TALK_DOUBTS, weights.doubts)}`)

const FROM = [0.5, 0.55, 0.6, 0.7]
console.log(`| set | part | n | right first | ${FROM.map(from => `from ${from}: right | wrong`).join(' | ')} |`)
for (const set of [...new Set(samples.map(each => each.set))])
  for (const heldOut of [false, true]) {
    const judged = samples
      .filter(each => each.set === set && each.heldOut === heldOut)
      .map(sample => {
        const { chances } = chancesIn(sample, weights)
        const best = chances.indexOf(Math.max(...chances))
        return { sure: chances[best] ?? 0, right: sample.candidates[best]?.right ?? false }
      })
    const count = (test: (each: (typeof judged)[number]) => boolean) => judged.filter(test).length
    const shares = FROM.map(
      from => `${count(each => each.sure >= from && each.right)} | ${count(each => each.sure >= from && !each.right)}`,
    )
    console.log(
      `| ${set} | ${heldOut ? 'held out' : 'tuned on'} | ${judged.length} | ${count(({ right }) => right)} | ${shares.join(' | ')} |`,
    )
  }

/**
 * `npm run eval [-- --worst] [-- --set in-scope]`: asks every golden question and prints how it went, with 95 % intervals.
 * The report goes to test/golden/REPORT.md.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { learnedIn } from '../../content/checked.ts'
import { noonOf } from '../../content/day.ts'
import { contentIn } from '../../content/folder.ts'
import { knowledgeOf } from '../../content/knowledge.ts'
import { search } from '../../content/search/search.ts'
import { SIGNAL_NAMES } from '../../content/search/signals.ts'
import { judge, type Outcome, policeFirst, share } from './measure.ts'
import { answerTo, goldenQuestions, isHoldout, SETS } from './questions.ts'
import { mendedSlips, SLIPS } from './slips.ts'

const DAY = '2026-11-23' // the day the labels were given
const showWorst = process.argv.includes('--worst')
const knowledge = knowledgeOf(contentIn(), learnedIn())
const outcomes = SETS.flatMap(set =>
  goldenQuestions(set).map(golden => judge(golden, answerTo(golden, noonOf(DAY), knowledge))),
)

const lines: string[] = []
const print = (line = '') => {
  lines.push(line)
  console.log(line)
}

const heldOut = ({ golden }: Outcome) => isHoldout(golden.id)
const count = (list: Outcome[], test: (outcome: Outcome) => boolean) => list.filter(test).length
const row = (name: string, list: Outcome[]) => {
  const answerable = list.filter(({ golden }) => golden.entries.length > 0 || golden.expect === 'fairs')
  const part = (test: (outcome: Outcome) => boolean, of = answerable) => share(count(of, test), of.length)
  print(
    `| ${name} | ${list.length} | ${part(each => each.best)} | ${part(each => each.first)} | ${part(each => each.amongThree)} | ${part(each => each.wrong, list)} | ${part(each => each.abstained)} | ${part(each => each.clarified)} |`,
  )
}
const head = (title: string) => {
  print(`\n## ${title}\n`)
  print('| questions | n | right one first | answered right | among three | answered wrong | refused | clarified |')
  print('|---|--:|--:|--:|--:|--:|--:|--:|')
}

print('# How well questions are answered')
print(`\nMade by \`npm run eval\` on ${knowledge.entries.size} entries, as of ${DAY}. Shares with 95 % intervals.`)
const ours = outcomes.filter(({ golden }) => golden.expect === 'entry' || golden.expect === 'fairs')
head('By spelling')
const baseOf = ({ golden }: Outcome) => golden.id.split('~')[0]
const respelt = new Set(ours.filter(({ golden }) => golden.id.includes('~')).map(baseOf))
for (const noise of [...new Set(ours.map(each => each.golden.noise))]) {
  const list = ours.filter(each => each.golden.noise === noise)
  row(noise, list)
  if (noise === 'written')
    row(
      'written, those respelt below',
      list.filter(each => respelt.has(baseOf(each))),
    )
}
head('Tuning and holdout (as written)')
const written = ours.filter(each => each.golden.noise === 'written')
row(
  'tuning',
  written.filter(each => !heldOut(each)),
)
row('holdout', written.filter(heldOut))
head('By topic (as written)')
for (const topic of [...new Set(written.map(each => each.golden.topic))].sort())
  row(
    topic,
    written.filter(each => each.golden.topic === topic),
  )

const elsewhere = outcomes.filter(each => each.golden.expect === 'elsewhere')
const vague = outcomes.filter(each => each.golden.expect === 'vague')
const unanswered = outcomes.filter(each => each.golden.expect === 'unanswered')
const urgent = outcomes.filter(each => each.golden.expect === 'urgent')
const calm = outcomes.filter(each => each.golden.expect === 'not-urgent')
// What is told under child protection or home violence often is an emergency, and then an alarm is right.
const OFTEN_URGENT = ['tre-em-111', 'binh-dang-gioi']
const TOLD = ['situation', 'people', 'details', 'one question', 'two questions']
const ordinary = [...ours, ...elsewhere].filter(
  ({ golden }) => !TOLD.includes(golden.noise) || !OFTEN_URGENT.includes(golden.topic),
)
print('\n## Other duties\n')
const duty = (says: string, list: Outcome[], test: (outcome: Outcome) => boolean) =>
  print(`- ${says}: ${share(count(list, test), list.length)} of ${list.length}`)
const alarmed = ({ answer }: Outcome) => answer.kind === 'urgent'
const hard = ({ golden }: Outcome) => /^[UN]W-/.test(golden.id) // danger in one clause of something else; look-alikes of that
const unseen = ({ golden }: Outcome) => /^[UN]V-/.test(golden.id) // written apart; no rule or example was made in view of them
const collected = ({ golden }: Outcome) => golden.id.startsWith('OS-')
duty("somebody else's subjects declined", elsewhere.filter(collected), each => each.abstained)
duty(
  'the same, written by us',
  elsewhere.filter(each => !collected(each)),
  each => each.abstained,
)
duty('vague messages answered as if they were clear', vague, each => each.wrong)
duty('the same, those held out', vague.filter(heldOut), each => each.wrong)
duty('questions about our subjects that no entry answers, answered as if one did', unanswered, each => each.wrong)
duty('the same, those held out', unanswered.filter(heldOut), each => each.wrong)
const entriesIn = ({ answer }: Outcome) =>
  answer.kind === 'found' ? [answer.entry, ...answer.also.map(each => each.entry)] : []
const two = ours.filter(each => each.golden.noise === 'two questions')
const rightIn = (each: Outcome) => entriesIn(each).filter(entry => each.golden.entries.includes(entry)).length
duty('two questions in one message, both answered rightly', two, each => rightIn(each) === 2)
duty('the same, one of them answered, and rightly', two, each => rightIn(each) === 1 && entriesIn(each).length === 1)
duty(
  'one question in several sentences, answered as if it were two',
  ours.filter(each => each.golden.noise === 'one question'),
  each => entriesIn(each).length > 1,
)
duty(
  'danger recognised',
  urgent.filter(each => !hard(each)),
  alarmed,
)
duty('the same, unseen messages', urgent.filter(unseen), alarmed)
duty('the same, in passing and among other things', urgent.filter(hard), alarmed)
const named = ({ answer }: Outcome) => answer.inCase !== undefined
duty(
  'the same, recognised or help named under another answer',
  urgent.filter(hard),
  each => alarmed(each) || named(each),
)
const judged = (pressing: boolean) => urgent.filter(({ golden }) => golden.pressing === pressing)
duty('a child in danger at this moment, the police named first', judged(true), each => policeFirst(each.answer))
duty('danger to a child that lasts, the police named first', judged(false), each => policeFirst(each.answer))
duty(
  'false alarms on look-alikes',
  calm.filter(each => !hard(each)),
  alarmed,
)
duty('the same, unseen messages', calm.filter(unseen), alarmed)
duty('the same, of what is hardest', calm.filter(hard), alarmed)
duty('false alarms on ordinary questions', [...ordinary, ...vague], alarmed)
duty('help named under the answer to an ordinary question', [...ordinary, ...vague], named)
print('\n## Slips of the finger\n')
print('One in each question, typed without marks, where it makes a word the content does not know:\n')
const typed = SETS.flatMap(set => goldenQuestions(set)).flatMap(({ q, noise }) => (noise === 'situation' ? [q] : []))
for (const slip of Object.keys(SLIPS) as (keyof typeof SLIPS)[]) {
  const { of, read } = mendedSlips(slip, typed, knowledge.index)
  print(`- ${slip}: read as meant in ${share(read, of)} of ${of}`)
}
writeFileSync(fileURLToPath(new URL('REPORT.md', import.meta.url)), `${lines.join('\n')}\n`)

if (showWorst) {
  for (const { golden, answer, first } of outcomes) {
    const bad =
      golden.expect === 'urgent'
        ? answer.kind !== 'urgent'
        : golden.expect === 'not-urgent'
          ? answer.kind === 'urgent'
          : golden.expect === 'elsewhere'
            ? answer.kind !== 'declined' && answer.kind !== 'unknown'
            : golden.expect === 'gentle'
              ? false
              : golden.entries.length > 0 || golden.expect === 'fairs'
                ? !first
                : answer.kind === 'found'
    if (!bad) continue
    const { matches, none, ours, read } = search(golden.q, knowledge.index, DAY)
    console.log(
      `\n${golden.id} [${golden.noise}] ${golden.q}\n  said ${answer.kind}, wanted ${golden.entries.join(' | ') || golden.expect}, none ${none.toFixed(2)}, ours ${ours?.toFixed(2)}, read: ${read.map(token => token.folded).join(' ')}`,
    )
    for (const match of matches.slice(0, 4))
      console.log(
        `  ${match.chance.toFixed(2)} ${SIGNAL_NAMES.map(name => `${name} ${match.signals[name].toFixed(2)}`).join(' ')}  ${match.found.id}`,
      )
  }
}

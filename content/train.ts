/** `npm run content:train` (also run by `npm ci`): learns from entries and example messages; about four minutes on two processors. */
import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import pLimit from 'p-limit'
import { CHECKED_FILE, fingerprintOf, LEARNED_FILE, readFolder } from './checked.ts'
import { askedExamples, contentOrExit, exampleMessages } from './folder.ts'
import type { Learned } from './learned.ts'
import type { LESSONS } from './lessons.ts'
import { storedIndexOf } from './search/search-index.ts'
import { packGists } from './search/train-gist.ts'

type Lessons = typeof LESSONS

const fingerprint = fingerprintOf(readFolder()) // first: what changes while this learns is not what was checked
const content = contentOrExit()
const { danger: messages, calm } = exampleMessages()
// One for each processor: more would push each other out of its memory. The longest first, so that the others fill what is left.
const inTurn = pLimit(availableParallelism())
const [pointers, gist, otherGist, danger, ours, pressing] = await Promise.all([
  learned('pointers'),
  learned('gist'),
  learned('other gist'),
  learned('danger'),
  learned('ours'),
  learned('pressing'),
])
const all: Learned = {
  entries: { ...pointers, gist: packGists([gist, otherGist]) },
  index: storedIndexOf(content.entries, content.synonyms),
  danger,
  pressing,
  ours,
  examples: {
    danger: messages,
    asked: Object.fromEntries(
      [...askedExamples()].flatMap(([id, [first]]) => (first === undefined ? [] : [[id, first]])),
    ),
  },
}
writeFileSync(CHECKED_FILE, JSON.stringify({ fingerprint, content }))
const text = JSON.stringify(all)
writeFileSync(LEARNED_FILE, text)
console.log(
  `content/learned.json: ${content.entries.length} mục hỏi đáp, ${messages.length} tin nguy hiểm, ${calm.length} tin thường, ${Math.round(text.length / 1024)} kB`,
)

function learned<Name extends keyof Lessons>(lesson: Name): Promise<ReturnType<Lessons[Name]>> {
  return inTurn(() => inOwnProcess(lesson))
}

function inOwnProcess<Name extends keyof Lessons>(lesson: Name): Promise<ReturnType<Lessons[Name]>> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('../content/learn-lesson.ts', import.meta.url)), [lesson], {
      serialization: 'advanced', // typed arrays stay what they are
    })
    child.once('message', part => resolve(part as ReturnType<Lessons[Name]>))
    child.once('exit', code => reject(new Error(`Learning "${lesson}" ended with ${code} and learned nothing.`)))
  })
}

/** `npm run content:train` (also run by `npm ci`): learns from entries and example messages; about five minutes on two processors. */
import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CHECKED_FILE, fingerprintOf, LEARNED_FILE, readFolder } from './checked.ts'
import { askedExamples, contentOrExit, exampleMessages } from './folder.ts'
import type { Learned } from './learned.ts'
import type { LESSONS } from './lessons.ts'
import { storedIndexOf } from './search/search-index.ts'

type Lessons = typeof LESSONS

const fingerprint = fingerprintOf(readFolder()) // first: what changes while this learns is not what was checked
const content = contentOrExit()
const { danger: messages, calm } = exampleMessages()
// The longest first, so that the others fill what is left.
const [gist, pointers, danger, ours, pressing] = await Promise.all([
  learned('gist'),
  learned('pointers'),
  learned('danger'),
  learned('ours'),
  learned('pressing'),
])
const all: Learned = {
  entries: { ...pointers, gist },
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
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('../content/learn-lesson.ts', import.meta.url)), [lesson])
    child.once('message', part => resolve(part as ReturnType<Lessons[Name]>))
    child.once('exit', code => reject(new Error(`Learning "${lesson}" ended with ${code} and learned nothing.`)))
  })
}

/** `npm run content:train` (also run by `npm ci`): learns from entries and example messages; about four minutes. */
import { writeFileSync } from 'node:fs'
import { CHECKED_FILE, fingerprintOf, LEARNED_FILE, readFolder } from './checked.ts'
import type { Entry } from './entry.ts'
import { askedExamples, contentOrExit, exampleMessages } from './folder.ts'
import type { Learned } from './learned.ts'
import { learnMessages } from './message-model.ts'
import { fold } from './search/fold.ts'
import { readLoosely } from './search/read-loosely.ts'
import { indexOf, storedIndexOf } from './search/search-index.ts'
import { trainClassifier } from './search/train-classifier.ts'

const content = contentOrExit()
const { danger, calm, elsewhere } = exampleMessages()
const asked = askedExamples()
const wordingsOf = (entries: readonly Entry[]) =>
  entries.flatMap(entry => [entry.question, ...entry.alsoAskedAs, ...(asked.get(entry.id) ?? [])])
const written = (texts: string[]) => texts.flatMap(text => [text, fold(text)]).map(readLoosely) // half the people leave the marks out

// Who asks about these often tells of danger in the same words; only the calm examples say which of them do not.
const NEAR_DANGER = ['tre-em-111', 'binh-dang-gioi']
const ordinary = [...wordingsOf(content.entries.filter(entry => !NEAR_DANGER.includes(entry.topic))), ...elsewhere]

const learned: Learned = {
  entries: trainClassifier(content.entries, indexOf(content.entries, content.synonyms), asked),
  index: storedIndexOf(content.entries, content.synonyms),
  danger: learnMessages(written(danger), written([...calm, ...calm, ...ordinary])), // calm ones twice: they are the look-alikes
  ours: learnMessages(written(wordingsOf(content.entries)), written(elsewhere)),
  examples: {
    danger,
    asked: Object.fromEntries([...asked].flatMap(([id, [first]]) => (first === undefined ? [] : [[id, first]]))),
  },
}
writeFileSync(CHECKED_FILE, JSON.stringify({ fingerprint: fingerprintOf(readFolder()), content }))
const text = JSON.stringify(learned)
writeFileSync(LEARNED_FILE, text)
console.log(
  `content/learned.json: ${content.entries.length} mục hỏi đáp, ${danger.length} tin nguy hiểm, ${calm.length} tin thường, ${Math.round(text.length / 1024)} kB`,
)

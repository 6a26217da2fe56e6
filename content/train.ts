/** `npm run content:train` (also run by `npm ci`): trains the classifier on the content files; about 15 seconds. */
import { writeFileSync } from 'node:fs'
import { CLASSIFIER_FILE, contentIn } from './folder.ts'
import { indexOf } from './search/search-index.ts'
import { trainClassifier } from './search/train-classifier.ts'

try {
  const content = contentIn()
  const text = JSON.stringify(trainClassifier(content.entries, indexOf(content.entries, content.synonyms)))
  writeFileSync(CLASSIFIER_FILE, text)
  console.log(`content/classifier.json: ${content.entries.length} mục hỏi đáp, ${Math.round(text.length / 1024)} kB`)
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault))
  process.exitCode = 1
}

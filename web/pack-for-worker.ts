/** `npm run content:pack`: checks the content and writes it, with the page's style and script, as one JSON for the Worker. */
import { writeFileSync } from 'node:fs'
import { learnedIn } from '../content/checked.ts'
import { contentIn } from '../content/folder.ts'
import { staticTexts } from './static-texts.ts'

try {
  const content = contentIn()
  writeFileSync(
    new URL('../content/packed.json', import.meta.url),
    JSON.stringify({
      content,
      learned: learnedIn(),
      assets: staticTexts(),
    }),
  )
  console.log(`content/packed.json: ${content.entries.length} mục hỏi đáp`)
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault))
  process.exitCode = 1
}

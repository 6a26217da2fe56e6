/** `npm run content:pack`: checks the content and writes it, with the page's style and script, as one JSON for the Worker. */
import { readFileSync, writeFileSync } from 'node:fs'
import { learnedIn } from '../content/checked.ts'
import { contentIn } from '../content/folder.ts'

const text = (name: string) => readFileSync(new URL(`static/${name}`, import.meta.url), 'utf8')

try {
  const content = contentIn()
  writeFileSync(
    new URL('../content/packed.json', import.meta.url),
    JSON.stringify({
      content,
      learned: learnedIn(),
      assets: { style: text('page.css'), script: text('chat.js') },
    }),
  )
  console.log(`content/packed.json: ${content.entries.length} mục hỏi đáp`)
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault))
  process.exitCode = 1
}

import { stringify } from 'yaml'
import { type Entry, SECTIONS } from '../entry.ts'

const HEAD = [
  'id',
  'topic',
  'question',
  'alsoAskedAs',
  'keywords',
  'notWhen',
  'lead',
  'sources',
  'confidence',
  'validFrom',
  'validUntil',
  'reviewBy',
  'owner',
  'related',
] as const satisfies readonly (keyof Entry)[]

/** An entry as its Markdown file, which `parseEntryFile` reads back. */
export function writeEntryFile(entry: Entry): string {
  const head = Object.fromEntries(HEAD.flatMap(key => (entry[key] === undefined ? [] : [[key, entry[key]]])))
  const parts = entry.sections.map(({ key, text }) => `## ${SECTIONS[key]}\n${text}\n`)
  return `---\n${stringify(head, { lineWidth: 110 })}---\n${parts.join('\n')}`
}

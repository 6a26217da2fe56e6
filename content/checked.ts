import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Content } from './content.ts'
import type { Learned } from './learned.ts'
import type { Files } from './pack.ts'

// Apart from folder.ts, so that a start with checked content loads neither YAML nor the editorial rules: a quarter of a second.

/** The folder of the content files in this checkout. */
export const CONTENT_FOLDER = fileURLToPath(new URL('../content/', import.meta.url))

/** Where `npm run content:train` leaves the content it has checked, so that a start need not check the same files again. */
export const CHECKED_FILE = join(CONTENT_FOLDER, 'checked.json')

/** Where `npm run content:train` leaves what it learned. */
export const LEARNED_FILE = join(CONTENT_FOLDER, 'learned.json')

/** What was learned; undefined before the first `npm run content:train`, and then words and signs alone must do. */
export function learnedIn(file: string = LEARNED_FILE): Learned | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Learned) : undefined
}

/** Every content file under a folder, by its path relative to it. */
export function readFolder(folder: string = CONTENT_FOLDER): Files {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(item => item.isFile() && /\.(?:md|yml)$/.test(item.name) && item.name !== 'README.md')
      .filter(item => !item.parentPath.includes('examples'))
      .map(item => join(item.parentPath, item.name))
      .map(path => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  )
}

/** Content that was checked before, from exactly these files; undefined when there is none. */
export function checkedContent(files: Files = readFolder()): Content | undefined {
  if (!existsSync(CHECKED_FILE)) return undefined
  const { fingerprint, content } = JSON.parse(readFileSync(CHECKED_FILE, 'utf8')) as {
    fingerprint: string
    content: Content
  }
  return fingerprint === fingerprintOf(files) ? content : undefined
}

/** The same for the same files, and different as soon as a letter changes. */
export function fingerprintOf(files: Files): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const part of [path, text]) {
      for (let at = 0; at < part.length; at++) {
        const letter = part.charCodeAt(at)
        high = Math.imul(high ^ letter, 2654435761)
        low = Math.imul(low ^ letter, 1597334677)
      }
    }
  }
  return `${(high >>> 0).toString(16)}${(low >>> 0).toString(16)}-${files.size}`
}

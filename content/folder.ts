import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import * as z from 'zod'
import type { Content } from './content.ts'
import type { Learned } from './learned.ts'
import { type Files, fingerprintOf, pack, sayComplaint } from './pack.ts'

/** The folder of the content files in this checkout. */
export const CONTENT_FOLDER = fileURLToPath(new URL('.', import.meta.url))

/** Where `npm run content:train` leaves the content it has checked, so that a start need not check the same files again. */
export const CHECKED_FILE = join(CONTENT_FOLDER, 'checked.json')

/** Where `npm run content:train` leaves what it learned. */
export const LEARNED_FILE = join(CONTENT_FOLDER, 'learned.json')

/** What was learned; undefined before the first `npm run content:train`, and then words and signs alone must do. */
export function learnedIn(file: string = LEARNED_FILE): Learned | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Learned) : undefined
}

/**
 * Example messages, one a line: `danger` tells of people in danger, `calm` only shares their words; `elsewhere` asks
 * for what is not ours.
 */
export function exampleMessages(): { danger: string[]; calm: string[]; elsewhere: string[] } {
  const linesOf = (kind: string) => {
    const folder = join(CONTENT_FOLDER, 'examples')
    return readdirSync(folder)
      .filter(name => name.startsWith(kind))
      .sort()
      .flatMap(name => readFileSync(join(folder, name), 'utf8').normalize('NFC').split('\n'))
      .map(line => line.trim())
      .filter(Boolean)
  }
  return { danger: linesOf('danger'), calm: linesOf('calm'), elsewhere: linesOf('elsewhere') }
}

/** Longer questions as people post them, by entry id. They teach the classifier; the index does not hold them. */
export function askedExamples(): Map<string, string[]> {
  const folder = join(CONTENT_FOLDER, 'examples', 'asked')
  return new Map(
    readdirSync(folder)
      .sort()
      .flatMap(name => Object.entries(Asked.parse(parse(readFileSync(join(folder, name), 'utf8').normalize('NFC'))))),
  )
}

const Asked = z.record(z.string(), z.array(z.string().min(1)))

/** Every content file under a folder, by its path relative to it. */
export function readFolder(folder: string = CONTENT_FOLDER): Files {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(item => item.isFile() && /\.(?:md|yml)$/.test(item.name) && !item.parentPath.includes('examples'))
      .map(item => join(item.parentPath, item.name))
      .map(path => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  )
}

/** The content for a command an officer runs: complaints are printed and the command ends with 1. */
export function contentOrExit(): Content {
  try {
    return contentIn()
  } catch (fault) {
    console.error((fault as Error).message)
    process.exit(1)
  }
}

/** Packs a folder's content. Throws one readable Error with every complaint when a file is wrong. */
export function contentIn(folder: string = CONTENT_FOLDER): Content {
  const files = readFolder(folder)
  const checked = checkedBefore(files)
  if (checked) return checked
  const { content, complaints } = pack(files)
  if (complaints.length > 0)
    throw new Error(`Nội dung có ${complaints.length} chỗ cần sửa:\n${complaints.map(sayComplaint).join('\n')}`)
  return content
}

/** Content that was checked before, from exactly these files. */
function checkedBefore(files: Files): Content | undefined {
  if (!existsSync(CHECKED_FILE)) return undefined
  const { fingerprint, content } = JSON.parse(readFileSync(CHECKED_FILE, 'utf8')) as {
    fingerprint: string
    content: Content
  }
  return fingerprint === fingerprintOf(files) ? content : undefined
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Content } from './content.ts'
import { type Files, pack, sayComplaint } from './pack.ts'
import type { PackedClassifier } from './search/classifier.ts'

/** The folder of the content files in this checkout. */
export const CONTENT_FOLDER = fileURLToPath(new URL('.', import.meta.url))

/** Where `npm run content:train` leaves the classifier. */
export const CLASSIFIER_FILE = join(CONTENT_FOLDER, 'classifier.json')

/** The trained classifier; undefined before the first `npm run content:train`, and then words alone must do. */
export function classifierIn(file: string = CLASSIFIER_FILE): PackedClassifier | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PackedClassifier) : undefined
}

/** Every content file under a folder, by its path relative to it. */
export function readFolder(folder: string = CONTENT_FOLDER): Files {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(item => item.isFile() && /\.(?:md|yml)$/.test(item.name))
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
  const { content, complaints } = pack(readFolder(folder))
  if (complaints.length > 0)
    throw new Error(`Nội dung có ${complaints.length} chỗ cần sửa:\n${complaints.map(sayComplaint).join('\n')}`)
  return content
}

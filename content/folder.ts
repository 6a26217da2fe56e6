import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { CONTENT_FOLDER, checkedContent, readFolder } from './checked.ts'
import type { Content } from './content.ts'
import { pack, sayComplaint } from './pack.ts'

/**
 * Example messages, one a line: `danger` tells of people in danger, of which `pressing` is danger at this moment and
 * `lasting` is not; `calm` only shares their words; `elsewhere` asks for what is not ours.
 */
export function exampleMessages(): Record<'danger' | 'pressing' | 'lasting' | 'calm' | 'elsewhere', string[]> {
  const linesOf = (kind: string) => {
    const folder = join(CONTENT_FOLDER, 'examples')
    return readdirSync(folder)
      .filter(name => name.startsWith(kind))
      .sort()
      .flatMap(name => readFileSync(join(folder, name), 'utf8').normalize('NFC').split('\n'))
      .map(line => line.trim())
      .filter(Boolean)
  }
  return {
    danger: linesOf('danger'),
    pressing: linesOf('danger-pressing'),
    lasting: linesOf('danger-lasting'),
    calm: linesOf('calm'),
    elsewhere: linesOf('elsewhere'),
  }
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
  const checked = checkedContent(files)
  if (checked) return checked
  const { content, complaints } = pack(files)
  if (complaints.length > 0)
    throw new Error(`Nội dung có ${complaints.length} chỗ cần sửa:\n${complaints.map(sayComplaint).join('\n')}`)
  return content
}

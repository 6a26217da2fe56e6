import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { type AssetName, STATIC_FILES, type StaticFile } from './assets.ts'

/** The static files of this checkout, by name. Node only: the Worker has them in its pack. */
export function staticTexts(): Record<AssetName, string> {
  const texts = Object.entries(STATIC_FILES).map(([name, { file, after = [] }]: [string, StaticFile]) => [
    name,
    [...after, file].map(each => readFileSync(new URL(`../web/static/${each}`, import.meta.url), 'utf8')).join(''),
  ])
  return Object.fromEntries(texts) as Record<AssetName, string>
}

/** A file as browsers that take brotli get it. */
export const brotli = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(brotliCompressSync(text))

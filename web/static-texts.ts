import { readFileSync } from 'node:fs'
import { type AssetName, STATIC_FILES } from './assets.ts'

/** The static files of this checkout, by name. Node only: the Worker has them in its pack. */
export function staticTexts(): Record<AssetName, string> {
  const texts = Object.entries(STATIC_FILES).map(([name, { file }]) => [
    name,
    readFileSync(new URL(`static/${file}`, import.meta.url), 'utf8'),
  ])
  return Object.fromEntries(texts) as Record<AssetName, string>
}

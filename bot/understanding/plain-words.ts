import { fold } from '../../content/search/fold.ts'
import { fromTelex, fromVni } from '../../content/search/keystrokes.ts'
import { readFolded } from '../../content/search/read-loosely.ts'

const PASSWORD = /\bmi?k\b/ // which else means "mình": "quên mk" is no wish to be forgotten

/**
 * A short message as plain letters, for wishes that are known by heart: with marks or without, as raw Telex or VNI keys,
 * and with texting undone. The first reading is the likelier.
 */
export function plainReadings(text: string): string[] {
  const words = fold(text)
    .replace(/[^a-z0-9/& ]/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
  const keyed = words.map(word => fold(fromVni(word) ?? fromTelex(word) ?? word))
  const readings = [words.join(' '), keyed.join(' ')]
  return [...new Set(PASSWORD.test(readings[0]!) ? readings : [...readings, readFolded(text)])]
}

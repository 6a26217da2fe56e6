import { fold } from '../../content/search/fold.ts'
import { fromTelex, fromVni } from '../../content/search/keystrokes.ts'

/**
 * A short message as plain letters, for wishes that are known by heart: with marks or without, and as raw Telex or
 * VNI keys. The first reading is the likelier.
 */
export function plainReadings(text: string): string[] {
  const words = fold(text)
    .replace(/[^a-z0-9/& ]/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
  const keyed = words.map(word => fold(fromVni(word) ?? fromTelex(word) ?? word))
  return [...new Set([words.join(' '), keyed.join(' ')])]
}

import type { Entry } from '../../content/entry.ts'
import type { Learned } from '../../content/learned.ts'
import type { PackedClassifier } from '../../content/search/classifier.ts'
import { fold } from '../../content/search/fold.ts'

/**
 * As many entries as wanted: the real ones, then copies in which every rarer word is another word of the content, so
 * that each copy is about something else and the words keep their frequencies.
 */
export function manyEntries(real: readonly Entry[], howMany: number): Entry[] {
  const words = rareWords(real)
  const places = new Map(words.map((word, place) => [word, place]))
  return Array.from({ length: howMany }, (_, number) => {
    const entry = real[number % real.length]!
    const copy = Math.floor(number / real.length)
    if (copy === 0) return entry
    const other = (text: string) =>
      text.replace(/\{\{.*?\}\}|\p{L}+/gu, word => {
        const place = places.get(word.toLowerCase())
        return place === undefined ? word : words[(place + 37 * copy) % words.length]!
      })
    return {
      ...entry,
      id: `${entry.id}-${copy}`,
      question: other(entry.question),
      alsoAskedAs: entry.alsoAskedAs.map(other),
      keywords: entry.keywords.map(other),
      lead: other(entry.lead),
      sections: entry.sections.map(section => ({ ...section, text: other(section.text) })),
    }
  })
}

const COMMON = 400 // the commonest words stay: they are the grammar

function rareWords(entries: readonly Entry[]): string[] {
  const counts = new Map<string, number>()
  for (const { question, alsoAskedAs, lead } of entries)
    for (const word of [question, ...alsoAskedAs, lead]
      .join(' ')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [])
      counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || (fold(a) < fold(b) ? -1 : 1))
    .slice(COMMON)
    .map(([word]) => word)
}

/** What was learned, stretched to so many entries: the copies think with the weights of their originals, at the same cost. */
export function learnedFor(entries: readonly Entry[], learned: Learned): Omit<Learned, 'index'> {
  const { entries: known, gist, pointers } = learned.entries
  const original = entries.map((_, number) => number % known.length)
  const outputs = original.map(row => gist.outputs.slice(row * gist.dimensions, (row + 1) * gist.dimensions)).join('')
  const classifier: PackedClassifier = {
    ...learned.entries,
    entries: entries.map(entry => entry.id),
    gist: { ...gist, outputs },
    pointers: {
      ...pointers,
      features: original.map(row => pointers.features[row]!),
      weights: original.map(row => pointers.weights[row]!),
    },
  }
  return { ...learned, entries: classifier }
}

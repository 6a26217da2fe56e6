import type { Entry } from '../entry.ts'

/** What of an entry is searched, by weight. Figures and offices in `{{ }}` are not words. */
export interface Searchable {
  /** The question and its other wordings: each is a way a citizen may ask. */
  wordings: string[]
  keywords: string
  lead: string
  body: string
}

export function searchableOf(entry: Entry): Searchable {
  return {
    wordings: [entry.question, ...entry.alsoAskedAs],
    keywords: entry.keywords.join(' . '),
    lead: withoutFigures(entry.lead),
    body: withoutFigures(entry.sections.map(part => part.text).join(' . ')),
  }
}

function withoutFigures(text: string): string {
  return text.replace(/\{\{.*?\}\}/g, ' ').replace(/\*\*/g, '')
}

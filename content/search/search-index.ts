import MiniSearch from 'minisearch'
import type { Entry } from '../entry.ts'
import type { Synonym } from '../synonym.ts'
import { type Classifier, classifierFor, type PackedClassifier } from './classifier.ts'
import { searchableOf } from './passages.ts'
import { Synonyms } from './synonyms.ts'
import { accentedTerm, isFunctionWord, pairTerm, termsOf, unigram } from './terms.ts'
import { type Token, tokenReader } from './token.ts'
import { Vocabulary } from './vocabulary.ts'

// BM25, as measured best on Vietnamese questions; no delta, true length.
const K = 6
const B = 0.75

/** How much a word counts by where it stands in an entry. */
const FIELD_WEIGHT = { wordings: 1, keywords: 3, lead: 2, body: 0.4 } as const

/** Where a term occurs, and how much it is worth there. */
export interface Postings {
  at: Int32Array
  impact: Float32Array
  idf: number
}

/** One wording of an entry's question. `mass` is the sum of its terms' idf. */
export interface Wording {
  entry: number
  mass: number
}

/** All entries, prepared for searching. Positions in `entries` are the numbers the postings speak of. */
export interface SearchIndex {
  entries: readonly Entry[]
  vocabulary: Vocabulary
  synonyms: Synonyms
  /** Terms over entries: folded, `'accented`, and `pairs of folded`. */
  terms: ReadonlyMap<string, Postings>
  wordings: readonly Wording[]
  /** The same terms over wordings; the impact is the term's idf. */
  wordingTerms: ReadonlyMap<string, Postings>
  mini: MiniSearch<{ id: number; folded: string; accented: string }>
  /** Absent until the classifier is trained. */
  classifier?: Classifier
}

export function indexOf(
  entries: readonly Entry[],
  synonymList: readonly Synonym[],
  packed?: PackedClassifier,
): SearchIndex {
  const synonyms = new Synonyms(synonymList)
  const vocabulary = new Vocabulary()
  const tokensIn = tokenReader()
  const read = (text: string, pairs = true): Token[] => {
    const tokens = tokensIn(text)
    vocabulary.add(tokens, pairs) // the words themselves: questions are mended before synonyms are exchanged
    return synonyms.apply(tokens)
  }

  const mini = new MiniSearch<{ id: number; folded: string; accented: string }>({
    fields: ['folded', 'accented'],
    tokenize: text => text.split(' '),
    processTerm: term => term,
    searchOptions: { bm25: { k: K, b: B, d: 0 } },
  })
  const counts = new Counts()
  const wordingCounts = new Counts()
  const wordings: Wording[] = []
  for (const [number, entry] of entries.entries()) {
    const { wordings: texts, keywords, lead, body } = searchableOf(entry)
    const fields: [Token[], number][] = [
      ...texts.map(text => [read(text), FIELD_WEIGHT.wordings] as [Token[], number]),
      [read(keywords), FIELD_WEIGHT.keywords],
      [read(lead), FIELD_WEIGHT.lead],
      [read(body, false), FIELD_WEIGHT.body],
    ]
    // Once each: MiniSearch only chooses candidates, and repeated words would double its work.
    const folded = new Set<string>()
    const accented = new Set<string>()
    for (const [tokens, weight] of fields) {
      for (const [at, token] of tokens.entries()) {
        const next = tokens[at + 1]
        // The small print's pairs would double the index and decide nothing.
        const paired = next && weight > FIELD_WEIGHT.body && !(isFunctionWord(token) && isFunctionWord(next))
        if (paired) counts.add(pairTerm(token, next), number, weight)
        if (isFunctionWord(token)) continue
        counts.add(unigram(token), number, weight)
        const mark = accentedTerm(token)
        folded.add(unigram(token))
        if (!mark) continue
        counts.add(mark, number, weight)
        accented.add(mark)
      }
    }
    mini.add({ id: number, folded: [...folded].join(' '), accented: [...accented].join(' ') })
    for (const [tokens] of fields.slice(0, texts.length)) {
      const { unigrams, pairs } = termsOf(tokens)
      for (const term of [...unigrams, ...pairs]) wordingCounts.add(term, wordings.length, 1)
      wordings.push({ entry: number, mass: 0 })
    }
  }

  const terms = counts.weigh(entries.length)
  const wordingTerms = wordingCounts.weighByIdf(term => terms.get(term)?.idf ?? 0)
  for (const { at, idf } of wordingTerms.values()) for (const number of at) wordings[number]!.mass += idf
  const classifier =
    packed &&
    classifierFor(
      packed,
      entries.map(entry => entry.id),
    )
  return { entries, vocabulary, synonyms, terms, wordings, wordingTerms, mini, ...(classifier ? { classifier } : {}) }
}

interface Occurrences {
  at: number[]
  count: number[]
}

/** Weighted counts of terms, turned into BM25 postings. Documents come one after another, in rising numbers. */
class Counts {
  readonly #terms = new Map<string, Occurrences>()
  readonly #lengths: number[] = []

  add(term: string, number: number, weight: number): void {
    let found = this.#terms.get(term)
    if (!found) this.#terms.set(term, (found = { at: [], count: [] }))
    const last = found.at.length - 1
    if (found.at[last] === number) found.count[last]! += weight
    else {
      found.at.push(number)
      found.count.push(weight)
    }
    this.#lengths[number] = (this.#lengths[number] ?? 0) + weight
  }

  weigh(documents: number): Map<string, Postings> {
    const average = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents)
    return this.#postings(
      ({ at }) => Math.log(1 + (documents - at.length + 0.5) / (at.length + 0.5)),
      (count, number, idf) =>
        (idf * count * (K + 1)) / (count + K * (1 - B + (B * (this.#lengths[number] ?? 0)) / average)),
    )
  }

  weighByIdf(idfOf: (term: string) => number): Map<string, Postings> {
    return this.#postings(
      (_, term) => idfOf(term),
      (_, __, idf) => idf,
    )
  }

  #postings(
    idfOf: (found: Occurrences, term: string) => number,
    impact: (count: number, number: number, idf: number) => number,
  ): Map<string, Postings> {
    const out = new Map<string, Postings>()
    for (const [term, found] of this.#terms) {
      const idf = idfOf(found, term)
      const impacts = new Float32Array(found.at.length)
      for (let i = 0; i < impacts.length; i++) impacts[i] = impact(found.count[i]!, found.at[i]!, idf)
      out.set(term, { at: Int32Array.from(found.at), impact: impacts, idf })
    }
    return out
  }
}

import MiniSearch from 'minisearch'
import type { Entry } from '../entry.ts'
import { type MessageModel, type PackedMessageModel, unpackMessageModel } from '../message-model.ts'
import type { Synonym } from '../synonym.ts'
import { type Classifier, classifierFor, type PackedClassifier } from './classifier.ts'
import { entryTermsOf, searchHashOf, TENTHS } from './entry-terms.ts'
import { Phrases } from './phrases.ts'
import { Lexicon, PostingsTable } from './postings.ts'
import {
  type Document,
  documentOf,
  packDocuments,
  type StoredIndex,
  synonymsHash,
  unpackDocuments,
} from './stored-index.ts'
import { Synonyms } from './synonyms.ts'
import { isAccented } from './terms.ts'
import { tokenReader } from './token.ts'
import { Vocabulary } from './vocabulary.ts'

// BM25, as measured best on Vietnamese questions; no delta, true length.
const K = 6
const B = 0.75

/** The ways of asking that an entry knows: way `n` has the terms from `starts[n]` to `starts[n + 1]`, and a mass, the sum of their idf. */
export interface Ways {
  terms: Int32Array
  starts: Int32Array
  masses: Float32Array
}

/** All entries, prepared for searching. Positions in `entries` are the numbers the postings speak of. */
export interface SearchIndex {
  entries: readonly Entry[]
  /** Entry id to position. */
  positions: ReadonlyMap<string, number>
  vocabulary: Vocabulary
  synonyms: Synonyms
  lexicon: Lexicon
  /** The idf of each term of the lexicon. */
  idfs: Float32Array
  /** Terms over entries: folded, `'accented`, and `pairs of folded`. */
  terms: PostingsTable
  /** By position. */
  ways: readonly Ways[]
  mini: MiniSearch<Candidate>
  /** The entries that are no answer to some questions, and the phrases that tell so. */
  guarded: readonly { entry: Entry; notWhen: Phrases }[]
  /** Absent until the classifier is trained. */
  classifier?: Classifier
  /** Tells questions about our subjects from others; absent until it is learned. */
  ours?: MessageModel
}

/** What MiniSearch holds of an entry: each word once, since it only chooses candidates. */
interface Candidate {
  id: string
  folded: string
  accented: string
}

const MINI_OPTIONS = {
  fields: ['folded', 'accented'],
  tokenize: (text: string) => text.split(' '),
  processTerm: (term: string) => term,
  searchOptions: { bm25: { k: K, b: B, d: 0 } },
}

/** What build time prepared: the words of the entries, and the classifier. */
export interface Prepared {
  index?: StoredIndex
  classifier?: PackedClassifier
  ours?: PackedMessageModel
}

export function indexOf(
  entries: readonly Entry[],
  synonymList: readonly Synonym[],
  { index: stored, classifier, ours }: Prepared = {},
): SearchIndex {
  const words = wordsOf(entries, synonymList, stored)
  const { lexicon, documents } = words
  const lengths = documents.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0) / TENTHS)
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length)
  const idf = (_: number, holding: number) => Math.log(1 + (documents.length - holding + 0.5) / (holding + 0.5))
  const terms = new PostingsTable(
    lexicon,
    documents.map(each => each.terms),
    idf,
    (entry, place, weight) => {
      const count = documents[entry]!.counts[place]! / TENTHS
      return (weight * count * (K + 1)) / (count + K * (1 - B + (B * lengths[entry]!) / average))
    },
  )
  const idfs = Float32Array.from(lexicon.terms, term => terms.idf(term) ?? 0)
  const ids = entries.map(entry => entry.id)
  return {
    entries,
    positions: new Map(ids.map((id, position) => [id, position])),
    vocabulary: words.vocabulary,
    synonyms: words.synonyms,
    lexicon,
    idfs,
    terms,
    ways: documents.map(({ wordings }) => waysOf(wordings, idfs)),
    mini: words.mini,
    guarded: entries.flatMap(entry =>
      entry.notWhen.length > 0 ? [{ entry, notWhen: new Phrases(entry.notWhen) }] : [],
    ),
    ...(classifier ? { classifier: classifierFor(classifier, ids) } : {}),
    ...(ours ? { ours: unpackMessageModel(ours) } : {}),
  }
}

function waysOf(wordings: readonly Int32Array[], idfs: Float32Array): Ways {
  const starts = new Int32Array(wordings.length + 1)
  for (const [way, wording] of wordings.entries()) starts[way + 1] = starts[way]! + wording.length
  const terms = new Int32Array(starts.at(-1)!)
  const masses = new Float32Array(wordings.length)
  for (const [way, wording] of wordings.entries()) {
    terms.set(wording, starts[way])
    for (const term of wording) masses[way]! += idfs[term]!
  }
  return { terms, starts, masses }
}

/** Prepares entries at build time, for `indexOf` to start from. */
export function storedIndexOf(entries: readonly Entry[], synonymList: readonly Synonym[]): StoredIndex {
  const { lexicon, documents, vocabulary, mini } = wordsOf(entries, synonymList)
  return {
    synonyms: synonymsHash(synonymList),
    vocabulary: vocabulary.store(),
    terms: lexicon.terms.join('\n'),
    entries: entries.map(entry => ({ id: entry.id, hash: searchHashOf(entry) })),
    documents: packDocuments(documents),
    mini: JSON.stringify(mini),
  }
}

interface Words {
  synonyms: Synonyms
  vocabulary: Vocabulary
  lexicon: Lexicon
  documents: Document[]
  mini: MiniSearch<Candidate>
}

/** Reads the entries; those that were read at build time and have not changed are taken as stored. */
function wordsOf(entries: readonly Entry[], synonymList: readonly Synonym[], kept?: StoredIndex): Words {
  const stored = kept?.synonyms === synonymsHash(synonymList) ? kept : undefined
  const synonyms = new Synonyms(synonymList)
  const vocabulary = stored ? Vocabulary.restore(stored.vocabulary) : new Vocabulary()
  const lexicon = new Lexicon(stored?.terms.split('\n'))
  const mini = stored
    ? MiniSearch.loadJSON<Candidate>(stored.mini, MINI_OPTIONS)
    : new MiniSearch<Candidate>(MINI_OPTIONS)
  const unpacked = stored ? unpackDocuments(stored.documents, stored.entries.length) : []
  const before = new Map(stored?.entries.map(({ id, hash }, at) => [id, { hash, document: unpacked[at]! }]))

  const tokensIn = tokenReader()
  const read = (text: string, pairs: boolean) => {
    const tokens = tokensIn(text)
    vocabulary.add(tokens, pairs) // the words themselves: questions are mended before synonyms are exchanged
    return synonyms.apply(tokens)
  }
  // At once: what MiniSearch only marks as replaced goes little by little, with each search, and so would the answers.
  const forget = (id: string, { terms }: Document) =>
    mini.remove({ id, ...candidateOf(Array.from(terms, term => lexicon.terms[term]!)) })
  const documents = entries.map(entry => {
    const known = before.get(entry.id)
    before.delete(entry.id)
    if (known?.hash === searchHashOf(entry)) return known.document
    const terms = entryTermsOf(entry, read)
    if (known) forget(entry.id, known.document)
    mini.add({ id: entry.id, ...candidateOf(terms.counts.keys()) })
    return documentOf(terms, term => lexicon.add(term))
  })
  for (const [id, { document }] of before) forget(id, document) // withdrawn since
  return { synonyms, vocabulary, lexicon, documents, mini }
}

function candidateOf(terms: Iterable<string>): { folded: string; accented: string } {
  const single = [...terms].filter(term => !term.includes(' '))
  return {
    folded: single.filter(term => !isAccented(term)).join(' '),
    accented: single.filter(isAccented).join(' '),
  }
}

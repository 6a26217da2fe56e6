import { create, insert, search as oramaSearch } from '@orama/orama'
import Database from 'better-sqlite3'
import FlexSearch from 'flexsearch'
import lunr from 'lunr'
import MiniSearch from 'minisearch'
import type { Entry } from '../../content/entry.ts'
import { rank } from '../../content/search/rank.ts'
import { readQuestion } from '../../content/search/search.ts'
import { indexOf } from '../../content/search/search-index.ts'

export interface Passage {
  id: string
  title: string
  text: string
}

/** A search engine filled with passages: the ids for a question, best first, at most ten. */
export type Ask = (question: string) => string[] | Promise<string[]>
export type Engine = (passages: readonly Passage[]) => Ask | Promise<Ask>

const MOST = 10

/** Ours, and peers as they come out of the box. */
export const ENGINES: Record<string, Engine> = {
  ours: passages => {
    const index = indexOf(passages.map(asEntry), [])
    return question =>
      rank(readQuestion(question, index), index, () => true)
        .slice(0, MOST)
        .map(each => index.entries[each.entry]!.id)
  },
  MiniSearch: passages => {
    const mini = new MiniSearch<Passage>({ fields: ['title', 'text'] })
    mini.addAll([...passages])
    return question =>
      mini
        .search(question)
        .slice(0, MOST)
        .map(each => each.id as string)
  },
  Orama: async passages => {
    const database = create({ schema: { title: 'string', text: 'string' } })
    for (const passage of passages) await insert(database, passage)
    return async question => (await oramaSearch(database, { term: question, limit: MOST })).hits.map(hit => hit.id)
  },
  FlexSearch: passages => {
    const index = new FlexSearch.Document({ document: { id: 'id', index: ['title', 'text'] } })
    for (const passage of passages) index.add(passage as never)
    return question => {
      const fields = index.search(question, MOST) as { result: string[] }[]
      return [...new Set(fields.flatMap(field => field.result))].slice(0, MOST)
    }
  },
  Lunr: passages => {
    const index = lunr(function () {
      this.ref('id')
      this.field('title')
      this.field('text')
      for (const passage of passages) this.add(passage)
    })
    const words = (question: string) => question.replace(/[~^:*+-]/g, ' ')
    return question =>
      index
        .search(words(question))
        .slice(0, MOST)
        .map(each => each.ref)
  },
  'FTS5 unicode61': passages => fullText(passages, 'unicode61', question => question.match(/[\p{L}\p{M}\d]+/gu) ?? []),
  'FTS5 trigram': passages => fullText(passages, 'trigram', question => question.match(/[\p{L}\p{M}\d]{3,}/gu) ?? []),
}

function asEntry({ id, title, text }: Passage): Entry {
  return {
    id,
    topic: '',
    question: title,
    alsoAskedAs: [],
    keywords: [],
    notWhen: [],
    lead: text,
    sections: [],
    sources: [],
    confidence: 'A',
    validFrom: '2020-01-01',
    reviewBy: '2030-01-01',
    owner: '',
    related: [],
  }
}

function fullText(passages: readonly Passage[], tokenizer: string, wordsOf: (question: string) => string[]): Ask {
  const database = new Database(':memory:')
  database.exec(`CREATE VIRTUAL TABLE p USING fts5(id UNINDEXED, title, text, tokenize='${tokenizer}')`)
  const add = database.prepare('INSERT INTO p VALUES (?, ?, ?)')
  for (const { id, title, text } of passages) add.run(id, title, text)
  const find = database.prepare('SELECT id FROM p WHERE p MATCH ? ORDER BY rank LIMIT 10')
  return question => {
    const words = wordsOf(question)
    return words.length === 0
      ? []
      : (find.all(words.map(word => `"${word}"`).join(' OR ')) as { id: string }[]).map(row => row.id)
  }
}

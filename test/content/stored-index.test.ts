import { describe, expect, it } from 'vitest'
import { contentIn } from '../../content/folder.ts'
import { search } from '../../content/search/search.ts'
import { indexOf, type SearchIndex, storedIndexOf } from '../../content/search/search-index.ts'
import { TODAY } from '../support/knowledge.ts'

const { entries, synonyms } = contentIn()
const stored = storedIndexOf(entries, synonyms)
const QUESTIONS = [
  'nghỉ việc bao lâu phải nộp hồ sơ thất nghiệp',
  'the bhyt cua be het han',
  'nuwowcs sachj',
  'tro cap nguoi gia',
]

function scores(index: SearchIndex): [string, number][][] {
  return QUESTIONS.map(question =>
    search(question, index, TODAY).matches.map(match => [match.found.id, Math.round(match.score * 1e4)]),
  )
}

describe('An index prepared at build time', () => {
  it('scores like one read from the entries', () => {
    expect(scores(indexOf(entries, synonyms, { index: stored }))).toEqual(scores(indexOf(entries, synonyms)))
  })

  it('follows what officers changed, withdrew and added since', () => {
    const [first, second, ...rest] = entries
    const changed = { ...first!, question: 'Nuôi tắc kè hoa có được trợ cấp không?', alsoAskedAs: [] }
    const added = { ...second!, id: 'moi-them', question: 'Chợ nổi họp ngày nào?', alsoAskedAs: [] }
    const index = indexOf([changed, ...rest, added], synonyms, { index: stored })
    const found = (question: string) => search(question, index, TODAY).matches.map(match => match.found.id)
    expect(found('nuôi tắc kè hoa có được trợ cấp không')[0]).toBe(changed.id)
    expect(found('chợ nổi họp ngày nào')[0]).toBe('moi-them')
    expect(found(second!.question)).not.toContain(second!.id)
  })

  it('chooses the same the first time and the hundredth, and as one read anew does, after many entries changed', () => {
    const changed = entries.map((entry, n) =>
      n % 3 === 0 ? { ...entry, alsoAskedAs: entry.alsoAskedAs.slice(4) } : entry,
    )
    const { mini } = indexOf(changed, synonyms, { index: stored })
    const anew = indexOf(changed, synonyms).mini
    const chosen = (from: typeof mini) =>
      ['nghi viec roi', 'the bao hiem y te', 'tien nguoi gia'].map(words =>
        from
          .search(words)
          .map(({ id, score }) => [id, score.toFixed(6)].join(' '))
          .sort(),
      )
    const first = chosen(mini)
    for (let n = 0; n < 20; n++) chosen(mini)
    expect(chosen(mini)).toEqual(first)
    expect(first).toEqual(chosen(anew))
  })

  it('is not used when the synonyms have changed', () => {
    const more = [...synonyms, { means: 'trợ cấp', words: ['tiền lì xì'] }]
    const index = indexOf(entries, more, { index: stored })
    expect(scores(index)).toEqual(scores(indexOf(entries, more)))
  })
})

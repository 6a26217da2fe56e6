import { expect, it } from 'vitest'
import { knowledge } from '../support/knowledge.ts'
import { goldenQuestions, SETS } from './questions.ts'

it('Every golden question names entries that exist', () => {
  const { entries } = knowledge()
  const unknown = SETS.flatMap(goldenQuestions).flatMap(({ id, entries: named }) =>
    named.filter(name => !entries.has(name)).map(name => `${id}: ${name}`),
  )
  expect(unknown).toEqual([])
})

it('No two golden questions have the same id', () => {
  const seen = new Set<string>()
  const doubled = SETS.flatMap(goldenQuestions).filter(({ id }) => seen.size === seen.add(id).size)
  expect(doubled).toEqual([])
})

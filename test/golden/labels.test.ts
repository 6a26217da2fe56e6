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

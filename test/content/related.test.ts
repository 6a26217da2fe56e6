import { expect, it } from 'vitest'
import { relatedTo } from '../../content/related.ts'
import { knowledge } from '../support/knowledge.ts'

it('An entry leads to those related to it that hold on the day, not to what has ended or is to come', () => {
  const [held, ended, toCome] = knowledge().content.entries.filter(({ validUntil }) => !validUntil)
  const entries = new Map(
    [
      { ...held!, validFrom: '2026-01-01' },
      { ...ended!, validFrom: '2026-01-01', validUntil: '2026-06-30' },
      { ...toCome!, validFrom: '2027-01-01' },
    ].map(entry => [entry.id, entry]),
  )
  const related = [...entries.keys(), 'no-such-entry']
  expect(relatedTo({ related }, { entries }, '2026-11-29').map(({ id }) => id)).toEqual([held!.id])
  expect(relatedTo({ related }, { entries }, '2027-01-01').map(({ id }) => id)).toEqual([held!.id, toCome!.id])
})

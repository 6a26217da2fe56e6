import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { difference, entryDifference } from '../../content/desk/difference.ts'
import { fieldsOf } from '../../content/desk/entry-form-fields.ts'
import { merged, threeWay } from '../../content/desk/three-way.ts'
import { knowledge } from '../support/knowledge.ts'

const WORDS = fc.array(fc.constantFrom('hộ', 'nghèo', 'được', 'bảo hiểm', 'y tế', '–', '540.000 đ', '\n', 'đồng.'))
const text = WORDS.map(words => words.join(' ').trim())
const bare = (text: string) => text.replace(/\s+/g, '')

describe('The difference between two texts', () => {
  it('shows a word that was put in the place of another, with its marks', () => {
    const pieces = difference('Nộp trong 3 tháng kể từ ngày nghỉ.', 'Nộp trong 6 tháng kể từ ngày nghỉ.')
    expect(pieces).toEqual([
      { kind: 'same', text: 'Nộp trong ' },
      { kind: 'removed', text: '3' },
      { kind: 'added', text: '6' },
      { kind: 'same', text: ' tháng kể từ ngày nghỉ.' },
    ])
  })

  it('tells hộ from hồ', () => {
    expect(difference('hộ nghèo', 'hồ nghèo').filter(({ kind }) => kind !== 'same')).toHaveLength(2)
  })

  it('holds both texts, whatever they are', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = difference(before, after)
        const without = (kind: string) =>
          bare(
            pieces
              .filter(piece => piece.kind !== kind)
              .map(p => p.text)
              .join(''),
          )
        expect(without('added')).toBe(bare(before))
        expect(without('removed')).toBe(bare(after))
        expect(pieces.some(({ kind }) => kind !== 'same')).toBe(before !== after)
      }),
    )
  })

  it.each([1500, 100_000])('shows two texts of %i words with nothing in common whole, within two seconds', length => {
    const long = (word: string) => Array.from({ length }, (_, at) => `${word}${at}`).join(' ')
    const start = performance.now()
    expect(difference(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
    expect(performance.now() - start).toBeLessThan(2000)
  })

  it('names only the fields that differ', () => {
    const entry = knowledge().entries.get('bhtn-nop-ho-so')!
    expect(entryDifference(entry, entry)).toEqual([])
    const changed = entryDifference(entry, { ...entry, reviewBy: '2028-01-01', keywords: [...entry.keywords, 'mới'] })
    expect(changed.map(({ label }) => label)).toEqual(['Từ khoá', 'Phải xem lại trước ngày'])
  })
})

describe('Two officers who changed the same entry', () => {
  const base = { ...fieldsOf(knowledge().entries.get('bhtn-nop-ho-so')!), keywords: 'a\nb' }

  it('are told only of what differs, with whose change it is', () => {
    const theirs = { ...base, lead: 'của Lan', owner: 'ubnd-xa', keywords: 'a\nb\nc' }
    const yours = { ...base, lead: 'của Mai', reviewBy: '2028-01-01', keywords: 'b\nd' }
    const fields = threeWay(base, theirs, yours)
    expect(Object.fromEntries(fields.map(({ name, take }) => [name, take]))).toEqual({
      lead: undefined,
      keywords: 'both',
      reviewBy: 'yours',
      owner: 'theirs',
    })
    expect(merged(yours, fields, { lead: 'theirs' })).toEqual({
      ...base,
      lead: 'của Lan',
      owner: 'ubnd-xa',
      reviewBy: '2028-01-01',
      keywords: 'b\nc\nd',
    })
  })

  it('need not choose where both wrote the same', () => {
    const same = { ...base, lead: 'như nhau' }
    expect(threeWay(base, same, same)).toEqual([])
  })
})

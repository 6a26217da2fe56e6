import { describe, expect, it } from 'vitest'
import type { Amount } from '../../content/amount.ts'
import { amountsIn, figureOf, fill } from '../../content/figures.ts'
import { parseFormula } from '../../content/formula.ts'
import { namesOf } from '../../content/names.ts'
import { knowledge } from '../support/knowledge.ts'

const wage: Amount = {
  id: 'luong',
  name: 'Lương',
  unit: 'dong',
  values: [
    { value: 2_340_000, from: '2024-07-01', until: '2026-06-30', law: 'nd', confidence: 'A' },
    { value: 2_530_000, from: '2026-07-01', until: '2026-12-31', law: 'nd', confidence: 'A' },
  ],
}
const share: Amount = {
  id: 'phan',
  name: 'Phần',
  unit: 'percent',
  values: [{ value: 4.5, from: '2020-01-01', law: 'nd', confidence: 'A' }],
}
const due: Amount = { id: 'muc-dong', name: 'Mức đóng', unit: 'dong', formula: 'phan × luong' }
const names = namesOf({ amounts: [wage, share, due], contacts: [] })

describe('A figure in an entry', () => {
  it('is the one in force on the day, to the day', () => {
    expect(fill('{{ luong }}', names, '2026-06-30').text).toBe('2.340.000 đ')
    expect(fill('{{ luong }}', names, '2026-07-01').text).toBe('2.530.000 đ')
  })

  it('can be reckoned from others', () => {
    expect(fill('{{ 10 × luong }}', names, '2026-07-01').text).toBe('25.300.000 đ')
    expect(fill('{{ muc-dong }} và {{ 70 % × muc-dong }}', names, '2026-11-23').text).toBe('113.850 đ và 79.695 đ')
    expect(fill('{{ 10 × luong | trieu }}', names, '2026-07-01').text).toBe('25,3 triệu đồng')
    expect(fill('{{ phan }}', names, '2026-07-01').text).toBe('4,5%')
    expect(fill('{{ lam-tron(0,333 × luong; 1000) }}', names, '2026-07-01').text).toBe('842.000 đ')
    expect(fill('{{ min(luong; 2 × luong) }}', names, '2026-07-01').text).toBe('2.530.000 đ')
  })

  it('can be asked for as of another day, and says since when it holds', () => {
    expect(fill('{{ luong @ 2025-01-01 }} trước {{ tu-ngay muc-dong }}', names, '2026-11-23').text).toBe(
      '2.340.000 đ trước 1/7/2026',
    )
  })

  it('is missing once its last value has ended, and tells when that was', () => {
    expect(figureOf('muc-dong', names, '2027-01-01')).toEqual({ missing: 'luong', until: '2026-12-31' })
    expect(fill('{{ muc-dong }}', names, '2027-01-01').missing).toHaveLength(1)
  })

  it('is followed through formulas to every figure it stands on', () => {
    expect([...amountsIn('{{ 2 × muc-dong }} {{ tu-ngay phan }}', names)].sort()).toEqual(['luong', 'muc-dong', 'phan'])
  })

  it.each([
    '{{ khong-co }}',
    '{{ 2 × }}',
    '{{ luong | la }}',
    '{{ luong @ 2026-13-01 }}',
    '{{ so khong-co }}',
    '{{ f(1) }}',
    '{{ 1 ? 2 }}',
  ])('is refused with a reason when it reads %s', text => {
    expect(() => fill(text, names, '2026-11-23')).toThrow(/\S/)
  })

  it('reads multiplication before addition and keeps hyphens in names', () => {
    expect(parseFormula('1 + 2 × muc-dong - 3')).toMatchObject({ operator: '-', left: { operator: '+' } })
  })
})

describe('The shipped figures', () => {
  it.each([
    ['bhyt-ho-nguoi-1', '2026-06-30', 105_300],
    ['bhyt-ho-nguoi-1', '2026-11-23', 113_850],
    ['bhxh-tu-nguyen-thap-nhat', '2026-12-31', 330_000],
    ['bhxh-tu-nguyen-thap-nhat', '2027-01-01', 484_000],
    ['tro-cap-mai-tang', '2026-11-23', 25_300_000],
  ])('%s on %s is %d đ', (id, day, expected) => {
    const figure = figureOf(id, knowledge().names, day)
    expect('value' in figure && Math.round(figure.value)).toBe(expected)
  })
})

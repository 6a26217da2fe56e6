import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, fold, foldedKey, syllables } from '../../content/search/fold.ts'
import { fromTelex, fromVni } from '../../content/search/keystrokes.ts'
import { readQuestion } from '../../content/search/search.ts'
import { looksVietnamese } from '../../content/search/syllable-shape.ts'
import { tokensOf } from '../../content/search/token.ts'
import { goldenQuestions } from '../golden/questions.ts'
import { mendedSlips, SLIPS } from '../golden/slips.ts'
import { knowledge } from '../support/knowledge.ts'
import { withoutMarks } from '../support/without-marks.ts'

const reads = (text: string) =>
  readQuestion(text, knowledge().index)
    .map(token => token.folded)
    .join(' ')

describe('Southern words', () => {
  it.each([
    ['tui hông có lương hưu', 'toi khong co luong huu'],
    ['mần giấy khai sanh', 'lam giay khai sinh'],
    ['tui lanh duoc hong', 'toi lanh duoc khong'],
    ['mua ban so hong', 'mua ban so hong'],
    ['xe bi hong', 'xe bi hong'],
  ])('are read as entries spell them: "%s"', (typed, meant) => {
    expect(tokensOf(typed).map(({ folded }) => folded)).toEqual(meant.split(' '))
  })
})

describe('Folding', () => {
  it('makes NFC and NFD, both tone placements and đ the same', () => {
    expect(fold('Đồng Nai')).toBe('dong nai')
    expect(fold('hoà'.normalize('NFD'))).toBe('hoa')
    expect(canonical('hoà')).toBe(canonical('hòa'))
    expect(canonical('thuý')).toBe(canonical('thúy'))
    expect(canonical('bạo')).not.toBe(canonical('bảo'))
  })

  it('never fails and is done after once, for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        text => fold(fold(text)) === fold(text) && Array.isArray(syllables(text)),
      ),
    )
  })

  it('keeps numbers, dates and amounts whole', () => {
    expect(syllables('đóng 1,5 triệu từ 30/4/2026')).toEqual(['đóng', '1,5', 'triệu', 'từ', '30/4/2026'])
  })
})

describe('Raw keystrokes', () => {
  it.each([
    ['baor', 'bảo'],
    ['hieemr', 'hiểm'],
    ['hieerm', 'hiểm'],
    ['xax', 'xã'],
    ['hooij', 'hội'],
    ['thaats', 'thất'],
    ['nghieepj', 'nghiệp'],
    ['dduwowcj', 'được'],
    ['tuw', 'tư'],
    ['muoons', 'muốn'],
    ['cheets', 'chết'],
    ['nguwowif', 'người'],
    ['luwowng', 'lương'],
    ['vieecj', 'việc'],
    ['ddongs', 'đóng'],
    ['quas', 'quá'],
  ])('Telex %s is %s', (typed, meant) => expect(fromTelex(typed)).toBe(meant))

  it.each([
    ['bao3', 'bảo'],
    ['hie6m3', 'hiểm'],
    ['xa4', 'xã'],
    ['ho6i5', 'hội'],
    ['d9u7o7c5', 'được'],
    ['lu7o7ng', 'lương'],
  ])('VNI %s is %s', (typed, meant) => expect(fromVni(typed)).toBe(meant))
})

describe('A question is read as it was meant', () => {
  it.each([
    ['bao hieerm xax hooij tuwj nguyeenj', 'bảo hiểm xã hội tự nguyện'],
    ['bao3 hie6m3 that61 nghie6p5', 'bảo hiểm thất nghiệp'],
    ['baohiemxahoi', 'bảo hiểm xã hội'],
    ['bảo hiểmm thất nghiệpp', 'bảo hiểm thất nghiệp'],
    ['trợ cấp thất nghịep', 'trợ cấp thất nghiệp'],
    ['BHXH', 'bảo hiểm xã hội'],
  ])('"%s" as "%s"', (typed, meant) => expect(reads(typed)).toBe(reads(meant)))

  it.each([
    ['co dog bhtn thi di hoc nghe', 'co dong bhtn thi di hoc nghe'],
    ['muoons rucs baor hieemr', 'muon rut bao hiem'], // Telex with a slip in the word itself
    ['ddogs baor hieemr xax hooij', 'dong bao hiem xa hoi'],
    ['t bi ung thu', 'toi bi ung thu'],
    ['thai san t 7', 'thai san thang 7'],
    ['ddđ', 'ddđ'],
  ])('mends "%s" by what stands beside: "%s"', (typed, meant) => expect(reads(typed)).toBe(reads(meant)))

  it.each([
    ['đóng tựnhuyện', 'dong tu nguyen'],
    ['tron dpngbhxh', 'tron dong bhxh'],
    ['nộpgiyấtờ ở đâu', 'nop giay to o dau'],
  ])('cuts words run together although one has a slip: "%s" is "%s"', (typed, meant) =>
    expect(reads(typed)).toBe(reads(meant)),
  )

  it.each(['duyen', 'tuyet', 'khiep', 'python'])('does not cut one word in two: %s', word =>
    expect(tokensOf(reads(word)).length).toBe(1),
  )

  it.each(Object.keys(SLIPS) as (keyof typeof SLIPS)[])('undoes most slips: %s', slip => {
    const questions = goldenQuestions('situations').map(({ q }) => q)
    const { read, of } = mendedSlips(slip, questions, knowledge().index)
    expect(read / of).toBeGreaterThan(0.65)
  })

  it('leaves a look-alike abbreviation and a number alone', () => {
    expect(reads('bhtn')).not.toBe(reads('bhyt'))
    expect(reads('ngày 25 tháng 12')).toContain('25')
    expect(reads('nộp 1500000')).toContain('1500000')
  })

  it('does not depend on marks being there', () => {
    for (const entry of knowledge().content.entries.slice(0, 40))
      expect(foldedKey(withoutMarks(entry.question))).toBe(foldedKey(entry.question))
  })

  it('tells a Vietnamese syllable from a slip', () => {
    for (const word of ['nghieng', 'thuong', 'quyet', 'gi', 'uong', 'khuya', 'oai', 'yeu'])
      expect([word, looksVietnamese(word)]).toEqual([word, true])
    for (const word of ['bhxh', 'hiemm', 'ngh', 'xcv', 'thaats'])
      expect([word, looksVietnamese(word)]).toEqual([word, false])
  })
})

import { describe, expect, it } from 'vitest'
import { correctionIn } from '../../bot/understanding/correction.ts'

describe('A message that corrects what was understood', () => {
  it.each([
    ['không phải BHXH, bảo hiểm y tế', 'bảo hiểm y tế', false],
    ['no bao hiem chu ko phai no luong', 'no bao hiem', false],
    ['ý em là nghỉ ốm', 'ý em là nghỉ ốm', false],
    ['k, hoi cho ba em', 'hoi cho ba em', false],
    ['nhầm, BHXH một lần', 'BHXH một lần', false],
    ['ko hỏi ngày, hỏi chỗ nào', 'hỏi chỗ nào', true],
    ['không phải cái đó, tôi hỏi lãi suất', 'tôi hỏi lãi suất', true],
    ['nha em khong phai ho ngheo', '', true],
  ])('says what is meant instead: "%s"', (text, instead, ofPart) => {
    expect(correctionIn(text)).toMatchObject({ instead, ofPart })
  })

  it('takes what is not meant out of what was said before', () => {
    expect(correctionIn('không phải hết hạn, mất')?.notMeant).toEqual(new Set(['het', 'han']))
    expect(correctionIn('ko hỏi ngày, hỏi chỗ nào')?.notMeant).toEqual(new Set())
  })

  it.each([
    'không phải đóng thì sao',
    'không phải hộ nghèo, được không',
    'không có hợp đồng thì sao',
    'y tế phường ở đâu',
    'mất thẻ bảo hiểm y tế',
  ])('is not seen where something is told or asked: "%s"', text => {
    expect(correctionIn(text)).toBeUndefined()
  })
})

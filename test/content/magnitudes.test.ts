import { describe, expect, it } from 'vitest'
import { magnitudesIn } from '../../content/search/magnitudes.ts'
import { tokensOf } from '../../content/search/token.ts'

const of = (text: string) => magnitudesIn(tokensOf(text))

describe('How large the numbers of a question are', () => {
  it('is one word for numbers between the same steps, another beyond a step', () => {
    expect(of('đóng 37 năm')).toEqual(of('dong 39 nam'))
    expect(of('đóng 14 năm')).not.toEqual(of('đóng 15 năm'))
    expect(of('bà 74 tuổi')).not.toEqual(of('bà 75 tuổi'))
    expect(of('14 năm')).not.toEqual(of('14 tháng'))
  })

  it('reads numbers written in words and units cut short', () => {
    expect(of('mười lăm năm')).toEqual(of('15 năm'))
    expect(of('hai mươi năm')).toEqual(of('20 năm'))
    expect(of('bảy mươi lăm tuổi')).toEqual(of('75 tuổi'))
    expect(of('ba tháng rưỡi')).toEqual(of('3 tháng'))
    expect(of('mười tháng')).toEqual(of('10 tháng'))
    expect(of('hai lăm tuổi')).toEqual(of('25t'))
    expect(of('1,5 triệu')).toEqual(of('1tr'))
  })

  it('is not told by dates, months of the year or numbers of nothing', () => {
    expect(of('tháng 5 năm 2016')).toEqual([])
    expect(of('từ năm 2016 tới tháng 8')).toEqual([])
    expect(of('điều 37 luật số 41')).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { communeNames } from '../../content/commune.ts'
import { ask, knowledge } from '../support/knowledge.ts'
import { withoutMarks } from '../support/without-marks.ts'

describe('A citizen who asks whether a commune belongs to Đồng Nai', () => {
  it('is told yes for all 95, with and without marks', () => {
    const names = communeNames(knowledge().content.communes)
    expect(names).toHaveLength(95)
    for (const name of names) {
      for (const text of [`${name} thuộc Đồng Nai không?`, withoutMarks(`${name} co thuoc dong nai khong`)]) {
        const answer = ask(text)
        expect([text, answer.kind, answer.text.startsWith('Có.')]).toEqual([text, 'found', true])
        expect([text, answer.text.toLowerCase()]).toEqual([text, expect.stringContaining(name.toLowerCase())])
      }
    }
  })

  it('is told honestly when the name is not among them', () => {
    expect(ask('xã Hiệp Phước thuộc Đồng Nai không').text).toContain('không thấy tên này')
  })
})

import { describe, expect, it } from 'vitest'
import { readEntryForm } from '../../content/desk/entry-form.ts'
import { ENTRY_FIELDS, fieldsOf } from '../../content/desk/entry-form-fields.ts'
import { readSource, writeSource } from '../../content/desk/entry-form-sources.ts'
import { Entry, SECTION_KEYS } from '../../content/entry.ts'
import { knowledge } from '../support/knowledge.ts'

const { content } = knowledge()
const ID = 'bhtn-nop-ho-so'
const entry = knowledge().entries.get(ID)!
const typed = (changes: Record<string, string> = {}) => ({ ...fieldsOf(entry), ...changes })
const complaintsOf = (changes: Record<string, string>) => readEntryForm(ID, typed(changes), content).complaints ?? {}

describe('The form of an entry', () => {
  it('has a field for everything an entry holds', () => {
    const names = ENTRY_FIELDS.map(({ name }) => name)
    for (const key of Object.keys(Entry.shape).filter(key => key !== 'id' && key !== 'sections'))
      expect(names).toContain(key)
    for (const key of SECTION_KEYS) expect(names).toContain(`section-${key}`)
  })

  it('gives every shipped entry back as it was', () => {
    const spaced = (text: string) => text.replace(/\s+/g, ' ').trim()
    for (const each of content.entries) {
      const { entry: read } = readEntryForm(each.id, fieldsOf(each), { ...content, entries: [each, ...related(each)] })
      expect(read && { ...read, sections: undefined }).toEqual({
        ...each,
        alsoAskedAs: each.alsoAskedAs.map(spaced),
        sections: undefined,
      })
      expect(new Map(read?.sections.map(part => [part.key, part.text]))).toEqual(
        new Map(each.sections.map(part => [part.key, part.text])),
      )
    }
  })

  it.each([
    ['lead', { lead: 'chữ '.repeat(61) }, 'dài 61 tiếng'],
    ['lead', { lead: 'Bạn nhận 500.000 đồng một tháng.' }, 'có số tiền gõ tay "500.000 đồng"'],
    ['lead', { lead: 'Gọi 1900 9068 để hỏi thêm.' }, 'có số điện thoại gõ tay'],
    ['lead', { lead: '' }, 'còn thiếu'],
    ['lead', { lead: 'Bạn nhận {{ muc-khong-co }}.' }, 'không có mức tiền tên "muc-khong-co"'],
    ['section-where', { 'section-where': 'Xem www.dongnai.gov.vn nhé.' }, 'có địa chỉ mạng gõ tay'],
    ['alsoAskedAs', { alsoAskedAs: 'hỏi một\nhỏi hai' }, 'cần ít nhất 8'],
    ['sources', { sources: 'luat-khong-co, Điều 1' }, 'không có văn bản "luat-khong-co"'],
    ['sources', { sources: 'Luật Việc làm' }, 'chưa đúng dạng'],
    ['sources', { sources: '' }, 'cần ít nhất 1'],
    ['owner', { owner: 'noi-khong-co' }, 'không có nơi "noi-khong-co"'],
    ['topic', { topic: '' }, 'còn thiếu'],
    ['related', { related: 'muc-khong-co' }, 'không có mục hỏi đáp "muc-khong-co"'],
    ['validFrom', { validFrom: '2026-02-30' }, 'phải là ngày có thật'],
    ['validUntil', { validUntil: '2020-01-01' }, 'phải sau validFrom'],
    ['confidence', { confidence: 'C' }, 'chỉ nhận một trong'],
  ])('complains at %s', (field, changes, says) => {
    expect(complaintsOf(changes)[field]?.join('; ')).toEqual(expect.stringContaining(says))
  })

  it('tells which entry already has a wording, also without marks', () => {
    const other = knowledge().entries.get('bhyt-mat-the')!
    const alsoAskedAs = `${fieldsOf(entry).alsoAskedAs}\n${other.question.normalize('NFD').replace(/[\u0300-\u036f]/g, '')}`
    expect(complaintsOf({ alsoAskedAs }).alsoAskedAs?.join()).toEqual(expect.stringContaining('bhyt-mat-the'))
  })

  it('speaks of pages and not of files', () => {
    const says = JSON.stringify(complaintsOf({ lead: 'Bạn nhận 500.000 đồng, gọi 1900 9068, xem www.a.vn.' }))
    expect(says).not.toContain('content/')
  })

  it.each([
    ['nd-374-2025, Điều 14', { law: 'nd-374-2025', article: 'Điều 14' }],
    ['nd-374-2025', { law: 'nd-374-2025' }],
    ['KH-III.2.g', { plan: 'KH-III.2.g' }],
    ['- { law: nd-374-2025, article: "Điều 14, khoản 2" }', { law: 'nd-374-2025', article: 'Điều 14, khoản 2' }],
    ['- { plan: KH-III.2.g }', { plan: 'KH-III.2.g' }],
  ])('reads the source "%s"', (line, source) => {
    expect(readSource(line)).toEqual(source)
    expect(readSource(writeSource(source))).toEqual(source)
  })
})

function related(entry: Entry): Entry[] {
  return entry.related.map(id => knowledge().entries.get(id)!)
}

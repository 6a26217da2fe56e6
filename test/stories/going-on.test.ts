import { describe, expect, it } from 'vitest'
import type { Turn } from '../../bot/conversation.ts'
import { ask } from '../support/knowledge.ts'

const answered = (said: string): Turn => {
  const answer = ask(said)
  if (answer.kind !== 'found') throw new Error(`"${said}" was not answered but ${answer.kind}`)
  return { said, at: 0, kind: 'found', entries: [answer.entry], topic: answer.topic }
}

describe('A citizen who asks on', () => {
  const first = answered('nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp')

  it.each(['nộp ở đâu?', 'o dau vay', 'cần giấy tờ gì', 'thế nộp ở đâu ạ', 'giay to gi'])(
    'by "%s" stays with the same entry and gets the part',
    text => {
      const answer = ask(text, { after: [first] })
      expect(answer.kind === 'found' && answer.entry).toBe(first.entries[0])
      expect(answer.kind === 'found' && answer.parts.length).toBeGreaterThan(0)
    },
  )

  it('after thanks or an opinion stays with it, too', () => {
    const thanks: Turn = { said: 'cảm ơn', at: 0, kind: 'courtesy', entries: [] }
    const answer = ask('nộp ở đâu?', { after: [first, thanks] })
    expect(answer.kind === 'found' && answer.entry).toBe(first.entries[0])
  })

  it('by "còn năm sau?" gets the figures of next year', () => {
    const dues = answered('mức đóng bảo hiểm xã hội tự nguyện thấp nhất')
    expect(ask('còn năm sau?', { after: [dues] }).text).toContain('484.000 đ')
  })

  it('with a new subject gets a new entry', () => {
    const answer = ask('khi nào có sàn việc làm', { after: [first] })
    expect(answer.kind).toBe('fairs')
    const other = ask('mức đóng bhyt hộ gia đình', { after: [first] })
    expect(other.kind === 'found' && other.topic).toBe('bhyt')
  })

  it('and is in danger is heard first', () => {
    expect(ask('cứu em', { after: [first] }).kind).toBe('urgent')
  })
})

import { describe, expect, it } from 'vitest'
import type { Answer } from '../../bot/answer.ts'
import { drawForTelegram, plainOf } from '../../bot/channels/telegram-drawing.ts'
import { articlesFor } from '../../bot/channels/telegram-inline.ts'
import { drawForZalo } from '../../bot/channels/zalo-drawing.ts'
import { reply } from '../../bot/reply.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { AnswerView } from '../../web/parts/answer-view.tsx'
import { knowledge } from '../support/knowledge.ts'

const AT = Date.parse('2026-11-28T05:00:00Z')
const QUESTION = 'nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp'
const HELP = /trẻ em gọi 111 .*người lớn gọi 113/

/** As if the examples found every message a little like danger. */
const suspicious = (): Knowledge => ({ ...knowledge(), alarm: { ...knowledge().alarm, suspects: () => true } })

const asked = (text: string, by: Knowledge = suspicious()): Answer => reply({ text, at: AT }, [], by)

const drawn = (answer: Answer): string[] => [
  answer.text,
  drawForTelegram(answer)
    .map(({ html }) => plainOf(html))
    .join('\n'),
  drawForZalo(answer).join('\n'),
  String(AnswerView({ answer })),
]

describe('A message that is a little like danger', () => {
  it('gets its answer, and under it the numbers to call, on every channel', () => {
    for (const text of [QUESTION, 'giá vàng hôm nay bao nhiêu', 'hồ sơ', 'xin chào']) {
      const answer = asked(text)
      expect([text, answer.kind]).toEqual([text, asked(text, knowledge()).kind])
      for (const seen of drawn(answer)) expect(seen).toMatch(HELP)
      expect(answer.actions.filter(({ kind }) => kind === 'call').map(({ value }) => value)).toEqual(['111', '113'])
    }
  })

  it('is told so only where the examples suspect danger', () => {
    for (const seen of drawn(asked(QUESTION, knowledge()))) expect(seen).not.toMatch(HELP)
  })

  it('is not told twice: not in danger itself, nor under a pressed button', () => {
    for (const text of ['ba uống rượu về là đánh con chảy máu', '#bhtn-nop-ho-so'])
      expect([text, asked(text).inCase]).toEqual([text, undefined])
  })

  it('is told to the one who asks, never to a group', () => {
    const article = articlesFor(QUESTION, AT, suspicious(), 'bot')[0]
    expect(article?.input_message_content.message_text).toContain('thất nghiệp')
    expect(article?.input_message_content.message_text).not.toMatch(HELP)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../bot/answer.ts'
import { drawForTelegram, plainOf } from '../../bot/channels/telegram-drawing.ts'
import { reply } from '../../bot/reply.ts'
import { noonOf } from '../../content/day.ts'
import { knowledge, TODAY } from '../support/knowledge.ts'
import { textRefused } from '../support/telegram-server.ts'

const says = (lead: string): Answer => ({ kind: 'declined', lead, text: lead, actions: [], considered: [] })
const words = (text: string) => text.replace(/[*•\s-]+/g, '')

describe('An answer on Telegram', () => {
  it('of every entry, whole, is what Telegram takes', () => {
    const { entries } = knowledge()
    expect(entries.size).toBeGreaterThan(100)
    for (const id of entries.keys())
      for (const name of [`#${id}`, `#${id}:all`]) {
        const answer = reply({ text: name, at: noonOf(TODAY) }, [], knowledge())
        const drawn = drawForTelegram(answer)
        for (const { html, buttons } of drawn) {
          const body = { text: html, parse_mode: 'HTML', reply_markup: { inline_keyboard: buttons } }
          expect([name, textRefused(body)]).toEqual([name, undefined])
        }
        expect([name, drawn.at(-1)!.buttons.length]).toEqual([name, answer.actions.length])
      }
  })

  it('of any length and letters is split between words with whole tags, and no word is lost', () => {
    const word = fc.oneof(
      fc.constantFrom('**', '<b>', '&amp;', 'a&b', '<', '- ', '\n', '\n\n', 'tiền. ', '😀'),
      fc.string(),
    )
    const text = fc.array(word, { maxLength: 40 }).map(list => `x ${list.join(' ')} `)
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 200 }), (piece, times) => {
        const whole = piece.repeat(times)
        const drawn = drawForTelegram(says(whole)).map(each => each.html)
        for (const html of drawn) if (textRefused({ text: html, parse_mode: 'HTML' })) return false
        return words(drawn.map(plainOf).join('')) === words(whole)
      }),
      { numRuns: 200 },
    )
  })

  it('keeps words bold on both sides of a cut', () => {
    const drawn = drawForTelegram(says(`**${'lời dặn quan trọng. '.repeat(400)}**`)).map(each => each.html)
    expect(drawn.length).toBeGreaterThan(1)
    for (const html of drawn) expect(html).toMatch(/^<b>[\s\S]*<\/b>$/)
    expect(drawn[0]).toMatch(/\.<\/b>$/)
  })
})

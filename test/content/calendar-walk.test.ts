import { describe, expect, it } from 'vitest'
import { addDays } from '../../content/day.ts'
import { impactOf } from '../../content/impact-of.ts'
import { renderEntry } from '../../content/render-entry.ts'
import { staleOn, WARNED_AHEAD } from '../../content/stale-on.ts'
import { ask, knowledge } from '../support/knowledge.ts'

const FIRST = '2026-11-23'
const DAYS = 731 // 24 months

describe('Over 24 months, day by day', () => {
  it('nothing past its end is served as current, and officers are warned 30 days ahead', () => {
    const { content, names } = knowledge()
    const warned = new Set<string>()
    for (let count = 0, day = FIRST; count < DAYS; count++, day = addDays(day, 1)) {
      for (const { what, why } of staleOn(day, content)) if (why.endsWith('soon')) warned.add(what)
      for (const entry of content.entries) {
        if (entry.validFrom > day) continue
        const { endedOn } = renderEntry(entry, names, day)
        const ended = entry.validUntil !== undefined && entry.validUntil < day
        if (ended) expect([entry.id, day, endedOn]).toEqual([entry.id, day, entry.validUntil])
        if (ended && entry.validUntil! > addDays(FIRST, WARNED_AHEAD))
          expect([entry.id, warned.has(entry.id)]).toEqual([entry.id, true])
      }
    }
  }, 120_000)

  it('an ended rule is told as ended, with whom to ask', () => {
    const ended = knowledge().content.entries.find(entry => entry.validUntil)
    if (!ended) return
    const answer = ask(`#${ended.id}`, { on: addDays(ended.validUntil!, 1) })
    expect(answer.text).toContain('quy định áp dụng đến hết ngày')
  })
})

describe('A figure that changes', () => {
  it('reaches every sentence and figure that stands on it', () => {
    const { amounts, sentences } = impactOf('muc-tham-chieu', knowledge().content, FIRST)
    expect(amounts).toEqual(expect.arrayContaining(['bhyt-ho-nguoi-1', 'bhyt-ho-nguoi-5', 'tro-cap-mai-tang']))
    expect(
      sentences.some(each => each.entry === 'bhyt-ho-gia-dinh-muc-dong' && each.sentence.includes('113.850 đ')),
    ).toBe(true)
  })

  it('is refused by a name nobody knows', () => {
    expect(() => impactOf('khong-co', knowledge().content, FIRST)).toThrow('không có mức tiền')
  })
})

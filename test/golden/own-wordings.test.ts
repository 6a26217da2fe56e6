import { describe, expect, it } from 'vitest'
import { search } from '../../content/search/search.ts'
import { knowledge, TODAY } from '../support/knowledge.ts'
import { withoutMarks } from '../support/without-marks.ts'

// An entry's own wording finds it first, or the packer's rule "not stolen" is a lie; a few near neighbours may swap.
const EVERY = 8 // thirteen thousand wordings would take minutes
const FIRST = 0.985
const FIRST_WITHOUT_MARKS = 0.97

describe('Every entry', () => {
  it('is found by its question and by its other wordings, with and without marks', () => {
    const { entries, index } = knowledge()
    const missed: string[] = []
    const missedWithoutMarks: string[] = []
    let asked = 0
    for (const entry of entries.values()) {
      if (entry.validFrom > TODAY) continue
      for (const [at, wording] of [entry.question, ...entry.alsoAskedAs].entries()) {
        if (at % EVERY !== 0) continue
        asked++
        const first = (text: string) => search(text, index, TODAY).matches[0]?.found.id
        if (first(wording) !== entry.id) missed.push(`${entry.id}: "${wording}" finds ${first(wording)}`)
        if (first(withoutMarks(wording)) !== entry.id)
          missedWithoutMarks.push(`${entry.id}: "${wording}" finds ${first(withoutMarks(wording))}`)
      }
    }
    console.log(
      `own wordings: ${asked} asked, ${missed.length} missed, ${missedWithoutMarks.length} missed without marks`,
    )
    expect.soft(missed.length / asked <= 1 - FIRST ? [] : missed).toEqual([])
    expect.soft(missedWithoutMarks.length / asked <= 1 - FIRST_WITHOUT_MARKS ? [] : missedWithoutMarks).toEqual([])
  }, 120_000)

  it('is found first by its own question, without exception', () => {
    const { entries, index } = knowledge()
    const missed = [...entries.values()].filter(
      entry => entry.validFrom <= TODAY && search(entry.question, index, TODAY).matches[0]?.found.id !== entry.id,
    )
    expect(missed.map(entry => entry.question)).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { fromLetters, MOST_IN_LETTER, NumberReader, NumberWriter, toLetters } from '../../content/search/bytes.ts'
import { diceFrom } from '../../content/search/dice.ts'

describe('Numbers written as text', () => {
  it('are read back as they were, small and large', () => {
    const dice = diceFrom(1)
    const numbers = [
      0,
      60,
      61,
      90,
      91,
      1890,
      1891,
      2 ** 31,
      ...Array.from({ length: 500 }, () => Math.floor(1e5 * dice() ** 3)),
    ]
    const writer = new NumberWriter()
    for (const number of numbers) writer.add(number)
    const rising = [...new Set(numbers)].sort((a, b) => a - b)
    writer.addRising(rising.filter(number => number < 2 ** 31))
    const text = writer.toText()
    const reader = new NumberReader(text)
    expect(numbers.map(() => reader.next())).toEqual(numbers)
    expect([...reader.rising()]).toEqual(rising.filter(number => number < 2 ** 31))
    expect(JSON.stringify(text)).toHaveLength(text.length + 2) // nothing in it needs an escape
  })

  it('take a letter each where they are few', () => {
    const all = Array.from({ length: 2 * MOST_IN_LETTER + 1 }, (_, at) => at - MOST_IN_LETTER)
    expect([...fromLetters(toLetters(all))]).toEqual(all)
    expect(JSON.stringify(toLetters(all))).toHaveLength(all.length + 2)
  })
})

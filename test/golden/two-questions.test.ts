import { describe, expect, it } from 'vitest'
import { reply } from '../../bot/reply.ts'
import { noonOf } from '../../content/day.ts'
import { knowledge } from '../support/knowledge.ts'
import type { Golden } from './measure.ts'
import { goldenQuestions, isHoldout } from './questions.ts'

const answersTo = ({ q }: Golden): string[] => {
  const answer = reply({ text: q, at: noonOf('2026-11-23') }, [], knowledge())
  return answer.kind === 'found' ? [answer.entry, ...answer.also.map(({ entry }) => entry)] : []
}
const questions = goldenQuestions('two-questions')

describe('Two questions in one message', () => {
  it('are mostly both answered, and rightly', () => {
    const two = questions.filter(each => each.noise === 'two questions' && isHoldout(each.id))
    const both = two.filter(each => {
      const answers = answersTo(each)
      return answers.length === 2 && answers.every(entry => each.entries.includes(entry))
    })
    console.log(`both answered rightly: ${both.length} of ${two.length}`)
    expect(both.length).toBeGreaterThanOrEqual(0.6 * two.length)
  })

  it('are not seen in one question that several sentences lead to', () => {
    const one = questions.filter(each => each.noise === 'one question')
    const taken = one.filter(each => answersTo(each).length === 2)
    console.log(`answered as two: ${taken.length} of ${one.length}`)
    expect(taken.length).toBeLessThanOrEqual(0.08 * one.length)
  })
})

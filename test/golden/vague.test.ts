import { expect, it } from 'vitest'
import { ask } from '../support/knowledge.ts'
import { goldenQuestions } from './questions.ts'

it('A few words that could mean anything are seldom answered as if they were clear', () => {
  const vague = goldenQuestions('vague')
  const answered = vague.filter(({ q }) => ask(q).kind === 'found')
  console.log(`answered: ${answered.length} of ${vague.length}\n${answered.map(({ q }) => q).join('\n')}`)
  expect(answered.length).toBeLessThanOrEqual(0.06 * vague.length)
})

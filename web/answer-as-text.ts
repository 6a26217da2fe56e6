import type { Answer } from '../bot/answer.ts'

/** An answer as a terminal shows it: title, text, sources, and what can be done next. */
export function answerAsText(answer: Answer): string {
  const sources = 'citations' in answer ? ['', 'Căn cứ:', ...answer.citations.map(each => `- ${each.label}`)] : []
  const next = answer.actions.map(action => `[${action.label}]`).join(' ')
  const title = answer.kind === 'found' ? [answer.title, ''] : []
  return [...title, answer.text, ...sources, ...(next ? ['', next] : [])].join('\n')
}

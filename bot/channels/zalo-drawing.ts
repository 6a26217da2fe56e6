import { writeDay } from '../../content/day.ts'
import { wording } from '../../content/wording.ts'
import type { Action, Answer, Citation } from '../answer.ts'
import { fairLine } from '../steps/fairs.ts'
import { splitText } from './split-text.ts'

export const ZALO_TEXT_LIMIT = 2000 // longer texts are refused (error -210), not cut

/**
 * An answer as plain texts of at most 2,000 characters, each a message of its own. What can be said next stands under
 * it as a numbered menu, because neither buttons nor layout work everywhere on Zalo.
 */
export function drawForZalo(answer: Answer, publicUrl?: string): string[] {
  const calls = answer.actions.filter(action => action.kind === 'call').map(action => `☎ ${action.label}`)
  const links = answer.actions.flatMap(action => linkLine(action, publicUrl))
  // Whoever is in danger reads the numbers first.
  const blocks =
    answer.kind === 'urgent'
      ? [calls.join('\n'), ...blocksOf(answer), links.join('\n'), menuBlock(menuOf(answer))]
      : [...blocksOf(answer), answer.inCase ?? '', calls.join('\n'), links.join('\n'), menuBlock(menuOf(answer))]
  return splitText(blocks.filter(Boolean).join('\n\n').normalize('NFC'), ZALO_TEXT_LIMIT)
}

/** What a citizen picks from by number, in the order it is drawn. */
export function menuOf(answer: Answer): Action[] {
  return answer.actions.filter(action => action.kind === 'say')
}

function menuBlock(menu: readonly Action[]): string {
  return menu.length === 0
    ? ''
    : [wording.pickByNumber, ...menu.map((action, at) => `${at + 1}. ${action.label}`)].join('\n')
}

/** A link that works outside our pages; a path of ours only when we know where the world reaches us. */
function linkLine({ kind, label, value }: Action, publicUrl?: string): string[] {
  const url = openUrl({ kind, value }, publicUrl)
  return url ? [`${label}: ${url}`] : []
}

/** The address an action opens, with https, if it has one. */
export function openUrl({ kind, value }: Pick<Action, 'kind' | 'value'>, publicUrl?: string): string | undefined {
  if (kind !== 'open') return undefined
  if (value.startsWith('https://')) return value
  return value.startsWith('/') && publicUrl ? publicUrl.replace(/\/$/, '') + value : undefined
}

function blocksOf(answer: Answer): string[] {
  switch (answer.kind) {
    case 'found':
      return [
        ...[answer, ...answer.also].flatMap(each => [
          each.title,
          each.caution ? `⚠️ ${each.caution}` : '',
          plain(each.lead),
          ...each.parts.map(part => `${part.heading}:\n${plain(part.text)}`),
        ]),
        answer.besides ?? '',
        sources(answer.citations, `Tính đến ngày ${writeDay(answer.asOf)}`),
      ]
    case 'fairs':
      return [
        answer.lead,
        answer.fairs.map(fair => `• ${fairLine(fair)}`).join('\n'),
        answer.advice,
        sources(answer.citations),
      ]
    case 'urgent':
      return [plain(answer.lead), plain(answer.next), sources(answer.citations)]
    case 'choice':
    case 'question':
    case 'courtesy':
    case 'declined':
    case 'unknown':
    case 'waiting':
      return [plain(answer.lead)]
  }
}

function plain(text: string): string {
  return text.replaceAll('**', '').replace(/^- /gm, '• ')
}

function sources(citations: readonly Citation[], dated = ''): string {
  return [dated, ...citations.map(citation => `Căn cứ: ${citation.label}`)].filter(Boolean).join('\n')
}

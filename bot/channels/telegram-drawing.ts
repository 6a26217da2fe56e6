import { writeDay } from '../../content/day.ts'
import type { Action, Answer, Citation } from '../answer.ts'
import { fairLine } from '../steps/fairs.ts'
import { splitText } from './split-text.ts'

type Button = { text: string; callback_data: string } | { text: string; url: string }

/** One Telegram message: HTML text and rows of buttons. */
export interface TelegramMessage {
  html: string
  buttons: Button[][]
  /** Contact cards sent after the text, so that a number can be called with one tap. */
  contacts: { phone: string; name: string }[]
}

const TEXT_LIMIT = 4000 // Telegram allows 4,096 after entities; some room for what we add
const PIECE_LIMIT = 3500 // as written; escaping and tags may make it longer, which Telegram does not count
const DATA_LIMIT = 64 // bytes of callback data
const LABEL_LIMIT = 60 // longer labels are cut by small phones anyway

/** An answer as Telegram messages; the buttons stand under the last. */
export function drawForTelegram(answer: Answer): TelegramMessage[] {
  const pieces = joinBlocks([...blocksOf(answer), ...prose(answer.inCase ?? '')])
  return pieces.map((html, at) => {
    const last = at === pieces.length - 1
    return {
      html,
      buttons: last ? buttonsOf(answer.actions) : [],
      contacts: last && answer.kind === 'urgent' ? contactsOf(answer.actions) : [],
    }
  })
}

/** `& < >` written so that Telegram shows them. */
function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** What a citizen reads of a message, without tags. */
export function plainOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}

/** `call:` buttons answer with a contact card, because Telegram allows no `tel:` links. */
export const CALL = 'call:'

function blocksOf(answer: Answer): string[] {
  switch (answer.kind) {
    case 'found':
      return [
        ...[answer, ...answer.also].flatMap(each => [
          bold(each.title),
          ...(each.caution ? [`⚠️ ${escapeHtml(each.caution)}`] : []),
          ...prose(each.lead),
          ...each.parts.flatMap(part => [bold(part.heading), ...prose(part.text)]),
        ]),
        ...prose(answer.besides ?? ''),
        ...sources(answer.citations, `Tính đến ngày ${writeDay(answer.asOf)}`),
      ]
    case 'fairs':
      return [
        bold(answer.lead),
        ...answer.fairs.map(fair => escapeHtml(`• ${fairLine(fair)}`)),
        escapeHtml(answer.advice),
        ...sources(answer.citations, ''),
      ]
    case 'urgent':
      return [bold(answer.lead), ...prose(answer.next), ...sources(answer.citations, '')]
    case 'choice':
    case 'question':
    case 'courtesy':
    case 'declined':
    case 'unknown':
    case 'waiting':
      return prose(answer.lead)
  }
}

function prose(text: string): string[] {
  return text.split(/\n{2,}/).flatMap(paragraph =>
    keepBold(splitText(paragraph, PIECE_LIMIT)).map(piece =>
      escapeHtml(piece)
        .replace(/^- /gm, '• ')
        .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>'),
    ),
  )
}

/** Where a cut fell into bold words, both pieces get their own marks. */
function keepBold(pieces: readonly string[]): string[] {
  let open = false
  return pieces.map(piece => {
    const whole = (open ? '**' : '') + piece
    open = (whole.split('**').length - 1) % 2 === 1
    return open ? `${whole}**` : whole
  })
}

function bold(text: string): string {
  return `<b>${escapeHtml(text)}</b>`
}

function sources(citations: readonly Citation[], dated: string): string[] {
  const lines = citations.map(citation => `<i>Căn cứ: ${escapeHtml(citation.label)}</i>`)
  const blocks: string[] = []
  for (const line of [...(dated ? [`<i>${escapeHtml(dated)}</i>`] : []), ...lines]) {
    const last = blocks.at(-1)
    if (last !== undefined && last.length + line.length < PIECE_LIMIT) blocks[blocks.length - 1] = `${last}\n${line}`
    else blocks.push(line)
  }
  return blocks
}

function joinBlocks(blocks: readonly string[]): string[] {
  const pieces: string[] = []
  for (const block of blocks.filter(Boolean)) {
    const last = pieces.at(-1)
    if (last !== undefined && plainOf(last).length + plainOf(block).length + 2 <= TEXT_LIMIT)
      pieces[pieces.length - 1] = `${last}\n\n${block}`
    else pieces.push(block)
  }
  return pieces
}

function buttonsOf(actions: readonly Action[]): Button[][] {
  return actions.flatMap((action): Button[][] => {
    const text = action.label.length > LABEL_LIMIT ? `${action.label.slice(0, LABEL_LIMIT - 1)}…` : action.label
    if (action.kind === 'open') return action.value.startsWith('https://') ? [[{ text, url: action.value }]] : []
    const data = action.kind === 'call' ? CALL + action.value : action.value
    return new TextEncoder().encode(data).length <= DATA_LIMIT ? [[{ text, callback_data: data }]] : []
  })
}

function contactsOf(actions: readonly Action[]): TelegramMessage['contacts'] {
  return actions
    .filter(action => action.kind === 'call')
    .map(action => ({ phone: action.value, name: action.label.replace(/^Gọi [\d .]+– /, '') }))
}

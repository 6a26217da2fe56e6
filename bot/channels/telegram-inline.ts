import { dayInVietnam } from '../../content/day.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { wording } from '../../content/wording.ts'
import type { Answer } from '../answer.ts'
import { foundAnswer } from '../found.ts'
import { reply } from '../reply.ts'
import { drawForTelegram } from './telegram-drawing.ts'

/** One result of a search in a group; choosing it posts its text there. */
export interface Article {
  type: 'article'
  id: string
  title: string
  description: string
  input_message_content: { message_text: string; parse_mode: 'HTML'; link_preview_options: { is_disabled: true } }
  reply_markup?: { inline_keyboard: { text: string; url: string }[][] }
}

const MOST_ARTICLES = 5
const DESCRIPTION_LIMIT = 120
const HELP_OF_111 = 'tổng đài 111 là gì'

/**
 * What a search in a group finds: the answers as anybody may read them. Danger is never made public: only what 111 is
 * and how it is called.
 */
export function articlesFor(text: string, at: number, knowledge: Knowledge, username: string): Article[] {
  if (text.trim() === '') return []
  const { inCase: _, ...answer } = reply({ text, at }, [], knowledge)
  switch (answer.kind) {
    case 'urgent': {
      const help = reply({ text: HELP_OF_111, at }, [], knowledge)
      return help.kind === 'found' ? [articleOf(help.entry, help.title, help, username)] : []
    }
    case 'fairs':
      return [articleOf('fairs', wording.nextFairs, answer, username)]
    case 'found':
      return [
        articleOf(answer.entry, answer.title, { ...answer, also: [] }, username),
        ...entriesNamed(answer, at, knowledge, username).filter(each => each.id !== answer.entry),
      ].slice(0, MOST_ARTICLES)
    case 'choice':
      return entriesNamed(answer, at, knowledge, username).slice(0, MOST_ARTICLES)
    case 'question':
    case 'courtesy':
    case 'declined':
    case 'unknown':
    case 'waiting':
      return []
  }
}

function entriesNamed({ considered }: Answer, at: number, knowledge: Knowledge, username: string): Article[] {
  return considered.flatMap(({ id }) => {
    const entry = knowledge.entries.get(id)
    return entry ? [articleOf(id, entry.question, foundAnswer(entry, [], dayInVietnam(at), knowledge), username)] : []
  })
}

function articleOf(id: string, title: string, answer: Answer, username: string): Article {
  const about = 'lead' in answer && answer.kind !== 'fairs' ? answer.lead : answer.text
  return {
    type: 'article',
    id,
    title,
    description: about.replaceAll('**', '').replace(/\s+/g, ' ').slice(0, DESCRIPTION_LIMIT),
    input_message_content: {
      message_text: drawForTelegram({ ...answer, actions: [] })[0]!.html,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    },
    // A button that speaks would answer in the chat with the bot; in a group it opens that chat.
    ...(answer.kind === 'found'
      ? {
          reply_markup: {
            inline_keyboard: [[{ text: wording.askAlone, url: `https://t.me/${username}?start=${answer.entry}` }]],
          },
        }
      : {}),
  }
}

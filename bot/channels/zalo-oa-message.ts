import type { Action, Answer } from '../answer.ts'
import { drawForZalo, openUrl } from './zalo-drawing.ts'

/** One message as the Official Account's API takes it. */
export interface OaMessage {
  text: string
  attachment?: { type: 'template'; payload: { template_type?: string; buttons: OaButton[] } }
}
type OaButton = { title: string; type: string; payload: unknown }

/** No buttons; buttons in a template without a type; or with this type. Which one Zalo takes is told differently. */
export type OaButtons = 'off' | 'untyped' | (string & {})

const MOST_BUTTONS = 5
const TITLE_LIMIT = 100

/** An answer as messages: the numbered text that works everywhere, and under the last one the same as buttons if wished. */
export function drawForOa(answer: Answer, buttons: OaButtons, publicUrl?: string): OaMessage[] {
  const texts = drawForZalo(answer, publicUrl)
  const drawn = buttons === 'off' ? [] : answer.actions.flatMap(action => buttonOf(action, publicUrl) ?? [])
  return texts.map((text, at) => {
    if (at < texts.length - 1 || drawn.length === 0) return { text }
    const type = buttons === 'untyped' ? {} : { template_type: buttons }
    return {
      text,
      attachment: { type: 'template', payload: { ...type, buttons: drawn.slice(0, MOST_BUTTONS) } },
    }
  })
}

function buttonOf(action: Action, publicUrl?: string): OaButton | undefined {
  const title = action.label.length > TITLE_LIMIT ? `${action.label.slice(0, TITLE_LIMIT - 1)}…` : action.label
  switch (action.kind) {
    case 'say': // comes back as an ordinary message with this text, which the citizen does not see
      return { title, type: 'oa.query.hide', payload: action.value }
    case 'call':
      return { title, type: 'oa.open.phone', payload: { phone_code: action.value } }
    case 'open': {
      const url = openUrl(action, publicUrl)
      return url ? { title, type: 'oa.open.url', payload: { url } } : undefined
    }
  }
}

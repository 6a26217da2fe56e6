import { wording } from '../../content/wording.ts'
import type { Answer } from '../answer.ts'
import { holdsPersonalNumber, mask } from '../understanding/mask.ts'
import type { Situation } from './step.ts'

const WORDS_LEFT = 3 // fewer words than that beside the number ask nothing

/** A message that is nothing but a personal number gets a warning; a question that holds one is answered. */
export function personalNumber({ message }: Situation): Answer | undefined {
  if (!holdsPersonalNumber(message.text)) return undefined
  const words =
    mask(message.text)
      .replace(/\[[^\]]+\]/g, '')
      .match(/\p{L}+/gu) ?? []
  if (words.length > WORDS_LEFT) return undefined
  return { kind: 'courtesy', lead: wording.personalNumber, text: wording.personalNumber, actions: [], considered: [] }
}

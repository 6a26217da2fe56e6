import { readLoosely } from '../../content/search/read-loosely.ts'
import { wording } from '../../content/wording.ts'
import type { Answer } from '../answer.ts'
import { askEntry } from '../found.ts'
import { topicButtons } from '../topic-buttons.ts'
import { asks } from '../understanding/questions.ts'
import { SHORT } from '../understanding/thread.ts'
import { considered } from './from-content.ts'
import type { Situation } from './step.ts'
import { HARDLY_OURS } from './unknown.ts'

const NEAR = 0.02 // below this chance an entry is no help
const OFFERED = 3
const SHORT_BY_ITSELF = 9 // syllables; a longer one wishes something: "xin tài trợ mở lớp dạy đàn cho người lớn"

/**
 * What only tells something ("em làm được 9 năm"), or asks in a talk what can be asked of anything, and no entry is sure: the
 * nearest entries, and what is it that you want to know? There is nothing in it that an officer could answer.
 */
export function askWhat({ message, knowledge, search, goingOn }: Situation): Answer | undefined {
  const going = goingOn()
  const tells = onlyTells(message.text, going ? SHORT : SHORT_BY_ITSELF)
  if (!tells && !going?.isBare) return undefined
  if (!going?.isBare && !ofThemselves(message.text) && (search().ours ?? 1) < HARDLY_OURS) return undefined
  const { matches } = going?.likely() ?? search()
  const near = matches.filter(({ chance }) => chance >= NEAR).slice(0, OFFERED)
  const lead = tells ? wording.toldSomething : wording.askedOfWhat
  return {
    kind: 'courtesy',
    lead,
    text: lead,
    actions: near.length > 0 ? near.map(({ found }) => askEntry(found)) : topicButtons(knowledge),
    considered: considered(near),
  }
}

const THEMSELVES = new Set('ba bo cha chau chong con e em gia ma me minh nha ong toi tui vo'.split(' '))

/** Somebody who begins with who they are: "tôi tên Hùng, chạy xe container". */
const ofThemselves = (text: string): boolean => THEMSELVES.has(readLoosely(text)[0]?.folded ?? '')

/** A short message without a word that asks. */
function onlyTells(text: string, most: number): boolean {
  const words = readLoosely(text)
  return words.length <= most && !asks(text) && words.at(-1)?.folded !== 'duoc'
}

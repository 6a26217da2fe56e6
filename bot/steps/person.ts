import { dial } from '../../content/contact.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { wording } from '../../content/wording.ts'
import type { Action, Answer } from '../answer.ts'
import { plainReadings } from '../understanding/plain-words.ts'
import type { Situation } from './step.ts'

const ME = '(?:toi|tui|em|minh|con|chau|anh|chi|co|chu|bac|t|mk|mik)'
const BEFORE = `(?:(?:da|a|alo|oi|ban|xin|vui long|lam on|lam on lam phuoc|phep|nho|hay|cho|de|giup|duoc|muon|can|dang|thich|yeu cau|thoi|${ME}) )*`
const REACH =
  '(?:gap(?: mat)?|noi chuyen|noi|chat|nhan tin|tro chuyen|trao doi|lien he|ket noi|chuyen(?: may)?)(?: truc tiep)?(?: (?:voi|cho|sang|qua|toi|den|vs|duoc|mot|1))*'
const SOMEBODY =
  '(?:can bo|cb|nhan vien|nv|tu van vien|tong dai vien|chuyen vien|con nguoi|nguoi|admin|ad)(?: (?:that|thiet|thuc|tu van|ho tro|phu trach|truc|khac|su))*'
const AFTER = `(?: (?:di|a|ah|nha|nhe|nghen|voi|giup|gium|dum|ngay|luon|lien|truc tiep|bay gio|duoc|khong|ko|k|hong|hem|dc|kg|hok|${ME}))*`
const WISH = [
  new RegExp(`^${BEFORE}${REACH} ${SOMEBODY}${AFTER}$`),
  new RegExp(`^${BEFORE}(?:can|muon) (?:mot |1 )?(?:nguoi (?:that|thiet|thuc)|con nguoi)${AFTER}$`),
]

const LEAVE =
  /^(?:[/&]?ket ?thuc|end)(?: (?:tro chuyen|noi chuyen|cuoc tro chuyen|cuoc noi chuyen|chat|voi can bo|o day))*(?: (?:di|a|nha|nhe|duoc roi|thoi|luon))*$/

/** Says "gặp cán bộ" for the citizen. */
export const callButton: Action = { kind: 'say', label: wording.callPerson, value: 'gặp cán bộ' }

/** A citizen who wants to talk to a person, or to end that. Only when the message is nothing else. */
export function person({ message, knowledge }: Situation): Answer | undefined {
  const said = plainReadings(message.text)
  if (said.some(text => WISH.some(pattern => pattern.test(text)))) {
    const { phone, actions } = helpline(knowledge)
    const lead = wording.personElsewhere(phone) // replaced by the deed, where there are officers
    return { kind: 'courtesy', lead, text: lead, actions, considered: [], does: 'call-a-person' }
  }
  if (said.some(text => LEAVE.test(text))) {
    const lead = wording.nobodyToLeave
    return { kind: 'courtesy', lead, text: lead, actions: [], considered: [], does: 'end-with-person' }
  }
  return undefined
}

export const callsAPerson = (answer: Answer): boolean => answer.kind === 'courtesy' && answer.does === 'call-a-person'

/** Where to call when nobody of ours can answer: the number as people read it, and a button. */
export function helpline({ names }: Pick<Knowledge, 'names'>): { phone: string; actions: Action[] } {
  const line = names.contacts.get('1022')
  const number = line && dial(line)
  if (!number) return { phone: '', actions: [] }
  return {
    phone: line.phone!,
    actions: [{ kind: 'call', label: `${wording.callNow(line.phone!)} – ${line.name}`, value: number }],
  }
}

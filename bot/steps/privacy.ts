import { wording } from '../../content/wording.ts'
import type { Answer } from '../answer.ts'
import type { Deed } from '../deeds.ts'
import { plainReadings } from '../understanding/plain-words.ts'
import type { Situation } from './step.ts'

const ME = '(?:toi|tui|em|minh|con|chau|chung toi|tao|t|mk|mik)'
const BEFORE = `(?:(?:da|a|alo|xin|vui long|lam on|nho|hay|cho|giup|duoc|muon|can|yeu cau|ban|bot|may|ad|${ME}) )*`
const AFTER = `(?: (?:di|a|ah|nha|nhe|voi|giup|gium|dum|ngay|luon|lien|het|nua|khoi day|khoi may|duoc khong|dc ko|dc k|duoc ko|khong|ko|k|hong|vay|the|${ME}))*`
const DATA =
  '(?:du lieu|dl|data|thong tin|lich su|tin nhan|doan chat|cuoc tro chuyen|nhung gi (?:ban |bot |may )?(?:da )?(?:luu|giu|biet))'
const OF_ME = `(?: (?:chat|tro chuyen|nhan tin|hoi dap|noi chuyen|ca nhan|rieng))*(?: (?:cua|ve|da luu ve|da luu cua|da luu))?(?: ${ME})?`

const FORGET = [
  `${BEFORE}(?:xoa|xoa bo|huy|delete|xoa sach) (?:(?:het|toan bo|tat ca|moi|sach|giup|gium|dum|cho|nhung|${ME}) )*${DATA}${OF_ME}`,
  `${BEFORE}quen (?:het )?(?:ve )?(?:toi|tui|em|minh|con|chau|chung toi|tao)`, // "quên mk" is a password
  `${BEFORE}(?:dung|khong|ko|k|thoi) (?:luu|giu) (?:gi (?:cua |ve )?${ME}|${DATA}${OF_ME}|gi het)`,
  '/(?:xoa(?: ?du ?lieu)?|delete)',
  'delete (?:all )?my data',
].map(pattern => new RegExp(`^(?:${pattern})${AFTER}$`))

const PRIVACY = [
  '/(?:rieng ?tu|privacy)',
  '(?:quyen |chinh sach |ve )?(?:rieng tu|bao mat)(?: (?:thong tin|du lieu|ca nhan))*',
  `${BEFORE}(?:(?:o|tai|day|he thong|trang nay) )*(?:co |da |dang )?(?:luu|giu|biet|thu thap|ghi)(?: lai)?(?: nhung)? (?:gi|${DATA} (?:gi|nao))(?: (?:cua|ve|tu))? ${ME}`,
  `(?:co |(?:ban|bot|may|o day|he thong) (?:co )?)(?:luu|giu|ghi)(?: lai)? ${DATA}${OF_ME}(?: (?:bao lau|lam gi|de lam gi))?`,
  `${DATA}${OF_ME} (?:co )?(?:bi |duoc )?(?:luu|giu|ghi)(?: lai)?(?: (?:o dau|bao lau|lam gi))*`,
].map(pattern => new RegExp(`^(?:${pattern})${AFTER}$`))

/** What is kept about a citizen, and deleting it. Only when the message is nothing else: "xoá sổ" is another matter. */
export function privacy({ message }: Situation): Answer | undefined {
  const said = plainReadings(message.text)
  if (said.some(text => FORGET.some(pattern => pattern.test(text)))) return courtesy(wording.forgetNot, 'forget')
  if (said.some(text => PRIVACY.some(pattern => pattern.test(text))))
    return courtesy(wording.privacy(), 'tell-what-is-kept')
  return undefined
}

function courtesy(lead: string, does: Deed): Answer {
  const actions = does === 'forget' ? [] : [{ kind: 'say' as const, label: wording.forgetMe, value: '/xoa' }]
  return { kind: 'courtesy', lead, text: lead, actions, considered: [], does }
}

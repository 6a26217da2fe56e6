import { readLoosely } from '../../content/search/read-loosely.ts'
import type { Token } from '../../content/search/token.ts'
import { wording } from '../../content/wording.ts'
import type { Answer } from '../answer.ts'
import type { Situation } from './step.ts'

const words = (text: string) => new Set(text.split(/\s+/).filter(Boolean))

/** Politeness around a wish; it changes nothing. */
const POLITE = words(
  `a ah ak oi u da vang oke ok em toi minh con chau tui tao anh chi co chu bac ban ad admin bot shop cho giup gium dum ho voi
  di nha nhe nhen nghe nghen lam_on vui long xin please pls cam on luon ngay het nua gui nho thong tin loi len cai roi hay`,
)
const ME = words('toi minh em con chau tui tao anh chi co chu bac ong ba to')
const FAIR = words('san phien viec hoi')
/** Everything somebody says who wants to hear of job fairs; with another word in it, the message means something else. */
const SUBSCRIBING = words(
  `nhac dang ky nhan bat lich hen bao khi nao luc nao co thi truoc ve moi lan sap toi den dien ra mo ngay hom mot hai ba 1 2 3
  san giao dich viec lam vieclam gd gdvl phien hoi cho tuyen dung muon duoc can tiep theo gan nhat o dong nai biet va`,
)
const AGAINST = words('khong dung thoi huy ngung tat bo chua sao')
const LONGEST_WISH = 16 // words; a longer message tells a story

const LONGEST_TEXT = 160 // letters; reading more of it would be wasted

/** What remains of a wish to stop when politeness is taken away. */
const STOPPING = words(
  `stop dung dung_lai ngung ngung_lai unsubscribe of off
  stop_nhac dung_nhac dung_nhac_lai ngung_nhac tat_nhac huy_nhac bo_nhac thoi_nhac khong_nhac khong_can_nhac khong_muon_nhac
  dung_nhan dung_nhan_nhac ngung_nhan ngung_nhan_nhac khong_nhan_nhac khong_muon_nhan_nhac khong_muon_nhan_nua
  huy_dang_ky huy_dang_ky_nhac huy_dang_ky_nhan_nhac bo_dang_ky bo_dang_ky_nhac tat_bao dung_bao ngung_bao
  tat_lich_nhac huy_lich_nhac dung_lich_nhac dung_nhac_lich huy_nhac_lich tat_nhac_lich khong_nhac_lich
  muon_dung_nhac muon_ngung_nhac muon_huy_nhac muon_thoi_nhac muon_tat_nhac muon_huy_dang_ky_nhac can_dung_nhac
  dung_lam_phien dung_nhan_tin khong_nhan_tin ngung_nhan_tin dung_nhan_nua ngung_nhan_nua khong_nhan_nua
  dung_gui_nua ngung_gui_nua khong_gui_nua`,
)
const NO_MORE = /\b(nhan|gui)(?: tin)?(?: cho (?:toi|minh|em|con|chau|tui|anh|chi))? nua\b/
const WHAT_OF = /(?<=nhac)(?:_ve)?(?:_(?:lich|san|phien|hoi_cho|giao_dich))*_viec_lam$/ // "dừng nhắc sàn việc làm"
/** Said with marks, these are not "dừng": "đúng" is yes, "dùng" is to use, "đứng" is to stand, "đừng" alone is don't. */
const NOT_STOP = words('đung1 đung2 đung5 dung1 dung2 dung5 đưng1 đưng2 đưng3 dưng5')
/** After these a bare "dung" without marks may well be "đúng". */
const ASKING = words('choice question person waiting')
/** Read as other syllables, or spelt in two ways. */
const RESPELT: Readonly<Record<string, string | undefined>> = {
  thooi: 'thoi',
  khoi: 'khong', // "khỏi nhắn nữa"
  tooi: 'toi',
  thui: 'thoi',
  thoy: 'thoi',
  ki: 'ky',
}
/** After a bare "dung" without marks these make it "đúng rồi", "đúng vậy". */
const AGREEING = /\b(?:da|vang|ok|oke|roi|a|ah|vay|the|hay)\b/

/** "nhắc tôi" and "dừng", in every spelling, when the message is nothing else. What is said here holds where nobody can be written to. */
export function remind({ message, before }: Situation): Answer | undefined {
  if (message.text.length > LONGEST_TEXT) return undefined
  const read = readLoosely(spelledOut(message.text)).map(token => ({
    ...token,
    folded: RESPELT[token.folded] ?? token.folded,
  }))
  if (read.length === 0 || read.length > LONGEST_WISH) return undefined
  if (meansStop(read, ASKING.has(before.at(-1)?.kind ?? '')))
    return says(wording.noRemindersHere, { does: 'stop-reminding', actions: [] })
  if (meansRemind(withoutMayI(read.map(token => token.folded))))
    return says(wording.remindersNotHere, {
      does: 'remind',
      actions: [{ kind: 'open', label: wording.fairCalendarButton, value: '/viec-lam.ics' }],
    })
  return undefined
}

function meansStop(read: readonly Token[], wasAsked: boolean): boolean {
  const said = read
    .map(token => token.folded)
    .join(' ')
    .replace('lam on', 'lam_on')
    .replace(NO_MORE, '$1_nua')
  const core = said
    .split(' ')
    .filter(word => !POLITE.has(word))
    .join('_')
    .replace(WHAT_OF, '')
    .replace(/^thoi_(?!nhac$)/, '')
  if (!STOPPING.has(core)) return false
  if (core !== 'dung' && core !== 'dung_lai') return true
  const stop = read.find(token => token.folded === 'dung')!
  if (stop.accented !== undefined) return !NOT_STOP.has(stop.accented)
  return core === 'dung_lai' || !(wasAsked || AGREEING.test(said))
}

/** "… được không?" asks politely for what comes before it. */
function withoutMayI(said: readonly string[]): string[] {
  return said
    .join(' ')
    .replace(/(?: co)? duoc (?:khong|hong)((?: (?:a|vay|ta|nha|ban|oi))*)$/, '$1')
    .split(' ')
}

function meansRemind(said: readonly string[]): boolean {
  if (!said.every(word => SUBSCRIBING.has(word) || POLITE.has(word)) || said.some(word => AGAINST.has(word)))
    return false
  const aboutFairs = said.some(word => FAIR.has(word))
  const text = said.join(' ')
  if (/\b(?:khi|luc) nao\b/.test(text) && !aboutFairs) return false // "khi nào nhắc tôi" asks
  if (said.includes('nhac'))
    return aboutFairs || said.some(word => ME.has(word)) || /\bdang ky\b|\bbat\b|\blich\b/.test(text)
  return (
    aboutFairs && /\bbao (?:cho )?(?:toi|minh|em|con|chau|tui|anh|chi)\b/.test(text) && /\bkhi\b|\bluc\b/.test(text)
  )
}

/** Short forms that texting reads as something else: "đk" is "được" elsewhere, "t" is a month. */
function spelledOut(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\s*\//, '')
    .replace(/(?<!\p{L})(?:đ|d)k[yýi]?(?!\p{L})/gu, 'đăng ký')
    .replace(/(?<!\p{L})t(?!\p{L})/gu, 'tôi')
    .replace(/(?<!\p{L})vl(?!\p{L})/gu, 'việc làm')
}

function says(lead: string, more: Pick<Extract<Answer, { kind: 'courtesy' }>, 'does' | 'actions'>): Answer {
  return { kind: 'courtesy', lead, text: lead, considered: [], ...more }
}

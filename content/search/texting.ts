/**
 * How people shorten words in messages. Read only where the content does not know the word itself, so that
 * an abbreviation of an office is never taken for slang. Written without marks: a mark would be a guess.
 */
export const TEXTING: Readonly<Record<string, string>> = {
  k: 'khong', ko: 'khong', kh: 'khong', kg: 'khong', kô: 'khong', hok: 'khong', hk: 'khong', hong: 'khong', hông: 'khong', hem: 'khong', khg: 'khong', khong: 'khong', hg: 'khong',
  dc: 'duoc', đc: 'duoc', duoc: 'duoc', dk: 'duoc', đk: 'duoc', dx: 'duoc', đx: 'duoc', ddc: 'duoc', dươc: 'duoc',
  j: 'gi', z: 'vay', v: 'vay', zậy: 'vay', zay: 'vay', dzay: 'vay', zị: 'vay', dị: 'vay', r: 'roi', rùi: 'roi', rui: 'roi', rồi: 'roi', ròi: 'roi',
  bn: 'bao nhieu', bnh: 'bao nhieu', nhiu: 'bao nhieu', nhiêu: 'bao nhieu', bnhieu: 'bao nhieu', bhieu: 'bao nhieu', mk: 'minh', mik: 'minh', mn: 'moi nguoi', mng: 'moi nguoi',
  vs: 'voi', ntn: 'nhu the nao', nv: 'nhu vay', trc: 'truoc', trk: 'truoc', ng: 'nguoi', ngta: 'nguoi ta', ns: 'noi', bt: 'biet', bit: 'biet', bik: 'biet', lm: 'lam', lam: 'lam',
  cty: 'cong ty', ct: 'cong ty', cti: 'cong ty', hs: 'ho so', sđt: 'so dien thoai', sdt: 'so dien thoai', dt: 'dien thoai', đt: 'dien thoai',
  t: 'thang', th: 'thang', nc: 'nuoc', nch: 'noi chuyen', vk: 'vo', ck: 'chong', cx: 'cung', cg: 'cung', cug: 'cung', h: 'gio', bh: 'bao hiem', tg: 'thoi gian', thgian: 'thoi gian',
  nvqs: 'nghia vu quan su', hđ: 'hop dong', hd: 'hop dong', hdld: 'hop dong lao dong', hđlđ: 'hop dong lao dong', tn: 'that nghiep', ts: 'thai san', mún: 'muon', mun: 'muon', lun: 'luon', luon: 'luon',
  wa: 'qua', wá: 'qua', wi: 'vi', wì: 'vi', ma: 'ma', mừ: 'ma', thui: 'thoi', thoy: 'thoi', iu: 'yeu', iem: 'em', e: 'em', a: 'anh', c: 'chi', ch: 'chua', cb: 'chuan bi', nta: 'nguoi ta', gđ: 'gia dinh', gd: 'gia dinh',
  sn: 'sinh nam', bv: 'benh vien', bs: 'bac si', ls: 'luat su', gv: 'giao vien', sv: 'sinh vien', nld: 'nguoi lao dong', dn: 'doanh nghiep', tt: 'thanh toan', sl: 'so luong', qd: 'quyet dinh', qđ: 'quyet dinh', nđ: 'nghi dinh',
  check: 'kiem tra', apply: 'ung tuyen', online: 'truc tuyen', job: 'viec lam', file: 'tep', full: 'day du', free: 'mien phi', baby: 'em be', laptop: 'may tinh', app: 'ung dung', link: 'duong dan', form: 'mau don',
}

/** Words that carry no subject: they never decide, and their absence from an entry proves nothing. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a ah ak ha nha nhe nhi ne ad admin anh em chi co chu bac ong ba minh toi tui tao may ban cho hoi xin cam on cau a oi ui da vang u um
  thi la ma va hoac hay voi cua o tai tu den de bi duoc co khong chua roi se da dang vay the nao gi sao dau ai may bao nhieu nhu khi neu
  nay kia do ay this cai con nhung cac moi mot hai thu ra vao len xuong di ve lai cung van con nua them qua lam rat luon ngay gio luc thoi
  giup gium dum biet noi thay nghe hieu phai can muon duoc nen cho vi boi do tuy nhung ho ta chung nguoi ta moi mong nho thua kinh gui day
  xong truoc sau trong ngoai tren duoi giua cung hom bua xua h z j k ko kh dc vs ntn thoi dieu viec nguoi bang theo toan`
    .split(/\s+/)
    .filter(Boolean),
)

import type { Communes } from '../../content/commune.ts'
import { fold } from '../../content/search/fold.ts'

/** Whose matter it is: "vợ tôi", "đứa nhỏ", "người thứ hai". What carries no subject anyway ("em", "con") need not stand here. */
const PERSON =
  /\b(?:(?:con|em|chau|anh|chi) (?:gai|trai|lon|nho|ut|re|dau|nuoi)|(?:ong|ba|anh|chi) (?:ay|xa|nha|noi|ngoai)|vo chong|ba me|cha me|ba ma|ba|bo|cha|me|ma|chong|vo|ck|vk|ox|bx|ong|chau|be|no|dua (?:con|lon|nho|thu hai)|dua|thang|(?:nguoi )?thu (?:hai|ba|tu|2|3|4))(?: (?:em|toi|tui|minh|chau|nha|no|ruot|e|t))?\b/g

/** How old, since when, how long, how much: "mới 68 tuổi", "sinh năm 1966", "đóng được 9 năm", "hơn 4 tháng", "lương 8tr". */
const SPAN =
  /\b(?:(?:sinh nam|sinh|sn) ?\d{2,4}|(?:(?:sap|gan|hon|moi|da|tron|dong|duoc|lam|con|tam) )*\d{1,3} ?(?:tuoi|t|nam|thang|ngay)(?: (?:tuoi|roi|may|hon))*|(?:moi|nay|da|gan|sap|con) \d{2}|\d{4}|(?:(?:luong|thu nhap|muc|dong|bh|bao hiem|co|duoc|kiem) )*\d+(?:[.,]\d+)* ?(?:tr|trieu|k|nghin|ngan|d|dong)\d{0,3})\b/g

/** Takes out of a folded message where, who, how old and how long: what changes an answer, and is no subject. */
export function withoutCircumstances(folded: string, communes: Communes): string {
  return folded.replace(placesOf(communes), ' ').replace(SPAN, ' ').replace(PERSON, ' ').replace(/\s+/g, ' ').trim()
}

const places = new WeakMap<Communes, RegExp>()

function placesOf(communes: Communes): RegExp {
  let pattern = places.get(communes)
  if (!pattern) {
    const names = [...communes.wards, ...communes.rural, ...communes.former].map(fold)
    pattern = new RegExp(
      `\\b(?:(?:o|tai|ben|ve|tren|duoi|qua|xuong|kcn|xa|phuong|huyen|tp|thanh pho|tinh) )*(?:${names.join('|')})\\b`,
      'g',
    )
    places.set(communes, pattern)
  }
  return pattern
}

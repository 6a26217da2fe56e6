import { communeNames } from '../../content/commune.ts'
import { fold } from '../../content/search/fold.ts'
import { wording } from '../../content/wording.ts'
import type { Answer } from '../answer.ts'
import { foundAnswer } from '../found.ts'
import type { Situation } from './step.ts'

const ASKS_WHOSE =
  /\b(thuoc (tinh|thanh pho|tp|ve)? ?(dong nai|binh phuoc|nao)|(la|cua|o|ve|nhap vao|sap nhap vao|nam o) (tinh |thanh pho |tp )?dong nai (khong|ko|k|hong|chua|phai khong|a|ha)|co phai (cua |o |la )?dong nai|thuoc tinh nao|con thuoc binh phuoc)\b/

/** Whether a commune belongs to Đồng Nai, by name, with or without marks. */
export function commune({ message, day, knowledge }: Situation): Answer | undefined {
  const asked = fold(message.text).replace(/\s+/g, ' ')
  if (!ASKS_WHOSE.test(asked)) return undefined
  const { communes } = knowledge.content
  const entry = knowledge.entries.get(communes.entry)
  if (!entry) return undefined
  const named = namesIn(message.text, communeNames(communes))
  if (named.length === 0 && !/\b(xa|phuong) [a-z]/.test(asked)) return undefined
  const all = named.join(' và ')
  const lead = all ? wording.communeOurs(all) : wording.communeUnknown
  const answer = foundAnswer(entry, [], day, knowledge)
  return { ...answer, title: all ? wording.communeTitle(all) : answer.title, lead, text: lead }
}

/** The communes a text names: as written with marks where it has them, else every one that reads the same without. */
function namesIn(text: string, names: readonly string[]): string[] {
  const written = text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ')
  const folded = fold(written)
  const short = (name: string) => name.replace(/^(?:xã|phường) /, '')
  const tries: ((name: string) => boolean)[] = [
    name => has(written, name.toLowerCase()),
    name => has(folded, fold(name)),
    name => has(folded, fold(short(name))),
  ]
  for (const fits of tries) {
    const found = names.filter(fits)
    if (found.length > 0)
      return found.filter(name => !found.some(other => fold(other) !== fold(name) && fold(other).includes(fold(name))))
  }
  return []
}

function has(text: string, name: string): boolean {
  const at = text.indexOf(name)
  return at >= 0 && !/[\p{L}\d]/u.test(text[at + name.length] ?? '') && !/[\p{L}\d]/u.test(text[at - 1] ?? '')
}

import type * as z from 'zod'
import { Amount } from '../amount.ts'
import type { Content } from '../content.ts'
import { complaintsAboutAmount } from '../editorial.ts'
import { fill } from '../figures.ts'
import { namesOf } from '../names.ts'
import { sayIssue } from '../say-issue.ts'
import { tokensOf } from '../search/token.ts'
import { Synonym } from '../synonym.ts'
import { PHRASE_LISTS, UrgentSigns, type UrgentText } from '../urgent.ts'
import type { ContentChange } from './content-change.ts'
import { urgentPart, urgentWith } from './urgent-part.ts'

/** One change as it concerns the content, whoever made it. */
export type Change = Pick<ContentChange, 'part' | 'key' | 'value'>

/** The content with one change in it, or why it cannot be taken, as an officer reads it. Never throws. */
export function withChange(content: Content, { part, key, value }: Change): Content | string {
  try {
    if (part === 'amount') return withAmount(content, key, value)
    if (part === 'synonyms') return withSynonym(content, key, value)
    return withUrgent(content, key, value)
  } catch (fault) {
    return fault instanceof Error ? fault.message : 'không đọc được'
  }
}

/** The content with one part as it was shipped, whatever officers did to it since. */
export function asShipped(content: Content, { part, key }: Omit<Change, 'value'>, shipped: Content): Content | string {
  if (part === 'amount') {
    const amount = shipped.amounts.find(({ id }) => id === key)
    const others = content.amounts.filter(({ id }) => id !== key)
    return { ...content, amounts: amount ? [...others, amount] : others }
  }
  if (part === 'synonyms')
    return withChange(content, { part, key, value: shipped.synonyms.find(({ means }) => means === key) ?? null })
  const value = urgentPart(shipped.urgent, key)
  if (value !== undefined) return withChange(content, { part, key, value })
  const signs = content.urgent.signs.filter(({ id }) => `sign:${id}` !== key)
  return { ...content, urgent: { ...content.urgent, signs } }
}

function withAmount(content: Content, key: string, value: unknown): Content | string {
  const read = Amount.safeParse(value)
  if (!read.success) return sayAll(read.error)
  const amount = read.data
  const before = content.amounts.find(({ id }) => id === key)
  if (amount.id !== key) return `mã "${amount.id}" không phải "${key}"`
  // Formulas stay in the files: what leans on what is for somebody who can run the tests.
  if (amount.formula !== undefined || before?.formula !== undefined)
    return 'mức tính theo công thức không sửa ở đây; hãy sửa mức mà công thức dùng'
  if (before && before.unit !== amount.unit) return 'không đổi được đơn vị của một mức đang dùng'
  const complaints = complaintsAboutAmount(amount, content)
  if (complaints.length > 0) return complaints.join('; ')
  const amounts = content.amounts.map(each => (each.id === key ? amount : each))
  return { ...content, amounts: before ? amounts : [...amounts, amount] }
}

/** A group is named by the wording entries use; `null` takes the group away. */
function withSynonym(content: Content, key: string, value: unknown): Content | string {
  const others = content.synonyms.filter(({ means }) => means !== key)
  if (value === null) return { ...content, synonyms: others }
  const read = Synonym.safeParse(value)
  if (!read.success) return sayAll(read.error)
  const { means, words } = read.data
  if (means !== key) return `nhóm "${means}" không phải "${key}"`
  for (const word of [means, ...words]) {
    if (tokensOf(word).length === 0) return `"${word}" không có chữ nào`
    const owner = others.find(other => other.words.some(each => each.toLowerCase() === word.toLowerCase()))
    if (owner) return `"${word}" đã nằm trong nhóm "${owner.means}"`
  }
  const place = content.synonyms.findIndex(each => each.means === key)
  const synonyms = place < 0 ? [...others, read.data] : content.synonyms.with(place, read.data)
  return { ...content, synonyms }
}

function withUrgent(content: Content, key: string, value: unknown): Content | string {
  const changed = urgentWith(content.urgent, key, value)
  if (!changed) return `không có phần "${key}"`
  const read = UrgentSigns.safeParse(changed)
  if (!read.success) return sayAll(read.error)
  const lost = listsNamed(read.data).find(name => !Object.hasOwn(read.data.words, name))
  if (lost) return `không có danh sách từ "@${lost}"`
  for (const text of read.data.texts) {
    const wrong = complaintAboutText(text, content)
    if (wrong) return wrong
  }
  // What is said is no part of the alarm, which then stays as it is.
  const urgent = key.startsWith('text:') ? { ...content.urgent, texts: read.data.texts } : read.data
  return { ...content, urgent }
}

function listsNamed({ signs, heard, ...lists }: UrgentSigns): string[] {
  const phrases = [
    ...signs.flatMap(({ all, unless }) => [...all.flat(), ...unless]),
    ...heard.flatMap(({ words, unless }) => [...words, ...unless]),
    ...PHRASE_LISTS.flatMap(list => lists[list]),
  ]
  return phrases.filter(phrase => phrase.startsWith('@')).map(phrase => phrase.slice(1))
}

/** What is said in danger has to name numbers that exist: nothing may be missing when it matters. */
function complaintAboutText({ call, sources, lead, next, lastVerified }: UrgentText, content: Content) {
  const names = namesOf(content)
  const stranger = call.find(id => !names.contacts.get(id)?.phone)
  if (stranger) return `nơi liên hệ "${stranger}" không có hoặc chưa có số điện thoại`
  const known = new Set([...content.laws, ...content.plan].map(({ id }) => id))
  const source = sources.find(id => !known.has(id))
  if (source) return `không có văn bản hoặc mục Kế hoạch "${source}"`
  const gap = [lead, next].flatMap(text => fill(text, names, lastVerified).missing)[0]
  return gap && `mức "${gap.missing}" không có giá trị cho ngày kiểm tra`
}

function sayAll({ issues }: z.ZodError): string {
  return issues.map(issue => [issue.path.join('.'), sayIssue(issue)].filter(Boolean).join(': ')).join('; ')
}

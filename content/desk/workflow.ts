import type { Entry } from '../entry.ts'
import type { NewRevision, RevisionKind } from '../revision.ts'
import { isSameEntry } from './entry-form-fields.ts'
import { ENTRY_STATES, type EntryPast, type EntryState, entryState, liveEntry } from './entry-state.ts'
import type { Officer, Role } from './officer.ts'

/** What officers do to an entry's text. */
export const DEEDS = [
  'save',
  'save-and-submit',
  'submit',
  'send-back',
  'schedule',
  'publish',
  'withdraw',
  'discard',
] as const
export type Deed = (typeof DEEDS)[number]

interface Rule {
  /** As the log of acts tells it. */
  act: string
  kind: RevisionKind
  /** The states in which it can be done. */
  from: readonly EntryState[]
  roles: readonly Role[]
}

const EVERY_STATE = Object.keys(ENTRY_STATES) as EntryState[]
const WRITERS: readonly Role[] = ['writer', 'approver', 'administrator']
const PUBLISHERS: readonly Role[] = ['approver', 'administrator']

export const DEED_RULES: Record<Deed, Rule> = {
  save: { act: 'Lưu nháp', kind: 'draft', from: EVERY_STATE, roles: WRITERS },
  'save-and-submit': { act: 'Lưu và gửi duyệt', kind: 'submitted', from: EVERY_STATE, roles: WRITERS },
  submit: { act: 'Gửi duyệt', kind: 'submitted', from: ['draft', 'sent-back'], roles: WRITERS },
  'send-back': { act: 'Trả lại', kind: 'sent-back', from: ['submitted', 'scheduled'], roles: PUBLISHERS },
  schedule: { act: 'Duyệt và hẹn đăng', kind: 'scheduled', from: ['submitted', 'scheduled'], roles: PUBLISHERS },
  publish: { act: 'Duyệt và đăng', kind: 'published', from: ['submitted', 'scheduled'], roles: PUBLISHERS },
  withdraw: { act: 'Rút', kind: 'withdrawn', from: EVERY_STATE, roles: PUBLISHERS },
  discard: { act: 'Bỏ bản nháp', kind: 'draft', from: ['draft', 'sent-back', 'submitted'], roles: WRITERS },
}

/** Why an officer may not do this now, as they read it; undefined when they may. */
export function refusalOf(
  deed: Deed,
  past: EntryPast,
  { name, role }: Pick<Officer, 'name' | 'role'>,
  onePerson = false,
): string | undefined {
  const { from, roles, act } = DEED_RULES[deed]
  const live = liveEntry(past)
  const state = entryState(past.history.at(-1), live)
  if (!roles.includes(role)) return 'Vai trò của bạn không làm được việc này.'
  if (!from.includes(state)) return `Mục này đang ở trạng thái "${ENTRY_STATES[state]}", không ${lower(act)} được.`
  if (deed === 'withdraw' && !live) return 'Mục này hiện không trả lời người dân nên không có gì để rút.'
  if ((deed === 'publish' || deed === 'schedule') && !onePerson && writersSince(past).has(name))
    return 'Bạn đã viết hoặc sửa bản này, nên người khác phải duyệt và đăng.'
  return undefined
}

/** Who wrote or submitted any text since the last that was published. A draft that says what is live starts anew. */
export function writersSince(past: EntryPast): Set<string> {
  const live = liveEntry(past)
  const start = past.history.findLastIndex(
    ({ kind, entry }) => kind === 'published' || (kind === 'draft' && live !== undefined && isSameEntry(entry, live)),
  )
  const written = past.history.slice(start + 1).filter(({ kind }) => kind === 'draft' || kind === 'submitted')
  return new Set(written.map(({ officer }) => officer))
}

/** The revision that a deed adds. `entry` is the text of the form where one was filled in; else the newest text stays. */
export function revisionOf(
  deed: Deed,
  past: EntryPast,
  by: { officer: string; at: number; reason: string; entry?: Entry; from?: number },
): NewRevision {
  const live = liveEntry(past)
  const newest = past.history.at(-1)?.entry ?? past.shipped
  const entry = deed === 'withdraw' || deed === 'discard' ? (live ?? newest) : (by.entry ?? newest)
  if (!entry) throw new Error(`there is no text to ${deed}`)
  const { officer, at, reason, from } = by
  // A text that was never live goes back to nothing.
  const kind = deed === 'discard' && !live ? 'withdrawn' : DEED_RULES[deed].kind
  return { entryId: entry.id, kind, entry, officer, at, reason, ...(from === undefined ? {} : { from }) }
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

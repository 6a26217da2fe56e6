import type { Entry } from '../entry.ts'
import type { Revision } from '../revision.ts'
import { isSameEntry } from './entry-form-fields.ts'

/** Where an entry's newest text stands, as officers read it. */
export const ENTRY_STATES = {
  live: 'Đang dùng',
  draft: 'Nháp',
  submitted: 'Chờ duyệt',
  'sent-back': 'Trả lại',
  scheduled: 'Hẹn đăng',
  withdrawn: 'Đã rút',
} as const
export type EntryState = keyof typeof ENTRY_STATES

/** Everything that was ever done to an entry: the shipped text, if any, and its revisions, oldest first. */
export interface EntryPast {
  shipped: Entry | undefined
  history: readonly Revision[]
}

/** What citizens are answered from: the newest published text, the shipped one before any, nothing once withdrawn. */
export function liveEntry({ shipped, history }: EntryPast): Entry | undefined {
  const newest = history.findLast(({ kind }) => kind === 'published' || kind === 'withdrawn')
  if (!newest) return shipped
  return newest.kind === 'published' ? newest.entry : undefined
}

/** The state of an entry, from its newest revision and the live text. A draft that says what is live changes nothing. */
export function entryState(newest: Pick<Revision, 'kind' | 'entry'> | undefined, live: Entry | undefined): EntryState {
  if (!newest || newest.kind === 'published') return 'live'
  if (newest.kind === 'draft' && live && isSameEntry(newest.entry, live)) return 'live'
  return newest.kind
}

import type { Entry } from './entry.ts'

export const REVISION_KINDS = ['draft', 'submitted', 'sent-back', 'scheduled', 'published', 'withdrawn'] as const
export type RevisionKind = (typeof REVISION_KINDS)[number]

/** One line of the append-only log of officers' work on entries. */
export interface Revision {
  /** Rises by one with each revision; shipped entries are revision 0. */
  number: number
  entryId: string
  kind: RevisionKind
  entry: Entry
  officer: string
  at: number
  /** Why, in the officer's words. */
  reason: string
  /** When a scheduled text is to be published, in milliseconds since the epoch; only of the kind 'scheduled'. */
  from?: number
}

export type NewRevision = Omit<Revision, 'number'>

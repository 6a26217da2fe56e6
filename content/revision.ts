import type { Entry } from './entry.ts'

export const REVISION_KINDS = ['draft', 'submitted', 'published', 'withdrawn'] as const
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
}

export type NewRevision = Omit<Revision, 'number'>

import type { NewRevision, Revision } from './revision.ts'

/** The append-only log of revisions. Implemented in db/. */
export interface EntryStore {
  /** Published and withdrawn revisions after `number`, oldest first: what a library has yet to follow. */
  liveAfter(number: number): Promise<Revision[]>
  /** The newest revision of each entry that has any. */
  newest(): Promise<Revision[]>
  /** Scheduled texts whose time has come by `now` and that nobody touched since, oldest first. */
  due(now: number): Promise<Revision[]>
  /** Every revision of an entry, oldest first. */
  history(entryId: string): Promise<Revision[]>
  /**
   * Adds a revision and returns its number; undefined when somebody added one to the same entry after
   * `seen` (the number of the newest revision of that entry the officer had read, 0 for none).
   */
  append(revision: NewRevision, seen: number): Promise<number | undefined>
}

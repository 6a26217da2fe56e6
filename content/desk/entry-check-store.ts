/** The newest check of an entry's text before publishing. */
export interface EntryCheck {
  /** The revision whose text was tried. */
  revision: number
  /** What the library had followed by then: other texts may have been published since. */
  library: string
  at: number
  officer: string
  tried: number
  /** What an officer has to look at, one key each; `urgent` of it cannot be acknowledged. */
  red: { key: string; isUrgent: boolean }[]
  /** The keys that were acknowledged for this text, and why. */
  acknowledged: string[]
  reason: string
}

/** The newest check of each entry. Implemented in db/. */
export interface EntryCheckStore {
  of(entryId: string): Promise<EntryCheck | undefined>
  keep(entryId: string, check: EntryCheck): Promise<void>
}

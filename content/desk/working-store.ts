/** What an officer has typed into an entry's form and not yet saved. */
export interface Working {
  fields: Record<string, string>
  /** The newest revision of the entry that the officer had read; 0 for none. */
  seen: number
  at: number
}

/** Keeps unsaved text, one an officer and entry, until it is saved or thrown away. Implemented in db/. */
export interface WorkingStore {
  of(officer: string, entryId: string): Promise<Working | undefined>
  keep(officer: string, entryId: string, working: Working): Promise<void>
  drop(officer: string, entryId: string): Promise<void>
}

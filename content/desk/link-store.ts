/** What the link checker saw last of one address. */
export interface LinkState {
  url: string
  /** Milliseconds since the epoch. */
  checkedAt: number
  /** The HTTP status, or 0 when nobody answered. */
  status: number
  /** Since when every check has found it dead; null while it answers. */
  failingSince: number | null
}

/** Remembers which addresses answer. Implemented in db/. */
export interface LinkStore {
  /** Notes what a check saw; the first of several failures in a row is what `failingSince` tells. */
  note(seen: { url: string; at: number; status: number; isDead: boolean }): Promise<void>
  /** Those that the last check found dead, longest first. */
  failing(): Promise<LinkState[]>
  /** When any was checked last. */
  lastCheck(): Promise<number | undefined>
  /** Forgets addresses that no text names any more: all but these. */
  keepOnly(urls: readonly string[]): Promise<void>
}

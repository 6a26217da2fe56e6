/** One line of the log of everything officers do. */
export interface Act {
  number: number
  at: number
  /** The officer's name; 'máy' when nobody did it by hand. */
  officer: string
  /** What was done, as officers read it: "Duyệt và đăng", "Đăng nhập"… */
  act: string
  /** What was acted upon: an entry's id, an amount's name, an officer's name… */
  subject: string
  reason: string
}

/** The append-only, sealed log of acts. Implemented in db/. */
export interface ActStore {
  add(act: Omit<Act, 'number'>): Promise<void>
  /** Newest first, optionally before a number, of one officer or one subject. */
  list(which: { before?: number; officer?: string; subject?: string; limit: number }): Promise<Act[]>
  /** The number of the first row whose seal does not fit the row and the one before; undefined when all fit. */
  firstBroken(): Promise<number | undefined>
}

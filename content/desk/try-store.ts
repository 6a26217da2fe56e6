/** How patient we are with somebody who tries again and again. Times in milliseconds. */
export interface Patience {
  /** Tries that are free. */
  free: number
  /** The wait after them; doubled with each further try, up to `longest`. */
  wait: number
  longest: number
  /** After so long without a try everything starts afresh. Longer than `longest`. */
  forget: number
}

/** Counts tries and takes codes once, whatever the number of processes. Implemented in db/. */
export interface TryStore {
  /**
   * Counts a try and returns 0, in one step, so that fifty at once are not all free. Or counts nothing and returns
   * the milliseconds to wait.
   */
  claim(key: string, patience: Patience, now: number): Promise<number>
  /** Somebody was who they said: their count starts afresh. */
  forget(key: string, now: number): Promise<void>
  /** Takes an officer's code; false when it was taken in the last minutes. */
  take(officer: string, code: string, now: number): Promise<boolean>
  /** The code was wrong, so it was not used. */
  giveBack(officer: string, code: string): Promise<void>
}

/** What a platform lets us in with, and the single-use token that asks for the next pair. */
export interface Tokens {
  access: string
  refresh: string
  /** When the access token ends, in milliseconds since the epoch; 0 when there is none yet. */
  expires: number
  /** Grows by one with every new pair. */
  version: number
}

/** Keeps tokens so that of several processes one asks for the next pair. Implemented in db/. */
export interface TokenStore {
  /** The newest pair; where there is none, a first one without an access token. */
  open(name: string, firstRefresh: string): Promise<Tokens>
  /** Takes the right to use a version's refresh token until a moment. True for one process at a time. */
  claim(name: string, version: number, now: number, until: number): Promise<boolean>
  /** Puts a new pair in the place of a version and ends the claim. False when that version is no longer the newest. */
  renew(name: string, version: number, next: Omit<Tokens, 'version'>): Promise<boolean>
  /** Ends a claim that was not used, so that the next need not wait for it. */
  release(name: string, version: number, until: number): Promise<void>
}

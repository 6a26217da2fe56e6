import type { Patience, TryStore } from '../../content/desk/try-store.ts'

/** After five wrong passwords for one name: a minute, then two, four … a quarter of an hour. */
const FOR_ONE_NAME: Patience = { free: 5, wait: 60_000, longest: 15 * 60_000, forget: 24 * 3_600_000 }

/**
 * Codes have six digits only, and three of a million are good at a moment: after five wrong ones the wait grows to an
 * hour, which leaves a guesser who knows the password some 25 tries a day.
 */
const FOR_ONE_CODE: Patience = { free: 5, wait: 60_000, longest: 3_600_000, forget: 24 * 3_600_000 }

/** A whole office shares an address, and signs in at eight in the morning. */
export const FROM_ONE_ADDRESS: Patience = { free: 30, wait: 60_000, longest: 60_000, forget: 60_000 }

export interface LockOut {
  /** Counts a try; 0, or the milliseconds to wait before the next. */
  claim(): Promise<number>
  /** It was right: the count starts afresh. */
  clear(): Promise<void>
}

/** The count of wrong tries for a name, which need not exist: so nobody learns from it which names do. */
export async function lockOut(tries: TryStore, what: 'name' | 'code' | 'password', whose: string): Promise<LockOut> {
  const key = await digest(`${what}:${whose.normalize('NFC').toLowerCase()}`)
  return {
    claim: () => tries.claim(key, what === 'code' ? FOR_ONE_CODE : FOR_ONE_NAME, Date.now()),
    clear: () => tries.forget(key, Date.now()),
  }
}

/** SHA-256 in hexadecimal. */
export async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

import type { Officer, Role } from './officer.ts'

/** An officer as administrators see them. */
export interface ListedOfficer extends Officer {
  isDisabled: boolean
  /** The password was given by somebody else and not changed yet. */
  mustChangePassword: boolean
  mustUseSecondFactor: boolean
  usesSecondFactor: boolean
  addedAt: number
  /** When the password was set; undefined when there is none. */
  passwordSetAt: number | undefined
}

/** One browser in which an officer is signed in. */
export interface DeskSession {
  id: string
  since: number
  /** When it was used last, to within some minutes. */
  seen: number
  /** The browser's own name for itself, which it may have made up. */
  browser: string
}

/** The officers and their sessions. Implemented in db/. Nobody is ever deleted: the logs hold their names. */
export interface OfficerStore {
  list(): Promise<ListedOfficer[]>
  find(id: string): Promise<ListedOfficer | undefined>
  /** By name, capitals or not. */
  named(name: string): Promise<ListedOfficer | undefined>
  /** Refused (false) when no administrator would be left at work. */
  setRole(id: string, role: Role): Promise<boolean>
  /** Ends all sessions, too. Refused (false) when no administrator would be left at work. */
  disable(id: string): Promise<boolean>
  enable(id: string): Promise<void>
  requireSecondFactor(id: string, required: boolean): Promise<void>
  /** The second factor is gone, and all sessions with it. */
  forgetSecondFactor(id: string): Promise<void>
  /** Whether the password has to be changed before anything else. */
  setMustChangePassword(id: string, must: boolean): Promise<void>
  /** Those that have not ended, the one used last first. */
  sessions(id: string, now: number): Promise<DeskSession[]>
  /** False when the officer has no such session. */
  endSession(id: string, session: string): Promise<boolean>
  endSessions(id: string, except?: string): Promise<void>
}

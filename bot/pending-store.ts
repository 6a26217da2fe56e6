import type { Channel } from './message.ts'

/** A message a channel has acknowledged and not yet answered. */
export interface Pending {
  channel: Channel
  /** The platform's id of the message; the same for every delivery of it. */
  message: string
  /** As it came, JSON. */
  body: string
  at: number
  tries: number
  /** When its reply was handed to the platform, if it was: by then a citizen may have read it. */
  sending: number | null
}

/** Keeps messages between receipt and reply, so that a process may be killed at any point. Implemented in db/. */
export interface PendingStore {
  /** Keeps a message before it is acknowledged. True exactly once for a channel's message id. */
  keep(channel: Channel, message: string, body: string, at: number): Promise<boolean>
  /** Takes a message for work until a moment; undefined when it is done or another process works on it. */
  claim(channel: Channel, message: string, now: number, until: number): Promise<Pending | undefined>
  /** Messages nobody works on, oldest first: what a killed process left. */
  left(channel: Channel, now: number, limit: number): Promise<Pending[]>
  /** Says that its reply is handed to the platform now. */
  markSending(channel: Channel, message: string, at: number): Promise<void>
  done(channel: Channel, message: string): Promise<void>
}

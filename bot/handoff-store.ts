import type { Handoff } from './handoff.ts'
import type { Channel } from './message.ts'

/** Remembers which conversations are with a person. Implemented in db/. */
export interface HandoffStore {
  /** The hand-off of a conversation that has not ended. */
  open(channel: Channel, conversation: string): Promise<Handoff | undefined>
  /** Starts one, or gives the one that is open: a conversation never has two. */
  start(channel: Channel, conversation: string, at: number): Promise<Handoff>
  find(id: number): Promise<Handoff | undefined>
  /** The newest of a conversation, ended or not. */
  newest(channel: Channel, conversation: string): Promise<Handoff | undefined>
  /** Moves it on, unless somebody moved it meanwhile: false then, and nothing is changed. */
  move(seen: Handoff, next: Pick<Handoff, 'state' | 'officer' | 'endedAt' | 'endedBy'>): Promise<boolean>
  /**
   * Open ones asked for at a moment or before, with the moment since which the citizen waits for an officer's word:
   * what they said first after the officer's last word, else that word itself, else when they asked. In the order of
   * their ids, after one.
   */
  askedBefore(moment: number, afterId: number, limit: number): Promise<(Handoff & { since: number })[]>
}

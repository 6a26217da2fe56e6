import type { Channel } from './message.ts'

/** What an answer promises beyond words; `reply` is pure, so the shell does it. */
export type Deed =
  | 'tell-what-is-kept'
  | 'remind'
  | 'stop-reminding'
  | 'forget'
  | 'call-a-person'
  | 'end-with-person'
  | 'note-feedback'
  | 'tell-me'

/** For whom a deed is done. `conversation` is also the chat's address on its channel. */
export interface DeedFor {
  channel: Channel
  conversation: string
  /** The citizen's words, masked. */
  said: string
  at: number
}

/** How each deed is done. What it returns is said in place of the answer's own words: how many things were deleted, when somebody answers. */
export type Deeds = Partial<Record<Deed, (whom: DeedFor) => Promise<string | undefined>>>

/** What officers change beside entries and fairs. */
export const CHANGED_PARTS = ['amount', 'synonyms', 'urgent'] as const

/** One line of the append-only log of officers' work on amounts, synonyms and signs of danger. */
export interface ContentChange {
  /** Rises by one with each change. */
  number: number
  part: (typeof CHANGED_PARTS)[number]
  /** The amount's name; the group's first word; the sign's kind. */
  key: string
  kind: 'submitted' | 'published' | 'sent-back' | 'withdrawn'
  /** The whole amount, group or list of signs as it is to be; checked by its own schema when read. */
  value: unknown
  officer: string
  at: number
  /** Why, in the officer's words. */
  reason: string
}

export type NewContentChange = Omit<ContentChange, 'number'>

/** The append-only log of content changes. Implemented in db/. */
export interface ContentChangeStore {
  /** Published and withdrawn changes after `number`, oldest first: what a library has yet to follow. */
  liveAfter(number: number): Promise<ContentChange[]>
  /** Everything of a part, or of one key of it, oldest first. */
  history(part: ContentChange['part'], key?: string): Promise<ContentChange[]>
  /** Adds one and returns its number; undefined when somebody added one to the same key after `seen` (0 for none). */
  append(change: NewContentChange, seen: number): Promise<number | undefined>
}

/** One line of the append-only log of officers' work on amounts, synonyms and signs of danger. */
export interface ContentChange {
  /** Rises by one with each change. */
  number: number
  part: 'amount' | 'synonyms' | 'urgent'
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

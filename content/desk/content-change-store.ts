import type { ContentChange, NewContentChange } from './content-change.ts'

/** The append-only log of content changes. Implemented in db/. */
export interface ContentChangeStore {
  /** Published and withdrawn changes after `number`, oldest first: what a library has yet to follow. */
  liveAfter(number: number): Promise<ContentChange[]>
  find(number: number): Promise<ContentChange | undefined>
  /** Everything of a part, or of one key of it, oldest first. */
  history(part: ContentChange['part'], key?: string): Promise<ContentChange[]>
  /** Adds one and returns its number; undefined when somebody added one to the same key after `seen` (0 for none). */
  append(change: NewContentChange, seen: number): Promise<number | undefined>
}

import type { Content } from './content.ts'
import type { Entry } from './entry.ts'
import type { EntryStore } from './entry-store.ts'
import { type Knowledge, knowledgeOf } from './knowledge.ts'
import type { Learned } from './learned.ts'

/** The entries in memory: the shipped ones, then whatever officers published or withdrew, in order. */
export class Library {
  readonly #shipped: Content
  readonly #learned: Learned | undefined
  readonly #live: Map<string, Entry>
  #knowledge: Knowledge
  #revision = 0

  constructor(shipped: Content, learned?: Learned, knowledge: Knowledge = knowledgeOf(shipped, learned)) {
    this.#learned = learned
    this.#shipped = shipped
    this.#live = new Map(shipped.entries.map(entry => [entry.id, entry]))
    this.#knowledge = knowledge
  }

  get knowledge(): Knowledge {
    return this.#knowledge
  }

  /** The number of the newest revision followed. */
  get revision(): number {
    return this.#revision
  }

  /** Follows the log to its end; one indexed read when nothing is new. */
  async catchUp(store: EntryStore): Promise<void> {
    const revisions = await store.liveAfter(this.#revision)
    if (revisions.length === 0) return
    for (const { number, kind, entryId, entry } of revisions) {
      if (number <= this.#revision) continue // another message caught up meanwhile
      if (kind === 'published') this.#live.set(entryId, entry)
      else if (kind === 'withdrawn') this.#live.delete(entryId)
      this.#revision = number
    }
    this.#knowledge = knowledgeOf({ ...this.#shipped, entries: [...this.#live.values()] }, this.#learned)
  }
}

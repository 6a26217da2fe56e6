import type { Content } from './content.ts'
import type { Entry } from './entry.ts'
import type { EntryStore } from './entry-store.ts'
import type { FairStore } from './fair-store.ts'
import { fairsTold } from './fairs-told.ts'
import { type Knowledge, knowledgeOf } from './knowledge.ts'
import type { Learned } from './learned.ts'

/** The content in memory: the shipped one, then whatever officers published, withdrew or told of job fairs, in order. */
export class Library {
  readonly #shipped: Content
  readonly #learned: Learned | undefined
  readonly #live: Map<string, Entry>
  #knowledge: Knowledge
  #revision = 0
  #fairChange = 0

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

  /** The number of the newest change to a job fair followed. */
  get fairChange(): number {
    return this.#fairChange
  }

  /** An entry as it was shipped: revision 0 of its history, whatever officers did to it since. */
  shipped(id: string): Entry | undefined {
    return this.#shipped.entries.find(entry => entry.id === id)
  }

  /** Follows both logs to their ends; one indexed read each, side by side, when nothing is new. */
  async catchUp(entries: EntryStore, fairs: FairStore): Promise<void> {
    const [entriesRead, fairsRead] = await Promise.allSettled([this.#followEntries(entries), this.#followFairs(fairs)])
    if (entriesRead.status === 'rejected') throw entriesRead.reason
    if (fairsRead.status === 'rejected') throw fairsRead.reason
  }

  async #followEntries(store: EntryStore): Promise<void> {
    const revisions = await store.liveAfter(this.#revision)
    if (revisions.length === 0) return
    for (const { number, kind, entryId, entry } of revisions) {
      if (number <= this.#revision) continue // another message caught up meanwhile
      if (kind === 'published') this.#live.set(entryId, entry)
      else if (kind === 'withdrawn') this.#live.delete(entryId)
      this.#revision = number
    }
    const { fairs } = this.#knowledge.content
    this.#knowledge = knowledgeOf({ ...this.#shipped, entries: [...this.#live.values()], fairs }, this.#learned)
  }

  async #followFairs(store: FairStore): Promise<void> {
    const read = await store.changesAfter(this.#fairChange)
    const changes = read.filter(change => change.number > this.#fairChange)
    if (changes.length === 0) return
    this.#fairChange = changes.at(-1)!.number
    // Fairs are not searched, so the index stays as it is.
    const { content } = this.#knowledge
    this.#knowledge = { ...this.#knowledge, content: { ...content, fairs: fairsTold(content.fairs, changes) } }
  }
}

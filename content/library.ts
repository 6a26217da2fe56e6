import type { Content } from './content.ts'
import { asShipped, type Change, withChange } from './desk/changed-content.ts'
import type { ContentChange } from './desk/content-change.ts'
import type { ContentChangeStore } from './desk/content-change-store.ts'
import type { Entry } from './entry.ts'
import type { EntryStore } from './entry-store.ts'
import type { FairStore } from './fair-store.ts'
import { fairsTold } from './fairs-told.ts'
import { type Knowledge, knowledgeOf } from './knowledge.ts'
import type { Examples, Learned } from './learned.ts'

/** The logs of officers' work that a library follows. */
export interface Logs {
  entries: EntryStore
  fairs: FairStore
  changes: ContentChangeStore
  /** Told of a change that cannot be taken; it is skipped. */
  report?(what: string, fault: unknown): void
}

/** The content in memory: the shipped one, then whatever officers published, withdrew or told of job fairs, in order. */
export class Library {
  readonly #shipped: Content
  readonly #learned: Learned | undefined
  readonly #live: Map<string, Entry>
  #knowledge: Knowledge
  #revision = 0
  #fairChange = 0
  #contentChange = 0

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

  /** The number of the newest change to amounts, synonyms or signs of danger followed. */
  get contentChange(): number {
    return this.#contentChange
  }

  /** Messages that changes are tried on; none where nothing was learned. */
  get examples(): Examples {
    return this.#learned?.examples ?? { danger: [], asked: {} }
  }

  /** An entry as it was shipped: revision 0 of its history, whatever officers did to it since. */
  shipped(id: string): Entry | undefined {
    return this.#shipped.entries.find(entry => entry.id === id)
  }

  /** The content with one part of it as it was shipped, or why it cannot be. The library itself stays as it is. */
  withShipped(part: Omit<Change, 'value'>): Content | string {
    return asShipped(this.#knowledge.content, part, this.#shipped)
  }

  /** What citizens would be answered from if this were the content. The library itself stays as it is. */
  tryOut(content: Content): Knowledge {
    return knowledgeOf(content, this.#learned, this.#knowledge)
  }

  /** Follows the logs to their ends; one indexed read each, side by side, when nothing is new. */
  async catchUp(logs: Logs): Promise<void> {
    const read = await Promise.allSettled([
      this.#followEntries(logs.entries),
      this.#followFairs(logs.fairs),
      this.#followChanges(logs),
    ])
    const failed = read.find(each => each.status === 'rejected')
    if (failed) throw failed.reason
  }

  async #followEntries(store: EntryStore): Promise<void> {
    const read = await store.liveAfter(this.#revision)
    const revisions = read.filter(({ number }) => number > this.#revision) // another message may have caught up meanwhile
    if (revisions.length === 0) return
    for (const { number, kind, entryId, entry } of revisions) {
      if (kind === 'published') this.#live.set(entryId, entry)
      else if (kind === 'withdrawn') this.#live.delete(entryId)
      this.#revision = number
    }
    this.#knowledge = this.tryOut({ ...this.#knowledge.content, entries: [...this.#live.values()] })
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

  async #followChanges({ changes: store, report }: Logs): Promise<void> {
    const read = await store.liveAfter(this.#contentChange)
    const changes = read.filter(change => change.number > this.#contentChange)
    if (changes.length === 0) return
    this.#contentChange = changes.at(-1)!.number
    const { content } = this.#knowledge
    this.#knowledge = this.tryOut(changes.reduce((sum, change) => this.#with(sum, change, report), content))
  }

  /** One line of the log that cannot be taken must not silence all the others. */
  #with(content: Content, { kind, ...change }: ContentChange, report: Logs['report']): Content {
    const changed = kind === 'withdrawn' ? asShipped(content, change, this.#shipped) : withChange(content, change)
    if (typeof changed !== 'string') return changed
    report?.(`${nameOf(change)} was skipped`, new Error(changed))
    return content
  }
}

function nameOf({ part, key, number }: Change & { number: number }): string {
  return `change ${number} of ${part} ${key}`
}

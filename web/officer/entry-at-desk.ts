import { type EntryPast, type EntryState, entryState, liveEntry } from '../../content/desk/entry-state.ts'
import { DEED_RULES, type Deed, refusalOf, revisionOf } from '../../content/desk/workflow.ts'
import type { Entry } from '../../content/entry.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import type { Revision } from '../../content/revision.ts'
import { actsIn } from '../../db/acts.ts'
import { deskSettingsIn } from '../../db/desk-settings.ts'
import type { DeskContext } from './route.ts'

/** An entry as officers work on it. */
export interface EntryAtDesk extends EntryPast {
  id: string
  live: Entry | undefined
  newest: Revision | undefined
  /** The text that officers see and go on with: of the newest revision, or as shipped. */
  text: Entry
  state: EntryState
}

/** The live library, brought up to date: what a citizen is answered from with the next message. */
export async function knowledgeNow(context: DeskContext): Promise<Knowledge> {
  const { memory } = context.env.services
  await memory.library.catchUp(memory)
  return memory.library.knowledge
}

/** An entry with all its past; undefined when there never was one of that id. */
export async function entryAtDesk(context: DeskContext, id: string): Promise<EntryAtDesk | undefined> {
  const { library, entries } = context.env.services.memory
  const past = { shipped: library.shipped(id), history: await entries.history(id) }
  const newest = past.history.at(-1)
  const text = newest?.entry ?? past.shipped
  if (!text) return undefined
  const live = liveEntry(past)
  return { id, ...past, live, newest, text, state: entryState(newest, live) }
}

/** What was done, or why not: `refused` by the rules, or held back by a check, or `stale` because somebody was quicker. */
export type Done = { number: number } | { refused: string; isHeld?: true } | 'stale'

/** Does something to an entry: adds the revision and tells the log of acts. `seen` is the newest revision the officer had read. */
export async function doToEntry(
  context: DeskContext,
  deed: Deed,
  past: EntryPast,
  {
    seen,
    reason,
    entry,
    from,
    isHeld,
  }: { seen: number; reason: string; entry?: Entry; from?: number; isHeld?: () => Promise<boolean> },
): Promise<Done> {
  const { services } = context.env
  const { officer } = context.var.signedIn
  const { onePersonMayPublish } = await deskSettingsIn(services.database).read()
  if (seen !== (past.history.at(-1)?.number ?? 0)) return 'stale'
  const refused = refusalOf(deed, past, officer, onePersonMayPublish)
  if (refused) return { refused }
  if (await isHeld?.()) return { refused: 'Bản này làm đổi câu trả lời khác.', isHeld: true }
  const at = services.now()
  const by = { officer: officer.name, at, reason, ...(entry ? { entry } : {}), ...(from === undefined ? {} : { from }) }
  const revision = revisionOf(deed, past, by)
  const number = await services.memory.entries.append(revision, seen)
  if (number === undefined) return 'stale'
  const { act } = DEED_RULES[deed]
  await actsIn(services.database).add({ at, officer: officer.name, act, subject: revision.entryId, reason })
  return { number }
}

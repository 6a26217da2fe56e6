import type { Content } from '../../content/content.ts'
import { refusalOfDecision } from '../../content/desk/change-state.ts'
import { withChange } from '../../content/desk/changed-content.ts'
import type { ContentChange, NewContentChange } from '../../content/desk/content-change.ts'
import { silenced } from '../../content/desk/silenced.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { actsIn } from '../../db/acts.ts'
import { deskSettingsIn } from '../../db/desk-settings.ts'
import { knowledgeNow } from './entry-at-desk.ts'
import { inTurn } from './in-turn.ts'
import type { DeskContext } from './route.ts'

/** Parts as officers read them. */
export const PART_NAMES: Record<ContentChange['part'], string> = {
  amount: 'mức tiền',
  synonyms: 'từ đồng nghĩa',
  urgent: 'dấu hiệu nguy hiểm',
}

type Wanted = Pick<NewContentChange, 'part' | 'key' | 'value'>
export type ChangeDone = { number: number } | { refused: string } | 'stale'

const SHOWN = 3

/** What the content would be with a change in it, or why it cannot be taken. Danger that was heard has to stay heard. */
export async function tryChange(
  context: DeskContext,
  change: Wanted,
): Promise<{ after: Content } | { refused: string }> {
  const before = await knowledgeNow(context)
  return heardAsBefore(context, change.part, before, withChange(before.content, change))
}

/** The content as it would be, if it can be and no message of danger loses its answer. */
export async function heardAsBefore(
  context: DeskContext,
  part: ContentChange['part'],
  before: Knowledge,
  after: Content | string,
): Promise<{ after: Content } | { refused: string }> {
  const { library } = context.env.services.memory
  if (typeof after === 'string') return { refused: after }
  if (part !== 'urgent') return { after }
  const { danger } = library.examples
  if (danger.length === 0) return { refused: 'không có tin mẫu để thử, báo quản trị chạy lại phần học (content:train)' }
  const lost = await inTurn(async () => silenced(danger, before, library.tryOut(after)))
  if (lost.length === 0) return { after }
  const some = lost
    .slice(0, SHOWN)
    .map(message => `"${message}"`)
    .join('; ')
  return { refused: `${lost.length} tin mẫu nguy hiểm sẽ không còn được nghe thấy, ví dụ: ${some}` }
}

/** Hands a change in. `seen` is the newest line about its key that the officer had read. */
export async function submitChange(
  context: DeskContext,
  change: Wanted,
  reason: string,
  seen: number,
): Promise<ChangeDone> {
  const { memory, now, database } = context.env.services
  const newest = (await memory.changes.history(change.part, change.key)).at(-1)
  if ((newest?.number ?? 0) !== seen) return 'stale'
  if (newest?.kind === 'submitted') return { refused: `đang có thay đổi của ${newest.officer} chờ duyệt` }
  const tried = await tryChange(context, change)
  if ('refused' in tried) return tried
  const by = { officer: context.var.signedIn.officer.name, at: now(), reason }
  const number = await memory.changes.append({ ...change, kind: 'submitted', ...by }, seen)
  if (number === undefined) return 'stale'
  await actsIn(database).add({ ...by, act: `Gửi duyệt ${PART_NAMES[change.part]}`, subject: change.key })
  return { number }
}

/** A change among all lines about its key, oldest first. */
export interface FoundChange {
  change: ContentChange
  history: ContentChange[]
  newest: ContentChange
}

export async function findChange(context: DeskContext, number: number): Promise<FoundChange | undefined> {
  const { changes } = context.env.services.memory
  const change = await changes.find(number)
  const history = change ? await changes.history(change.part, change.key) : []
  const newest = history.at(-1)
  return change && newest && { change, history, newest }
}

/** Publishes a change that waits, or sends it back. A published one holds from the next message on, in every channel. */
export async function decideChange(
  context: DeskContext,
  { change, newest }: FoundChange,
  decision: 'published' | 'sent-back',
  reason: string,
): Promise<ChangeDone> {
  const { memory, now, database } = context.env.services
  const { officer } = context.var.signedIn
  const { onePersonMayPublish } = await deskSettingsIn(database).read()
  const refused = refusalOfDecision(change, newest, decision, officer, onePersonMayPublish)
  if (refused) return { refused }
  if (decision === 'published') {
    // The content may have changed since it was handed in.
    const tried = await tryChange(context, change)
    if ('refused' in tried) return { refused: `Không đăng được: ${tried.refused}.` }
  }
  const { part, key, value } = change
  const by = { officer: officer.name, at: now(), reason: reason || change.reason }
  const number = await memory.changes.append({ part, key, value, kind: decision, ...by }, change.number)
  if (number === undefined) return 'stale'
  const act = decision === 'published' ? 'Duyệt và đăng' : 'Trả lại'
  await actsIn(database).add({ ...by, act: `${act} ${PART_NAMES[part]}`, subject: key })
  return { number }
}

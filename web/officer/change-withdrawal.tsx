import type { Content } from '../../content/content.ts'
import { usesOf } from '../../content/desk/amount-change.ts'
import { refusalOfWithdrawal } from '../../content/desk/change-state.ts'
import type { ContentChange } from '../../content/desk/content-change.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { actsIn } from '../../db/acts.ts'
import { type ChangeDone, type FoundChange, heardAsBefore, PART_NAMES } from './change-deeds.ts'
import { ChangeEffect } from './change-effect.tsx'
import { knowledgeNow } from './entry-at-desk.ts'
import { DeskForm, Field } from './frame.tsx'
import { todayOf } from './moment.ts'
import type { DeskContext } from './route.ts'

/** What the content would be with a part as it was shipped, or why it cannot be; whether danger stays heard is not tried. */
async function asShipped(
  context: DeskContext,
  { part, key }: ContentChange,
): Promise<{ before: Knowledge; after: Content } | { refused: string }> {
  const before = await knowledgeNow(context)
  const after = context.env.services.memory.library.withShipped({ part, key })
  if (typeof after === 'string') return { refused: after }
  if (part !== 'amount' || after.amounts.some(({ id }) => id === key)) return { before, after }
  // Nobody may read a sentence with a hole in it.
  const uses = usesOf(before.content).get(key)?.length ?? 0
  if (uses > 0) return { refused: `${uses} mục đang dùng mức này, hãy sửa các mục đó trước` }
  const isSaid = JSON.stringify(before.content.urgent.texts).includes(key)
  return isSaid ? { refused: 'lời nói khi nguy cấp đang dùng mức này' } : { before, after }
}

/**
 * Takes a published change back: from the next message on the part is as it was shipped, in every channel. `seen` is
 * the newest line about its key that the officer had read.
 */
export async function withdrawChange(
  context: DeskContext,
  { change, history }: FoundChange,
  reason: string,
  seen: number,
): Promise<ChangeDone> {
  const { memory, now, database } = context.env.services
  if (seen !== history.at(-1)!.number) return 'stale'
  const refused = refusalOfWithdrawal(change, history)
  if (refused) return { refused }
  const { part, key, value } = change
  const shipped = await asShipped(context, change)
  const tried = 'refused' in shipped ? shipped : await heardAsBefore(context, part, shipped.before, shipped.after)
  if ('refused' in tried) return { refused: `Không rút được: ${tried.refused}.` }
  const by = { officer: context.var.signedIn.officer.name, at: now(), reason }
  const number = await memory.changes.append({ part, key, value, kind: 'withdrawn', ...by }, seen)
  if (number === undefined) return 'stale'
  await actsIn(database).add({ ...by, act: `Rút ${PART_NAMES[part]}`, subject: key })
  return { number }
}

/** The form for that, with what it would change; nothing where there is nothing to take back. */
export async function withdrawal(context: DeskContext, { change, history }: FoundChange, wrong?: string) {
  const refused = refusalOfWithdrawal(change, history)
  if (refused) return change.kind === 'published' ? <p class="hint">{refused}</p> : null
  const tried = await asShipped(context, change)
  if ('refused' in tried) return <p class="hint">Không rút được: {tried.refused}.</p>
  return (
    <details open={wrong !== undefined}>
      <summary>Rút thay đổi này</summary>
      <p>
        Từ tin nhắn tiếp theo, phần này trở lại như lúc cài đặt, ở mọi kênh; mọi thay đổi của cán bộ với phần này đều
        thôi. Muốn giữ một phần thì đừng rút mà sửa lại rồi gửi duyệt.
      </p>
      <ChangeEffect change={change} before={tried.before.content} after={tried.after} today={todayOf(context)} />
      <DeskForm context={context} action={`/officer/changes/${change.number}/withdraw`}>
        <input type="hidden" name="seen" value={String(history.at(-1)!.number)} />
        <Field name="reason" label="Vì sao rút" value={context.get('fields')?.reason} wrong={wrong} required />
        <button type="submit" class="button danger">
          Rút ngay
        </button>
      </DeskForm>
    </details>
  )
}

import { DEED_RULES, type Deed } from '../../content/desk/workflow.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { show } from '../show.ts'
import { openFindings } from './check-entry.ts'
import { ID, onEntry } from './entry-asked.ts'
import { doToEntry, type EntryAtDesk } from './entry-at-desk.ts'
import { entryPage } from './entry-page.tsx'
import { reasonOf, seenOf } from './entry-typed.ts'
import { DeskForm, DeskPage, Field } from './frame.tsx'
import { type DeskContext, type DeskRoute, PUBLISHERS } from './route.ts'

/** What is done from an entry's page, without a text of its own. */
const PRESSED = ['submit', 'publish', 'schedule', 'send-back', 'discard', 'withdraw'] as const satisfies readonly Deed[]
const NEEDS_REASON: readonly Deed[] = ['send-back', 'withdraw']

export const ENTRY_ACT_ROUTES: DeskRoute[] = [
  ...PRESSED.map(
    (deed): DeskRoute => ({
      method: 'POST',
      path: `/officer/entries/${ID}/${deed}`,
      may: DEED_RULES[deed].roles,
      does: onEntry((context, entry, knowledge) => press(context, deed, entry, knowledge)),
    }),
  ),
  {
    method: 'GET',
    path: `/officer/entries/${ID}/withdraw`,
    may: PUBLISHERS,
    does: onEntry((context, entry) => withdrawPage(context, entry)),
  },
]

async function press(
  context: DeskContext,
  deed: (typeof PRESSED)[number],
  entry: EntryAtDesk,
  knowledge: Knowledge,
): Promise<Response> {
  const again = (says: string, status: number) =>
    deed === 'withdraw' && status === 422
      ? withdrawPage(context, entry, says)
      : entryPage(context, entry, knowledge, { wrong: { deed, says }, status })

  const why = reasonOf(context, NEEDS_REASON.includes(deed))
  if ('wrong' in why) return again(`Lý do: ${why.wrong}.`, 422)
  const from = deed === 'schedule' ? instantTyped(context) : undefined
  if (typeof from === 'string') return again(from, 422)

  const reason = why.reason || (deed === 'discard' ? 'Bỏ bản nháp' : (entry.newest?.reason ?? ''))
  const done = await doToEntry(context, deed, entry, {
    seen: seenOf(context),
    reason,
    ...(from === undefined ? {} : { from }),
    ...(deed === 'publish' || deed === 'schedule'
      ? { isHeld: async () => (await openFindings(context, entry)).length > 0 }
      : {}),
  })

  if (done === 'stale')
    return again('Mục này vừa có thay đổi khác. Bạn xem lại bản mới nhất dưới đây rồi hãy làm.', 409)
  if ('refused' in done && done.isHeld) return context.redirect(`/officer/entries/${entry.id}/check?held`, 303)
  if ('refused' in done) return again(done.refused, 409)
  return context.redirect(`/officer/entries/${entry.id}?done=${deed}`, 303)
}

/** The instant typed, in Vietnamese time, or what is wrong with it. */
function instantTyped(context: DeskContext): number | string {
  const typed = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2})?$/.exec(context.var.fields.from ?? '')?.[1]
  const instant = typed ? Date.parse(`${typed}:00+07:00`) : Number.NaN
  if (Number.isNaN(instant)) return 'Hãy chọn ngày và giờ đăng.'
  return instant > context.env.services.now() ? instant : 'Giờ đăng phải ở sau lúc này.'
}

function withdrawPage(context: DeskContext, entry: EntryAtDesk, wrong?: string): Response {
  return show(
    context,
    <DeskPage context={context} title="Rút mục hỏi đáp này?">
      <p>
        <strong>{entry.text.question}</strong>
      </p>
      <p>
        Từ tin nhắn tiếp theo, người dân không còn nhận được câu trả lời này ở kênh nào. Bản đang dùng vẫn nằm trong
        lịch sử; muốn dùng lại thì sửa, gửi duyệt và đăng.
      </p>
      <DeskForm context={context} action={`/officer/entries/${entry.id}/withdraw`}>
        <input type="hidden" name="seen" value={String(entry.newest?.number ?? 0)} />
        <Field name="reason" label="Vì sao rút" value={context.get('fields')?.reason ?? ''} wrong={wrong} />
        <div class="buttons">
          <button type="submit" class="button danger">
            Rút ngay
          </button>
          <a class="button" href={`/officer/entries/${entry.id}`}>
            Thôi, để nguyên
          </a>
        </div>
      </DeskForm>
    </DeskPage>,
    wrong ? 422 : 200,
  )
}

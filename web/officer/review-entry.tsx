import * as z from 'zod'
import { foundAnswer } from '../../bot/found.ts'
import { addDays, isDay } from '../../content/day.ts'
import { ENTRY_STATES } from '../../content/desk/entry-state.ts'
import { AnswerView } from '../parts/answer-view.tsx'
import { show } from '../show.ts'
import { doToEntry, type EntryAtDesk, entryAtDesk, knowledgeNow } from './entry-at-desk.ts'
import { seenOf } from './entry-typed.ts'
import { Alert, DeskForm, DeskPage, Field } from './frame.tsx'
import { todayOf } from './moment.ts'
import { Reason } from './reason.ts'
import { refuseAtDesk } from './refusal.tsx'
import { entriesDue, Reasons } from './review.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'

export const REVIEW_ENTRY_ROUTES: DeskRoute[] = [
  {
    method: 'GET',
    path: '/officer/review/:id',
    may: ALL,
    does: onEntry((context, entry) => entryPage(context, entry)),
  },
  { method: 'POST', path: '/officer/review/:id', may: ALL, does: onEntry(confirm) },
]

const REVIEWED_FOR_DAYS = 365
const LONGEST_DAYS = 731 // rules change more often than every second year

function onEntry(does: (context: DeskContext, entry: EntryAtDesk) => Promise<Response>) {
  return async (context: DeskContext): Promise<Response> => {
    await knowledgeNow(context)
    const entry = await entryAtDesk(context, context.req.param('id') ?? '')
    if (!entry?.live) return refuseAtDesk(context, 404, 'Không có mục này, hoặc mục không còn trả lời người dân.')
    return does(context, entry)
  }
}

/** The text as citizens read it today, why it is due, and the officer's word that it still holds. */
async function entryPage(
  context: DeskContext,
  entry: EntryAtDesk,
  typed?: { wrong: Partial<Record<'reviewBy' | 'reason' | 'all', string>>; status: number },
): Promise<Response> {
  const { knowledge } = context.env.services.memory.library
  const today = todayOf(context)
  const due = (await entriesDue(context)).find(each => each.entry.id === entry.id)
  const fields = context.get('fields') ?? {}
  return show(
    context,
    <DeskPage context={context} title={`Xem lại: ${entry.live!.question}`}>
      <p>
        <a href="/officer/review">Mọi mục cần xem lại</a> · <a href={`/officer/entries/${entry.id}`}>Trang của mục</a>
      </p>
      <Alert says={typed?.wrong.all} />
      {due ? <Reasons reasons={due.reasons} today={today} /> : <p>Mục này chưa đến hạn xem lại.</p>}
      <section class="card">
        <h2>Người dân đọc hôm nay</h2>
        <AnswerView answer={foundAnswer(entry.live!, 'all', today, knowledge)} />
      </section>
      {entry.state === 'live' ? (
        <DeskForm context={context} action={`/officer/review/${entry.id}`}>
          <input type="hidden" name="seen" value={String(entry.newest?.number ?? 0)} />
          <Field
            name="reviewBy"
            label="Xem lại lần sau trước ngày"
            type="date"
            value={fields.reviewBy ?? addDays(today, REVIEWED_FOR_DAYS)}
            wrong={typed?.wrong.reviewBy}
            required
          />
          <Field
            name="reason"
            label="Đã đối chiếu với gì"
            help="Ví dụ: đọc lại Nghị định 188/2025, mức mới đã đúng. Người duyệt đọc dòng này."
            value={fields.reason}
            wrong={typed?.wrong.reason}
            required
          />
          <div class="buttons">
            <button type="submit" class="button main">
              Đã xem lại, vẫn đúng
            </button>
            <a class="button" href={`/officer/entries/${entry.id}/edit`}>
              Cần sửa
            </a>
          </div>
        </DeskForm>
      ) : (
        <p class="caution">
          Mục đang ở trạng thái "{ENTRY_STATES[entry.state]}" ({entry.newest?.officer}).{' '}
          <a href={`/officer/entries/${entry.id}`}>Mở trang của mục</a> để làm tiếp.
        </p>
      )}
    </DeskPage>,
    typed?.status ?? 200,
  )
}

async function confirm(context: DeskContext, entry: EntryAtDesk): Promise<Response> {
  const today = todayOf(context)
  const Fields = z.object({
    reviewBy: z
      .string()
      .refine(
        text => isDay(text) && today < text && text <= addDays(today, LONGEST_DAYS),
        'chọn một ngày sau hôm nay, trong vòng hai năm',
      ),
    reason: Reason,
  })
  const { reviewBy = '', reason = '' } = context.var.fields
  const read = Fields.safeParse({ reviewBy, reason })
  if (!read.success) {
    const wrong = Object.fromEntries(read.error.issues.map(issue => [String(issue.path[0]), issue.message]))
    return entryPage(context, entry, { wrong, status: 422 })
  }
  const stale = 'Mục này vừa có thay đổi khác. Bạn đọc lại rồi hãy xác nhận.'
  if (entry.state !== 'live') return entryPage(context, entry, { wrong: { all: stale }, status: 409 })
  const done = await doToEntry(context, 'save-and-submit', entry, {
    seen: seenOf(context),
    reason: `Đã xem lại, vẫn đúng: ${read.data.reason}`,
    entry: { ...entry.live!, reviewBy: read.data.reviewBy },
  })
  if (done === 'stale') return entryPage(context, entry, { wrong: { all: stale }, status: 409 })
  if ('refused' in done) return entryPage(context, entry, { wrong: { all: done.refused }, status: 409 })
  return context.redirect('/officer/review?done=confirmed', 303)
}

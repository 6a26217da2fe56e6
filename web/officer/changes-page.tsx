import { refusalOfDecision, refusalOfWithdrawal } from '../../content/desk/change-state.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { deskSettingsIn } from '../../db/desk-settings.ts'
import { show } from '../show.ts'
import { decideChange, type FoundChange, findChange, PART_NAMES, tryChange } from './change-deeds.ts'
import { ChangeEffect } from './change-effect.tsx'
import { CHANGE_KINDS } from './change-history.tsx'
import { withdrawal, withdrawChange } from './change-withdrawal.tsx'
import { knowledgeNow } from './entry-at-desk.ts'
import { reasonOf, seenOf } from './entry-typed.ts'
import { Alert, DeskForm, DeskPage, Field } from './frame.tsx'
import { todayOf } from './moment.ts'
import { onNumbered } from './numbered.ts'
import { refuseAtDesk } from './refusal.tsx'
import { ALL, type DeskContext, type DeskRoute, mayPublish, PUBLISHERS } from './route.ts'
import { writePart } from './words-parts.ts'

const onChange = onNumbered('number', findChange, 'Không có thay đổi này.')

export const CHANGES_ROUTES: DeskRoute[] = [
  {
    method: 'GET',
    path: '/officer/changes/:number',
    may: ALL,
    does: onChange((context, found) => page(context, found)),
  },
  {
    method: 'POST',
    path: '/officer/changes/:number/publish',
    may: PUBLISHERS,
    does: onChange((context, found) => decide(context, found, 'published')),
  },
  {
    method: 'POST',
    path: '/officer/changes/:number/send-back',
    may: ALL,
    does: onChange((context, found) => decide(context, found, 'sent-back')),
  },
  {
    method: 'POST',
    path: '/officer/changes/:number/withdraw',
    may: PUBLISHERS,
    does: onChange(withdraw),
  },
]

const DONE: Record<string, string> = {
  published: 'Đã đăng. Có hiệu lực từ tin nhắn tiếp theo, ở mọi kênh.',
  'sent-back': 'Đã trả lại cho người gửi.',
  submitted: 'Đã gửi duyệt. Đồng nghiệp sẽ xem và đăng.',
  withdrawn: 'Đã rút. Từ tin nhắn tiếp theo, phần này trở lại như lúc cài đặt, ở mọi kênh.',
}

async function decide(
  context: DeskContext,
  found: FoundChange,
  decision: 'published' | 'sent-back',
): Promise<Response> {
  const { officer } = context.var.signedIn
  const isOwn = found.change.officer === officer.name
  // Whoever handed a change in may take it back; sending others' back is for those who may publish.
  if (decision === 'sent-back' && !isOwn && !mayPublish(context))
    return refuseAtDesk(context, 403, 'Vai trò của bạn không làm được việc này.')
  const why = reasonOf(context, decision === 'sent-back')
  if ('wrong' in why) return page(context, found, { wrong: why.wrong, status: 422 })
  const done = await decideChange(context, found, decision, why.reason)
  if (done === 'stale')
    return page(context, found, { says: 'Vừa có thay đổi khác. Bạn xem lại bản mới nhất.', status: 409 })
  if ('refused' in done) return page(context, found, { says: done.refused, status: 409 })
  return context.redirect(`/officer/changes/${done.number}?done=${decision}`, 303)
}

async function withdraw(context: DeskContext, found: FoundChange): Promise<Response> {
  const why = reasonOf(context)
  if ('wrong' in why) return page(context, found, { wrong: why.wrong, status: 422 })
  const done = await withdrawChange(context, found, why.reason, seenOf(context))
  if (done === 'stale')
    return page(context, found, { says: 'Phần này vừa có thay đổi khác. Bạn xem lại bản mới nhất.', status: 409 })
  if ('refused' in done) return page(context, found, { says: done.refused, status: 409 })
  return context.redirect(`/officer/changes/${done.number}?done=withdrawn`, 303)
}

async function page(
  context: DeskContext,
  found: FoundChange,
  { says, wrong, status = 200 }: { says?: string; wrong?: string; status?: number } = {},
): Promise<Response> {
  const { change, newest, history } = found
  const { officer } = context.var.signedIn
  const before = await knowledgeNow(context)
  const isWaiting = change.kind === 'submitted' && newest.number === change.number
  const tried = isWaiting ? await tryChange(context, change) : undefined
  const { onePersonMayPublish } = await deskSettingsIn(context.env.services.database).read()
  const refusal = refusalOfDecision(change, newest, 'published', officer, onePersonMayPublish)
  const isForUs = isWaiting && mayPublish(context)
  const maySendBack = isWaiting && (isForUs || change.officer === officer.name)
  const isOver = wrong !== undefined && !maySendBack && refusalOfWithdrawal(change, history) !== undefined
  const place = change.part === 'amount' ? '/officer/amounts' : '/officer/words'
  return show(
    context,
    <DeskPage
      context={context}
      title={`Đổi ${PART_NAMES[change.part]}: ${change.key}`}
      done={status === 200 ? DONE[context.req.query('done') ?? ''] : undefined}
    >
      <p>
        <a href={place}>Về danh sách</a> · <strong class="tag">{CHANGE_KINDS[change.kind]}</strong>
      </p>
      <p>
        {change.officer}, {writeMoment(change.at)}: {change.reason}
      </p>
      <Alert says={says ?? (isOver ? 'Thay đổi này đã được xử lý rồi. Bạn xem lại bản mới nhất.' : undefined)} />
      {isWaiting || newest.number === change.number ? null : (
        <p>
          <a href={`/officer/changes/${newest.number}`}>Xem thay đổi mới nhất</a>
        </p>
      )}
      {tried && 'refused' in tried ? <p class="wrong">Không đăng được: {tried.refused}.</p> : null}
      {tried && 'after' in tried ? (
        <ChangeEffect change={change} before={before.content} after={tried.after} today={todayOf(context)} />
      ) : (
        <pre class="as-typed">{writePart(change)}</pre>
      )}
      {isForUs && refusal ? <p class="hint">{refusal}</p> : null}
      {isForUs && !refusal && tried && 'after' in tried ? (
        <DeskForm context={context} action={`/officer/changes/${change.number}/publish`}>
          <button type="submit" class="button main">
            Duyệt và đăng tất cả
          </button>
        </DeskForm>
      ) : null}
      {mayPublish(context) ? await withdrawal(context, found, wrong) : null}
      {maySendBack ? (
        <details open={wrong !== undefined}>
          <summary>{change.officer === officer.name ? 'Rút lại' : 'Trả lại người gửi'}</summary>
          <DeskForm context={context} action={`/officer/changes/${change.number}/send-back`}>
            <Field name="reason" label="Vì sao" value={context.get('fields')?.reason} wrong={wrong} required />
            <button type="submit" class="button">
              Trả lại
            </button>
          </DeskForm>
        </details>
      ) : null}
    </DeskPage>,
    status,
  )
}

import { Amount } from '../../content/amount.ts'
import type { Content } from '../../content/content.ts'
import { firstDayOf, impactOfChange } from '../../content/desk/amount-change.ts'
import { refusalOfDecision } from '../../content/desk/change-state.ts'
import type { ContentChange } from '../../content/desk/content-change.ts'
import { difference } from '../../content/desk/difference.ts'
import { urgentPart } from '../../content/desk/urgent-part.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { deskSettingsIn } from '../../db/desk-settings.ts'
import { show } from '../show.ts'
import { AmountImpact } from './amounts-impact.tsx'
import { decideChange, findChange, PART_NAMES, tryChange } from './change-deeds.ts'
import { knowledgeNow } from './entry-at-desk.ts'
import { Words } from './entry-difference.tsx'
import { reasonOf } from './entry-typed.ts'
import { Alert, DeskForm, DeskPage, Field } from './frame.tsx'
import { todayOf, writeMoment } from './moment.ts'
import { refuseAtDesk } from './refusal.tsx'
import { ALL, type DeskContext, type DeskRoute, mayPublish, PUBLISHERS } from './route.ts'
import { wholeNumber } from './whole-number.ts'
import { writePart } from './words-parts.ts'

export const CHANGES_ROUTES: DeskRoute[] = [
  { method: 'GET', path: '/officer/changes/:number', may: ALL, does: context => withChange(context, showChange) },
  {
    method: 'POST',
    path: '/officer/changes/:number/publish',
    may: PUBLISHERS,
    does: context => withChange(context, (_, found) => decide(context, found, 'published')),
  },
  {
    method: 'POST',
    path: '/officer/changes/:number/send-back',
    may: ALL,
    does: context => withChange(context, (_, found) => decide(context, found, 'sent-back')),
  },
]

type Found = { change: ContentChange; newest: ContentChange }

const KINDS: Record<ContentChange['kind'], string> = {
  submitted: 'Chờ duyệt',
  published: 'Đã đăng',
  'sent-back': 'Đã trả lại',
  withdrawn: 'Đã rút',
}
const DONE: Record<string, string> = {
  published: 'Đã đăng. Có hiệu lực từ tin nhắn tiếp theo, ở mọi kênh.',
  'sent-back': 'Đã trả lại cho người gửi.',
  submitted: 'Đã gửi duyệt. Đồng nghiệp sẽ xem và đăng.',
}

async function withChange(
  context: DeskContext,
  work: (context: DeskContext, found: Found) => Promise<Response>,
): Promise<Response> {
  const number = wholeNumber(context.req.param('number'))
  const found = number === undefined ? undefined : await findChange(context, number)
  return found ? work(context, found) : refuseAtDesk(context, 404, 'Không có thay đổi này.')
}

const showChange = (context: DeskContext, found: Found): Promise<Response> => page(context, found)

async function decide(context: DeskContext, found: Found, decision: 'published' | 'sent-back'): Promise<Response> {
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

async function page(
  context: DeskContext,
  { change, newest }: Found,
  { says, wrong, status = 200 }: { says?: string; wrong?: string; status?: number } = {},
): Promise<Response> {
  const { officer } = context.var.signedIn
  const before = await knowledgeNow(context)
  const isWaiting = change.kind === 'submitted' && newest.number === change.number
  const tried = isWaiting ? await tryChange(context, change) : undefined
  const { onePersonMayPublish } = await deskSettingsIn(context.env.services.database).read()
  const refusal = refusalOfDecision(change, newest, 'published', officer, onePersonMayPublish)
  const isForUs = isWaiting && mayPublish(context)
  const maySendBack = isWaiting && (isForUs || change.officer === officer.name)
  const place = change.part === 'amount' ? '/officer/amounts' : '/officer/words'
  return show(
    context,
    <DeskPage
      context={context}
      title={`Đổi ${PART_NAMES[change.part]}: ${change.key}`}
      done={status === 200 ? DONE[context.req.query('done') ?? ''] : undefined}
    >
      <p>
        <a href={place}>Về danh sách</a> · <strong class="tag">{KINDS[change.kind]}</strong>
      </p>
      <p>
        {change.officer}, {writeMoment(change.at)}: {change.reason}
      </p>
      <Alert says={says} />
      {isWaiting || newest.number === change.number ? null : (
        <p>
          <a href={`/officer/changes/${newest.number}`}>Xem thay đổi mới nhất</a>
        </p>
      )}
      {tried && 'refused' in tried ? <p class="wrong">Không đăng được: {tried.refused}.</p> : null}
      {tried && 'after' in tried ? (
        <Effect change={change} before={before} after={tried.after} today={todayOf(context)} />
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

function Effect({
  change,
  before,
  after,
  today,
}: {
  change: ContentChange
  before: Knowledge
  after: Content
  today: string
}) {
  if (change.part !== 'amount')
    return <Words pieces={difference(writePart({ ...change, ...nowOf(change, before) }), writePart(change))} />
  const amount = Amount.parse(change.value)
  const day = firstDayOf(before.names.amounts.get(change.key), amount) ?? today
  return <AmountImpact impact={impactOfChange(change.key, before.content, after, day)} day={day} />
}

function nowOf({ part, key }: ContentChange, { content }: Knowledge): { value: unknown } {
  if (part === 'synonyms') return { value: content.synonyms.find(({ means }) => means === key) ?? null }
  return { value: urgentPart(content.urgent, key) }
}

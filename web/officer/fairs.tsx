import { addDays, type Day, isDay, writeDay } from '../../content/day.ts'
import { type FairFields, fairFieldsOf } from '../../content/desk/fair-form.ts'
import { fairPlannedFor, fairsBetween } from '../../content/fair-calendar.ts'
import type { FairDay } from '../../content/fair-days.ts'
import type { FairChange } from '../../content/fair-store.ts'
import { writeTime } from '../../content/fair-time.ts'
import { sayStatus, writeWeekday } from '../../content/fair-words.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { show } from '../show.ts'
import { knowledgeNow } from './entry-at-desk.ts'
import { FairForm } from './fair-form.tsx'
import { fairDifferences } from './fair-says.ts'
import { DeskPage, Field } from './frame.tsx'
import { todayOf } from './moment.ts'
import { refuseAtDesk } from './refusal.tsx'
import { ALL, type DeskContext, type DeskRoute, mayPublish, PUBLISHERS } from './route.ts'
import { Wide } from './wide.tsx'

export const FAIRS_ROUTES: DeskRoute[] = [
  { method: 'GET', path: '/officer/fairs', may: ALL, does: showFairs },
  { method: 'GET', path: '/officer/fairs/extra', may: PUBLISHERS, does: openExtra },
  { method: 'GET', path: '/officer/fairs/:planned', may: ALL, does: showFair },
]

const AHEAD_DAYS = 185
const BACK_DAYS = 92
const FAR_DAYS = 5 * 366 // the calendar is proved right for 60 months

const DONE: Record<string, string> = {
  saved: 'Đã lưu. Trang phiên việc làm và máy trả lời đổi ngay từ tin nhắn kế tiếp.',
}

async function showFairs(context: DeskContext): Promise<Response> {
  const { content } = await knowledgeNow(context)
  const today = todayOf(context)
  const coming = fairsBetween(today, addDays(today, AHEAD_DAYS), content.fairs, today)
  const past = fairsBetween(addDays(today, -BACK_DAYS), addDays(today, -1), content.fairs, today).reverse()
  const wrong = context.req.query('done') === 'no-day' ? 'Chọn một ngày từ hôm nay trở đi.' : undefined
  return show(
    context,
    <DeskPage context={context} title="Phiên việc làm" done={DONE[context.req.query('done') ?? '']}>
      <p>
        Theo lịch, mỗi tháng có phiên vào ngày {content.fairs.days.join(' và ')}. Phiên chưa ai xác nhận được nói với
        người dân là "dự kiến".
      </p>
      <Fairs caption="Sắp tới" fairs={coming} />
      {mayPublish(context) ? (
        <form action="/officer/fairs/extra">
          <Field name="ngay" label="Thêm phiên ngoài lịch, vào ngày" type="date" wrong={wrong} required />
          <button type="submit" class="button">
            Điền thông tin phiên
          </button>
        </form>
      ) : null}
      <Fairs caption="Đã qua, ba tháng gần đây" fairs={past} />
    </DeskPage>,
  )
}

function Fairs({ caption, fairs }: { caption: string; fairs: readonly FairDay[] }) {
  if (fairs.length === 0) return <p>{caption}: không có phiên nào.</p>
  return (
    <Wide label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Ngày</th>
            <th scope="col">Tình trạng</th>
            <th scope="col">Giờ, nơi</th>
            <th scope="col" class="number">
              Công ty
            </th>
          </tr>
        </thead>
        <tbody>
          {fairs.map(fair => (
            <tr>
              <th scope="row">
                <a href={`/officer/fairs/${fair.planned}`}>{writeWeekday(fair.date)}</a>
              </th>
              <td>
                {sayStatus(fair)}
                {fair.movedFrom ? `, từ ${writeDay(fair.movedFrom)}` : ''}
                {fair.doubt ? ` – ${fair.doubt}` : ''}
              </td>
              <td>
                {fair.time ? `${writeTime(fair.time)}, ` : ''}
                {fair.place}
              </td>
              <td class="number">{fair.companies.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

function openExtra(context: DeskContext): Response {
  const day = context.req.query('ngay') ?? ''
  const today = todayOf(context)
  const mayBe = isDay(day) && today <= day && day <= addDays(today, FAR_DAYS)
  return context.redirect(mayBe ? `/officer/fairs/${day}` : '/officer/fairs?done=no-day', 303)
}

/** The planned day an address names; undefined when it is none, or too far away to be meant. */
export function plannedOf(context: DeskContext): Day | undefined {
  const planned = context.req.param('planned') ?? ''
  const today = todayOf(context)
  const near = isDay(planned) && addDays(today, -FAR_DAYS) <= planned && planned <= addDays(today, FAR_DAYS)
  return near ? planned : undefined
}

async function showFair(context: DeskContext): Promise<Response> {
  const planned = plannedOf(context)
  return planned ? fairPage(context, planned) : refuseAtDesk(context, 404, 'Không có phiên này.')
}

/** One fair: what holds, the form, its history. With what was typed when it was not taken. */
export async function fairPage(
  context: DeskContext,
  planned: Day,
  typed?: { fields: FairFields; wrong?: Readonly<Record<string, string>>; since?: number; status: number },
): Promise<Response> {
  const { content } = await knowledgeNow(context)
  const calendar = content.fairs
  const history = await context.env.services.memory.fairs.history(planned)
  const notice = calendar.notices.find(each => each.date === planned)
  const fair = fairPlannedFor(planned, calendar, todayOf(context))
  const title = fair ? `Phiên ${writeWeekday(fair.date)}` : `Phiên thêm ${writeWeekday(planned)}`
  const since = typed?.since
  return show(
    context,
    <DeskPage context={context} title={title}>
      <p>
        <a href="/officer/fairs">Mọi phiên</a>
      </p>
      {fair ? (
        <p>
          {sayStatus(fair)}
          {fair.movedFrom ? `, dời từ ${writeDay(fair.movedFrom)}` : ''}
          {fair.doubt ? `. Ngày này ${fair.doubt}.` : ''}
        </p>
      ) : (
        <p>Ngày này không có trong lịch. Điền vào dưới đây để thêm một phiên.</p>
      )}
      {since !== undefined ? (
        <section class="caution" role="alert">
          <p>
            <strong>Trong lúc bạn sửa, phiên này đã được người khác sửa.</strong> Chưa lưu gì của bạn. Xem họ đã đổi gì,
            chỉnh lại rồi gửi tiếp.
          </p>
          <Changes planned={planned} history={history} since={since} context={context} />
        </section>
      ) : null}
      {mayPublish(context) ? (
        <FairForm
          context={context}
          planned={planned}
          calendar={calendar}
          fields={typed?.fields ?? fairFieldsOf(planned, notice, calendar)}
          seen={history.at(-1)?.number ?? 0}
          wrong={typed?.wrong ?? {}}
        />
      ) : (
        <p>Người có vai trò Duyệt hoặc Quản trị sửa được phiên, vì người đăng ký được báo ngay.</p>
      )}
      <h2>Lịch sử</h2>
      {history.length === 0 ? <p>Chưa ai sửa phiên này.</p> : null}
      <Changes planned={planned} history={history} since={0} context={context} />
    </DeskPage>,
    typed?.status ?? 200,
  )
}

/** What officers changed after a number, newest first, each with what it changed. */
function Changes(props: { context: DeskContext; planned: Day; history: readonly FairChange[]; since: number }) {
  const { context, planned, history, since } = props
  const calendar = context.env.services.memory.library.knowledge.content.fairs
  const changes = history
    .map((each, at) => ({ ...each, before: history[at - 1]?.change }))
    .filter(each => each.number > since)
    .reverse()
  return (
    <ol reversed>
      {changes.map(({ officer, at, reason, change, before }) => (
        <li>
          {officer}, {writeMoment(at)}: {reason}
          <ul>
            {fairDifferences(planned, before, change, calendar).map(each => (
              <li>
                {each.name}: <del>{each.before}</del> <ins>{each.after}</ins>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

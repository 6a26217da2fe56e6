import type { Child } from 'hono/jsx'
import { addDays } from '../../content/day.ts'
import { fairsBetween } from '../../content/fair-calendar.ts'
import { isUncertain, writeWeekday } from '../../content/fair-words.ts'
import { linksIn } from '../../db/links.ts'
import { show } from '../show.ts'
import { channelName } from './channel-name.ts'
import { knowledgeNow } from './entry-at-desk.ts'
import { DeskPage } from './frame.tsx'
import { inboxGroups } from './inbox-groups.ts'
import { todayOf } from './moment.ts'
import { entriesDue } from './review.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'
import { openTalks, sayWait } from './talks.tsx'

export const HOME_ROUTES: DeskRoute[] = [{ method: 'GET', path: '/officer', may: ALL, does: showHome }]

const AHEAD_DAYS = 40 // always holds at least one fair

/** Today's work in numbers, the most pressing first. */
async function showHome(context: DeskContext): Promise<Response> {
  const { content } = await knowledgeNow(context)
  const { memory, now, database } = context.env.services
  const today = todayOf(context)
  const [talks, groups, newest, due, off, failing] = [
    (await openTalks(context)).filter(talk => talk.since !== undefined),
    await inboxGroups(context),
    await memory.entries.newest(),
    await entriesDue(context),
    await memory.switches.off(),
    await linksIn(database).failing(),
  ]
  const submitted = newest.filter(each => each.kind === 'submitted')
  const overdue = due.filter(each => each.reasons[0]!.on <= today)
  const fair = fairsBetween(today, addDays(today, AHEAD_DAYS), content.fairs, today).find(isUncertain)
  return show(
    context,
    <DeskPage context={context} title="Việc hôm nay">
      {off.length > 0 ? (
        <p class="caution">Đang tắt: {off.map(each => `${channelName(each.channel)} (${each.reason})`).join('; ')}</p>
      ) : null}
      <ul class="columns tasks">
        <Task
          count={talks.length}
          what="người chờ cán bộ"
          path="/officer/inbox/talks"
          isPressing={talks.some(talk => talk.isUrgent)}
        >
          {talks[0]
            ? `${talks[0].isUrgent ? 'Có lời báo nguy hiểm. ' : ''}Lâu nhất: ${sayWait(longest(talks)!, now(), content.fairs)}`
            : 'Không ai phải chờ.'}
        </Task>
        <Task count={groups.length} what="nhóm câu chưa trả lời được" path="/officer/inbox">
          {groups[0] ? `Nhiều người hỏi nhất: ${groups[0].citizens} người` : 'Hộp thư trống.'}
        </Task>
        <Task count={submitted.length} what="bản chờ duyệt" path="/officer/entries?state=submitted">
          {submitted[0] ? `Cũ nhất của ${submitted[0].officer}` : 'Không có bản nào.'}
        </Task>
        <Task count={overdue.length} what="mục đến hạn xem lại" path="/officer/review">
          {due.length - overdue.length} mục nữa trong 30 ngày
        </Task>
        {failing.length > 0 ? (
          <Task count={failing.length} what="đường dẫn không mở được" path="/officer/review#duong-dan">
            Mở thử rồi sửa nơi liên hệ.
          </Task>
        ) : null}
        {fair ? (
          <Task count={fair.daysLeft} what="ngày nữa có phiên việc làm" path={`/officer/fairs/${fair.planned}`}>
            {writeWeekday(fair.date)}, chưa ai xác nhận{fair.doubt ? `; ${fair.doubt}` : ''}
          </Task>
        ) : null}
      </ul>
    </DeskPage>,
  )
}

function Task(props: { count: number; what: string; path: string; isPressing?: boolean; children: Child }) {
  const { count, what, path, isPressing = false, children } = props
  return (
    <li class={isPressing ? 'card urgent' : 'card'}>
      <a href={path}>
        <span class="count">{count.toLocaleString('vi-VN')}</span> {what}
      </a>
      <p class="hint">{children}</p>
    </li>
  )
}

function longest<Talk extends { since: number | undefined }>(talks: readonly Talk[]): Talk | undefined {
  return talks.reduce<Talk | undefined>(
    (first, each) => ((first?.since ?? Infinity) <= (each.since ?? 0) ? first : each),
    undefined,
  )
}

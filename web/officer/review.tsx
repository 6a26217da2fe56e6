import { type Day, writeDay } from '../../content/day.ts'
import { type DueEntry, dueForReview, type ReviewReason } from '../../content/desk/due-for-review.ts'
import { ENTRY_STATES } from '../../content/desk/entry-state.ts'
import { linksIn as linksInContent } from '../../content/desk/links-in.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { linksIn } from '../../db/links.ts'
import { show } from '../show.ts'
import { knowledgeNow } from './entry-at-desk.ts'
import { DeskPage } from './frame.tsx'
import { todayOf } from './moment.ts'
import { readDays } from './read-days.ts'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'
import { Wide } from './wide.tsx'

export const REVIEW_ROUTES: DeskRoute[] = [{ method: 'GET', path: '/officer/review', may: ALL, does: showReview }]

const MOST_SHOWN = 60 // the rest on wish: a shipped content falls due on one day

const DONE: Record<string, string> = {
  confirmed: 'Đã gửi duyệt. Khi có người duyệt và đăng, mục rời danh sách này.',
}

/** What is due today or within thirty days, the most overdue first. */
export async function entriesDue(context: DeskContext): Promise<DueEntry[]> {
  const { content } = await knowledgeNow(context)
  const days = await readDays(context.env.services.memory.entries)
  return dueForReview(content, todayOf(context), id => days.get(id))
}

async function showReview(context: DeskContext): Promise<Response> {
  const { memory, database } = context.env.services
  const today = todayOf(context)
  const [due, newest] = [await entriesDue(context), await memory.entries.newest()]
  const waiting = new Map(newest.filter(each => each.kind !== 'published').map(each => [each.entryId, each]))
  const overdue = due.filter(each => each.reasons[0]!.on <= today)
  const soon = due.filter(each => each.reasons[0]!.on > today)
  const failing = await linksIn(database).failing()
  const checked = await linksIn(database).lastCheck()
  const all = failing.length > 0 ? linksInContent(memory.library.knowledge.content, today) : []
  const pointed = new Map(all.map(link => [link.url, link]))
  const isWhole = context.req.query('all') !== undefined
  const table = (caption: string, entries: readonly DueEntry[]) => (
    <Wide label={caption}>
      <table>
        <caption>
          {caption}: {entries.length} mục
        </caption>
        <thead>
          <tr>
            <th scope="col">Mục</th>
            <th scope="col">Vì sao</th>
            <th scope="col">Đang ở</th>
          </tr>
        </thead>
        <tbody>
          {(isWhole ? entries : entries.slice(0, MOST_SHOWN)).map(({ entry, reasons }) => {
            const revision = waiting.get(entry.id)
            return (
              <tr>
                <th scope="row" class="words">
                  <a href={`/officer/review/${entry.id}`}>{entry.question}</a>
                </th>
                <td>
                  <Reasons reasons={reasons} today={today} />
                </td>
                <td>{revision ? `${ENTRY_STATES[revision.kind as 'draft']} (${revision.officer})` : 'chưa ai xem'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {isWhole || entries.length <= MOST_SHOWN ? null : (
        <p>
          Đang hiện {MOST_SHOWN} mục đến hạn sớm nhất. <a href="/officer/review?all">Xem hết</a>
        </p>
      )}
    </Wide>
  )
  return show(
    context,
    <DeskPage context={context} title="Cần xem lại" done={DONE[context.req.query('done') ?? '']}>
      <p>Mục quá hạn vẫn trả lời người dân; trang này chỉ nhắc cán bộ đọc lại.</p>
      {overdue.length > 0 ? table('Đã đến hạn', overdue) : <p>Không có mục nào đến hạn.</p>}
      {soon.length > 0 ? table('Trong 30 ngày tới', soon) : <p>Không có mục nào đến hạn trong 30 ngày tới.</p>}
      <h2 id="duong-dan">Đường dẫn không mở được</h2>
      <p>
        {checked === undefined
          ? 'Chưa kiểm tra lần nào; máy kiểm tra mỗi ngày một lần, vào rạng sáng.'
          : `Kiểm tra lần cuối lúc ${writeMoment(checked)}.`}{' '}
        Trang nước ngoài hoặc trang chặn máy có khi báo nhầm: bạn mở thử trước khi sửa.
      </p>
      {failing.length > 0 ? (
        <Wide label="Đường dẫn hỏng">
          <table>
            <caption>{failing.length} đường dẫn</caption>
            <thead>
              <tr>
                <th scope="col">Đường dẫn</th>
                <th scope="col">Không mở được từ</th>
                <th scope="col">Máy thấy</th>
                <th scope="col">Mục dùng</th>
              </tr>
            </thead>
            <tbody>
              {failing.map(({ url, failingSince, status }) => (
                <tr>
                  <th scope="row" class="words">
                    <a href={url} rel="noreferrer">
                      {pointed.get(url)?.of ?? url}
                    </a>
                    <br />
                    {url}
                  </th>
                  <td>{writeMoment(failingSince ?? 0)}</td>
                  <td>{sayStatus(status)}</td>
                  <td>
                    <EntryLinks ids={pointed.get(url)?.entries ?? []} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      ) : null}
    </DeskPage>,
  )
}

const LISTED = 3

function EntryLinks({ ids }: { ids: readonly string[] }) {
  return (
    <>
      {ids.slice(0, LISTED).map((id, at) => (
        <>
          {at > 0 ? ', ' : ''}
          <a href={`/officer/entries/${id}`}>{id}</a>
        </>
      ))}
      {ids.length > LISTED ? ` và ${ids.length - LISTED} mục nữa` : ''}
      {ids.length === 0 ? '–' : ''}
    </>
  )
}

function sayStatus(status: number): string {
  if (status === 0) return 'không ai trả lời'
  return status === 404 || status === 410 ? 'trang không còn' : `máy chủ lỗi ${status}`
}

export function Reasons({ reasons, today }: { reasons: readonly ReviewReason[]; today: Day }) {
  return (
    <ul>
      {reasons.map(reason => (
        <li>{sayReason(reason, today)}</li>
      ))}
    </ul>
  )
}

function sayReason({ why, on, name }: ReviewReason, today: Day): string {
  const day = writeDay(on)
  switch (why) {
    case 'review':
      return on <= today ? `đến hạn xem lại từ ${day}` : `hạn xem lại ${day}`
    case 'rule-ends':
      return `quy định áp dụng đến hết ${day}`
    case 'law-ends':
      return `${name} hết hiệu lực sau ngày ${day}`
    case 'amount-changes':
      return `${name} ${on <= today ? 'đã đổi' : 'sẽ đổi'} từ ${day}`
    case 'amount-ends':
      return `${name} chỉ có mức đến hết ${day}`
  }
}

import { type Day, writeDay } from '../../content/day.ts'
import { entryDifference } from '../../content/desk/difference.ts'
import { fieldsOf } from '../../content/desk/entry-form-fields.ts'
import { ENTRY_STATES } from '../../content/desk/entry-state.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { deskSettingsIn } from '../../db/desk-settings.ts'
import { workingsIn } from '../../db/workings.ts'
import { show } from '../show.ts'
import { ID, onEntry } from './entry-asked.ts'
import type { EntryAtDesk } from './entry-at-desk.ts'
import { EntryDeeds } from './entry-deeds.tsx'
import { EntryDifference } from './entry-difference.tsx'
import { isChanged } from './entry-edit.tsx'
import { EntryOpinions } from './entry-opinions.tsx'
import { EntryPreview } from './entry-preview.tsx'
import { dayAsked } from './entry-typed.ts'
import { DeskPage } from './frame.tsx'
import { todayOf } from './moment.ts'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'

export const ENTRY_PAGE_ROUTES: DeskRoute[] = [
  {
    method: 'GET',
    path: `/officer/entries/${ID}`,
    may: ALL,
    does: onEntry((context, entry, knowledge) => entryPage(context, entry, knowledge)),
  },
]

/** What has just been done, by the short code in the address. */
const DONE: Record<string, string> = {
  save: 'Đã lưu nháp. Người dân chưa thấy bản này.',
  'save-and-submit': 'Đã lưu và gửi duyệt. Đồng nghiệp sẽ xem và đăng.',
  unchanged: 'Bạn chưa sửa chữ nào nên không có gì để lưu.',
  submit: 'Đã gửi duyệt. Đồng nghiệp sẽ xem và đăng.',
  'send-back': 'Đã trả lại cho người viết.',
  schedule: 'Đã duyệt và hẹn ngày đăng.',
  publish: 'Đã đăng. Từ tin nhắn tiếp theo, người dân nhận bản này.',
  withdraw: 'Đã rút. Người dân không còn nhận mục này.',
  acknowledged: 'Đã ghi lý do. Bây giờ bạn đăng được.',
  discard: 'Đã bỏ bản nháp. Bản cũ vẫn xem được ở lịch sử.',
}

/** An entry as the desk shows it: its state, what can be done now, its text, and what citizens thought of it. */
export async function entryPage(
  context: DeskContext,
  entry: EntryAtDesk,
  knowledge: Knowledge,
  { wrong, status = 200 }: { wrong?: { deed: string; says: string }; status?: number } = {},
): Promise<Response> {
  const { services } = context.env
  const { id, text } = entry
  const [opinions, { onePersonMayPublish }, working] = await Promise.all([
    services.memory.feedback.of(id, 500),
    deskSettingsIn(services.database).read(),
    workingsIn(services.database).of(context.var.signedIn.officer.name, id),
  ])
  const isUnsaved = working !== undefined && isChanged(fieldsOf(text), working.fields)
  const topic = knowledge.topics.get(text.topic)?.name ?? text.topic
  return show(
    context,
    <DeskPage
      context={context}
      title={text.question}
      done={status === 200 ? DONE[context.req.query('done') ?? ''] : undefined}
    >
      <p>
        <a href="/officer/entries">Mục hỏi đáp</a> · {id} · {topic}
      </p>
      <Standing entry={entry} today={todayOf(context)} />
      {isUnsaved ? (
        <p class="caution">
          Bạn có bản chưa lưu từ {writeMoment(working.at)}. <a href={`/officer/entries/${id}/edit`}>Mở bản đó</a>
        </p>
      ) : null}
      <ul class="buttons plain">
        <li>
          <a class="button" href={`/officer/entries/${id}/edit`}>
            Sửa
          </a>
        </li>
        <li>
          <a class="button" href={`/officer/entries/${id}/check`}>
            Thử trước khi đăng
          </a>
        </li>
        <li>
          <a class="button" href={`/officer/entries/${id}/history`}>
            Lịch sử
          </a>
        </li>
      </ul>
      <EntryDeeds context={context} entry={entry} onePerson={onePersonMayPublish} wrong={wrong} />
      {entry.live && entry.state !== 'live' && entry.state !== 'withdrawn' ? (
        <section>
          <h2>Bản mới khác bản đang dùng ở đâu</h2>
          <EntryDifference fields={entryDifference(entry.live, text)} />
        </section>
      ) : null}
      <section>
        <h2>{entry.state === 'live' ? 'Người dân đang nhận' : 'Bản mới nhất, như người dân sẽ thấy'}</h2>
        <DayForm path={`/officer/entries/${id}`} day={dayAsked(context)} />
        <EntryPreview entry={text} day={dayAsked(context)} knowledge={knowledge} />
      </section>
      <EntryOpinions opinions={opinions} />
      {text.related.length > 0 ? (
        <section>
          <h2>Mục liên quan</h2>
          <ul>
            {text.related.map(other => (
              <li>
                <a href={`/officer/entries/${other}`}>{knowledge.entries.get(other)?.question ?? other}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </DeskPage>,
    status,
  )
}

/** Asks for a day, which stays in the address. */
export function DayForm({ path, day }: { path: string; day: Day }) {
  return (
    <form method="get" action={path} class="inline">
      <label for="o-ngay-xem">Xem vào ngày</label>
      <input id="o-ngay-xem" type="date" name="ngay" value={day} />
      <button type="submit" class="button">
        Xem
      </button>
    </form>
  )
}

function Standing({ entry, today }: { entry: EntryAtDesk; today: Day }) {
  const { state, live, newest, text } = entry
  return (
    <>
      <p>
        <strong class="tag">{ENTRY_STATES[state]}</strong>{' '}
        {state === 'live' || state === 'withdrawn'
          ? null
          : live
            ? 'Người dân vẫn nhận bản đang dùng cho tới khi bản mới được đăng.'
            : 'Người dân chưa nhận mục này.'}
      </p>
      {newest ? (
        <p>
          {newest.officer}, {writeMoment(newest.at)}: {newest.reason || 'không ghi lý do'}
        </p>
      ) : (
        <p>Bản gốc, chưa ai sửa.</p>
      )}
      {newest?.kind === 'scheduled' && newest.from !== undefined ? (
        <p>Sẽ tự đăng lúc {writeMoment(newest.from)}, nếu không ai sửa trước lúc đó.</p>
      ) : null}
      <p>
        Phải xem lại trước ngày {writeDay(text.reviewBy)}
        {text.reviewBy < today ? <strong class="wrong"> – đã quá hạn</strong> : null}.
      </p>
    </>
  )
}

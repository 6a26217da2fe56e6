import { type Day, isDay, writeDay } from '../../content/day.ts'
import { entryDifference } from '../../content/desk/difference.ts'
import type { Entry } from '../../content/entry.ts'
import { entryOn } from '../../content/entry-on.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import type { RevisionKind } from '../../content/revision.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { show } from '../show.ts'
import { ID, onEntry } from './entry-asked.ts'
import { doToEntry, type EntryAtDesk } from './entry-at-desk.ts'
import { EntryDifference } from './entry-difference.tsx'
import { DayForm } from './entry-page.tsx'
import { EntryPreview } from './entry-preview.tsx'
import { seenOf } from './entry-typed.ts'
import { DeskForm, DeskPage } from './frame.tsx'
import { todayOf } from './moment.ts'
import { refuseAtDesk } from './refusal.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'
import { Wide } from './wide.tsx'

export const ENTRY_HISTORY_ROUTES: DeskRoute[] = [
  { method: 'GET', path: `/officer/entries/${ID}/history`, may: ALL, does: onEntry(showHistory) },
  { method: 'POST', path: `/officer/entries/${ID}/restore`, may: ALL, does: onEntry(restore) },
]

const KINDS: Record<RevisionKind, string> = {
  draft: 'Lưu nháp',
  submitted: 'Gửi duyệt',
  'sent-back': 'Trả lại',
  scheduled: 'Duyệt, hẹn đăng',
  published: 'Đăng',
  withdrawn: 'Rút',
}

/** One line of the history; the shipped text is number 0. */
interface Line {
  number: number
  did: string
  officer: string
  at: number | undefined
  reason: string
  entry: Entry
}

function linesOf({ shipped, history }: EntryAtDesk): Line[] {
  const first = { number: 0, did: 'Bản gốc', officer: '', at: undefined, reason: 'Đi cùng chương trình' }
  const rest = history.map(({ kind, ...line }): Line => ({ ...line, did: KINDS[kind] }))
  return [...(shipped ? [{ ...first, entry: shipped }] : []), ...rest]
}

/**
 * Every revision with who, when and why. In the address: `?tu=0&den=7` shows what changed between two of them,
 * `?xem=3` one as a whole, `?ngay=2026-07-01` what the bot said on that day.
 */
function showHistory(context: DeskContext, entry: EntryAtDesk, knowledge: Knowledge): Response {
  const lines = linesOf(entry)
  const numbered = (name: string) => lines.find(({ number }) => String(number) === context.req.query(name))
  const [from, to, seen] = [numbered('tu'), numbered('den'), numbered('xem')]
  const day = context.req.query('ngay') ?? ''
  const today = todayOf(context)
  return show(
    context,
    <DeskPage context={context} title={`Lịch sử: ${entry.text.question}`}>
      <p>
        <a href={`/officer/entries/${entry.id}`}>Về mục {entry.id}</a>
      </p>
      {from && to ? (
        <section class="card">
          <h2>
            Từ bản {from.number} đến bản {to.number}
          </h2>
          <EntryDifference fields={entryDifference(from.entry, to.entry)} />
        </section>
      ) : null}
      {seen ? (
        <section class="card">
          <h2>
            Bản {seen.number}: {seen.did}
          </h2>
          <p>{whoAndWhen(seen)}</p>
          <Restore context={context} entry={entry} line={seen} />
          <EntryPreview entry={seen.entry} day={today} knowledge={knowledge} />
        </section>
      ) : null}
      <Revisions entry={entry} lines={lines} from={from} to={to} />
      <section>
        <h2>Ngày ấy máy trả lời thế nào?</h2>
        <DayForm path={`/officer/entries/${entry.id}/history`} day={isDay(day) ? day : today} />
        {isDay(day) ? <SaidOn entry={entry} day={day} knowledge={knowledge} /> : null}
      </section>
    </DeskPage>,
  )
}

function Revisions({
  entry,
  lines,
  from = lines.at(-2),
  to = lines.at(-1),
}: {
  entry: EntryAtDesk
  lines: readonly Line[]
  from: Line | undefined
  to: Line | undefined
}) {
  const path = `/officer/entries/${entry.id}/history`
  return (
    <form method="get" action={path}>
      <Wide captionId="cac-ban">
        <table>
          <caption id="cac-ban">Mọi bản đã lưu, mới nhất trước</caption>
          <thead>
            <tr>
              <th scope="col">Bản</th>
              <th scope="col">Việc</th>
              <th scope="col">Ai, lúc nào</th>
              <th scope="col">Vì sao</th>
              <th scope="col">So từ</th>
              <th scope="col">đến</th>
            </tr>
          </thead>
          <tbody>
            {lines.toReversed().map(line => (
              <tr>
                <th scope="row">
                  <a href={`${path}?xem=${line.number}`}>Xem bản {line.number}</a>
                </th>
                <td>{line.did}</td>
                <td>{whoAndWhen(line)}</td>
                <td>{line.reason}</td>
                <Pick name="tu" says={`So từ bản ${line.number}`} line={line} picked={from} />
                <Pick name="den" says={`đến bản ${line.number}`} line={line} picked={to} />
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <button type="submit" class="button">
        So hai bản
      </button>
    </form>
  )
}

function Pick({ name, says, line, picked }: { name: string; says: string; line: Line; picked: Line | undefined }) {
  return (
    <td>
      <input type="radio" name={name} value={String(line.number)} aria-label={says} checked={line === picked} />
    </td>
  )
}

function Restore({ context, entry, line }: { context: DeskContext; entry: EntryAtDesk; line: Line }) {
  return (
    <DeskForm context={context} action={`/officer/entries/${entry.id}/restore`}>
      <input type="hidden" name="seen" value={String(entry.newest?.number ?? 0)} />
      <input type="hidden" name="number" value={String(line.number)} />
      <button type="submit" class="button main">
        Khôi phục thành bản nháp
      </button>
    </DeskForm>
  )
}

/** Makes a draft of an old text; it goes the usual way from there. */
async function restore(context: DeskContext, entry: EntryAtDesk): Promise<Response> {
  const line = linesOf(entry).find(({ number }) => String(number) === context.var.fields.number)
  if (!line) return refuseAtDesk(context, 422, 'Không có bản này trong lịch sử của mục.')
  const reason = `Khôi phục bản ${line.number}${line.at === undefined ? '' : ` (${writeMoment(line.at)})`}`
  const done = await doToEntry(context, 'save', entry, { seen: seenOf(context), reason, entry: line.entry })
  if (done === 'stale')
    return refuseAtDesk(context, 409, 'Mục này vừa có thay đổi khác. Bạn mở lại lịch sử rồi làm lại.')
  if ('refused' in done) return refuseAtDesk(context, 409, done.refused)
  return context.redirect(`/officer/entries/${entry.id}?done=save`, 303)
}

function SaidOn({ entry, day, knowledge }: { entry: EntryAtDesk; day: Day; knowledge: Knowledge }) {
  const was = entryOn(day, entry.shipped, entry.history)
  if (!was) return <p>Ngày {writeDay(day)} chưa có mục này.</p>
  if (!was.entry) return <p>Ngày {writeDay(day)} mục này đã rút, máy không trả lời.</p>
  return (
    <>
      <p>
        {was.since ? `Bản đăng ngày ${writeDay(was.since)}` : 'Bản gốc'}, với mức tiền của ngày {writeDay(day)}
        {was.entry.validFrom > day ? '; quy định này khi ấy chưa áp dụng nên máy chưa tìm ra mục' : ''}.
      </p>
      <EntryPreview entry={was.entry} day={day} knowledge={knowledge} />
    </>
  )
}

function whoAndWhen({ officer, at }: Line): string {
  return at === undefined ? '' : `${officer}, ${writeMoment(at)}`
}

import { entryDifference } from '../../content/desk/difference.ts'
import type { Verdict } from '../../content/desk/exchange-verdict.ts'
import { EntryDifference } from './entry-difference.tsx'
import { DeskForm, Field } from './frame.tsx'
import type { DeskContext } from './route.ts'
import { Wide } from './wide.tsx'

const SHOWN = 100 // with their differences; a page of two thousand would be no help

/** What each text of a file would do: first what is wrong, then what changes. */
export function Verdicts({
  verdicts,
  draftOf,
}: {
  verdicts: readonly Verdict[]
  draftOf(id: string): string | undefined
}) {
  const of = <Kind extends Verdict['kind']>(kind: Kind) =>
    verdicts.filter((each): each is Extract<Verdict, { kind: Kind }> => each.kind === kind)
  const [wrong, fresh, changed, same] = [of('wrong'), of('new'), of('changed'), of('same')]
  return (
    <>
      <ul>
        <li>{fresh.length} mục mới</li>
        <li>{changed.length} mục thay đổi</li>
        <li>{same.length} mục không đổi</li>
        <li>{wrong.length} dòng sai, sẽ không nhập</li>
      </ul>
      {wrong.length > 0 ? <Wrong verdicts={wrong} /> : null}
      {fresh.length > 0 ? (
        <section>
          <h2>Mới</h2>
          {fresh.map(({ place, id, entry }, at) => (
            <Opening says={`${place}: ${id} – ${entry.question}`} isLong={at >= SHOWN}>
              <EntryDifference fields={at < SHOWN ? entryDifference(undefined, entry) : []} />
            </Opening>
          ))}
        </section>
      ) : null}
      {changed.length > 0 ? (
        <section>
          <h2>Thay đổi</h2>
          {changed.map(({ place, id, before, entry }, at) => (
            <Opening says={`${place}: ${id} – ${entry.question}`} isLong={at >= SHOWN} isOpen={at < 10}>
              {draftOf(id) ? (
                <p class="caution">
                  {draftOf(id)} đang có bản chưa đăng của mục này. So với bản đó; nhập thì bản trong tệp thay bản đó.
                </p>
              ) : null}
              <EntryDifference fields={at < SHOWN ? entryDifference(before, entry) : []} />
            </Opening>
          ))}
        </section>
      ) : null}
    </>
  )
}

function Opening({
  says,
  isLong,
  isOpen = false,
  children,
}: {
  says: string
  isLong: boolean
  isOpen?: boolean
  children: unknown
}) {
  if (isLong) return <p>{says}</p>
  return (
    <details open={isOpen}>
      <summary>{says}</summary>
      {children as never}
    </details>
  )
}

function Wrong({ verdicts }: { verdicts: readonly Extract<Verdict, { kind: 'wrong' }>[] }) {
  return (
    <Wide captionId="sai">
      <table>
        <caption id="sai">Sai, cần sửa trong tệp rồi nhập lại</caption>
        <thead>
          <tr>
            <th scope="col">Ở đâu</th>
            <th scope="col">Mã</th>
            <th scope="col">Sai gì, sửa thế nào</th>
          </tr>
        </thead>
        <tbody>
          {verdicts.map(({ place, id, complaints }) => (
            <tr>
              <td>{place}</td>
              <td>{id || '(trống)'}</td>
              <td>
                <ul class="plain">
                  {complaints.map(says => (
                    <li>{says}</li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

/** One press for all of it, with a reason. */
export function Confirm({
  context,
  at,
  count,
  reason = '',
  wrong,
}: {
  context: DeskContext
  at: number
  count: number
  reason?: string
  wrong?: string | undefined
}) {
  if (count === 0) return <p class="caution">Không có gì để gửi duyệt.</p>
  return (
    <DeskForm context={context} action="/officer/exchange/submit">
      <input type="hidden" name="at" value={String(at)} />
      <Field
        name="reason"
        label="Vì sao nhập"
        help="Người duyệt và nhật ký thấy câu này ở từng mục."
        value={context.get('fields')?.reason ?? reason}
        wrong={wrong}
      />
      <button type="submit" class="button main">
        Gửi duyệt {count} mục
      </button>
    </DeskForm>
  )
}

import { type Amount, valueOn } from '../../content/amount.ts'
import { type Day, writeDay } from '../../content/day.ts'
import { usesOf, written } from '../../content/desk/amount-change.ts'
import { newestByKey } from '../../content/desk/change-state.ts'
import type { ContentChange } from '../../content/desk/content-change.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { fold } from '../../content/search/fold.ts'
import { show } from '../show.ts'
import { knowledgeNow } from './entry-at-desk.ts'
import { DeskPage, Field } from './frame.tsx'
import { todayOf } from './moment.ts'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'
import { Wide } from './wide.tsx'

export const AMOUNTS_ROUTES: DeskRoute[] = [{ method: 'GET', path: '/officer/amounts', may: ALL, does: showAmounts }]

const DONE: Record<string, string> = {
  submitted: 'Đã gửi duyệt. Đồng nghiệp sẽ xem mọi câu thay đổi rồi đăng.',
}

/** Every figure with its value today, where it comes from and how many entries name it. */
async function showAmounts(context: DeskContext): Promise<Response> {
  const knowledge = await knowledgeNow(context)
  const { memory } = context.env.services
  const today = todayOf(context)
  const q = context.req.query('q')?.trim().slice(0, 200) ?? ''
  const sought = fold(q)
  const found = knowledge.content.amounts.filter(({ id, name }) => fold(`${id} ${name}`).includes(sought))
  const newest = newestByKey(await memory.changes.history('amount'))
  const waiting = [...newest.values()].filter(({ kind }) => kind === 'submitted')
  return show(
    context,
    <DeskPage context={context} title="Mức tiền" done={DONE[context.req.query('done') ?? '']}>
      <p>
        Mục hỏi đáp gọi mức tiền bằng tên. Đổi một mức ở đây từ một ngày, mọi câu dùng mức đó tự đổi từ ngày ấy, ở mọi
        kênh.
      </p>
      <Waiting changes={waiting} />
      <form method="get" action="/officer/amounts">
        <Field name="q" label="Tìm theo tên hoặc mã" type="search" value={q} />
        <div class="buttons">
          <button type="submit" class="button">
            Tìm
          </button>
          <a class="button" href="/officer/amounts/new">
            Thêm mức mới
          </a>
        </div>
      </form>
      <p role="status">{found.length} mức</p>
      <Rows amounts={found} knowledge={knowledge} today={today} newest={newest} />
    </DeskPage>,
  )
}

/** Changes that wait for a colleague. */
export function Waiting({ changes }: { changes: readonly ContentChange[] }) {
  if (changes.length === 0) return null
  return (
    <section class="card" aria-labelledby="cho-duyet">
      <h2 id="cho-duyet">Chờ duyệt</h2>
      <ul>
        {changes.map(({ number, key, officer, reason }) => (
          <li>
            <a href={`/officer/changes/${number}`}>{key}</a> – {officer}: {reason}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rows({
  amounts,
  knowledge,
  today,
  newest,
}: {
  amounts: readonly Amount[]
  knowledge: Knowledge
  today: Day
  newest: ReadonlyMap<string, ContentChange>
}) {
  const uses = usesOf(knowledge.content)
  return (
    <Wide captionId="cac-muc-tien">
      <table>
        <caption id="cac-muc-tien">Các mức tiền, giá trị ngày {writeDay(today)}</caption>
        <thead>
          <tr>
            <th scope="col">Tên</th>
            <th scope="col" class="number">
              Hôm nay
            </th>
            <th scope="col">Từ ngày</th>
            <th scope="col">Đến ngày</th>
            <th scope="col">Căn cứ</th>
            <th scope="col" class="number">
              Mục dùng
            </th>
          </tr>
        </thead>
        <tbody>
          {amounts.map(amount => {
            const value = valueOn(amount, today)
            return (
              <tr>
                <td class="title">
                  <a href={`/officer/amounts/${amount.id}`}>{amount.name}</a>
                  <br />
                  <small>{amount.id}</small>
                  {newest.get(amount.id)?.kind === 'submitted' ? <span class="tag">Chờ duyệt</span> : null}
                </td>
                <td class="number">{written(amount.id, knowledge.names, today)}</td>
                <td>{value ? writeDay(value.from) : amount.formula ? `= ${amount.formula}` : ''}</td>
                <td>{value?.until ? writeDay(value.until) : ''}</td>
                <td>{basisOf(value ?? amount, knowledge)}</td>
                <td class="number">{uses.get(amount.id)?.length ?? 0}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Wide>
  )
}

/** A legal basis as people cite it. */
export function basisOf(
  { law, article }: { law?: string | undefined; article?: string | undefined },
  { laws }: Knowledge,
): string {
  const name = law && (laws.get(law)?.name ?? law)
  return [article, name].filter(Boolean).join(', ')
}

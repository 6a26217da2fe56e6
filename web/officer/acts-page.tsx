import { stringify } from 'csv-stringify/sync'
import * as z from 'zod'
import type { Act, ActStore } from '../../content/desk/act-store.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { actsIn } from '../../db/acts.ts'
import { show } from '../show.ts'
import { DeskPage, Field } from './frame.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'
import { Wide } from './wide.tsx'

export const ACTS_ROUTES: DeskRoute[] = [
  { method: 'GET', path: '/officer/acts', may: ALL, does: showActs },
  { method: 'GET', path: '/officer/acts.csv', may: ALL, does: exportActs },
]

const ON_A_PAGE = 50
const AT_ONCE = 1000
/** Up to here the seals are checked with each look at the first page; beyond, when somebody asks: it takes seconds. */
const CHECKED_BY_ITSELF = 5000

const Which = z.object({
  officer: z.string().trim().normalize().max(100).catch(''),
  subject: z.string().trim().normalize().max(200).catch(''),
  before: z.coerce.number().int().positive().optional().catch(undefined),
})
type Which = z.infer<typeof Which>

async function showActs(context: DeskContext): Promise<Response> {
  const store = actsIn(context.env.services.database)
  const which = Which.parse(context.req.query())
  const found = await store.list({ ...wanted(which), limit: ON_A_PAGE + 1 })
  const [acts, more] = [found.slice(0, ON_A_PAGE), found.length > ON_A_PAGE]
  return show(
    context,
    <DeskPage context={context} title="Nhật ký">
      {which.before === undefined ? await seals(store, context.req.query('check') === 'yes') : null}
      <form method="get" action="/officer/acts" class="filters">
        <Field name="officer" label="Của cán bộ" value={which.officer} help="Tên đầy đủ. Việc máy tự làm: máy." />
        <Field name="subject" label="Về" value={which.subject} help="Mã mục hỏi đáp, tên cán bộ, tên mức tiền…" />
        <div class="field">
          <button type="submit" class="button main">
            Lọc
          </button>
        </div>
      </form>
      {acts.length === 0 ? <p>Không có việc nào như vậy.</p> : <ActTable acts={acts} />}
      <div class="buttons">
        {which.before === undefined ? null : (
          <a class="button" href={addressOf('/officer/acts', { ...which, before: undefined })}>
            Mới nhất
          </a>
        )}
        {more ? (
          <a class="button" href={addressOf('/officer/acts', { ...which, before: acts.at(-1)!.number })}>
            Cũ hơn
          </a>
        ) : null}
        <a class="button" href={addressOf('/officer/acts.csv', { ...which, before: undefined })}>
          Tải về (CSV, mở bằng Excel)
        </a>
      </div>
    </DeskPage>,
  )
}

async function seals(store: ActStore, asked: boolean) {
  const [newest] = await store.list({ limit: 1 })
  if (!newest) return null
  if (!asked && newest.number > CHECKED_BY_ITSELF)
    return (
      <p>
        Mỗi dòng được niêm với dòng trước. <a href="/officer/acts?check=yes">Kiểm tra cả nhật ký</a> (mất vài giây).
      </p>
    )
  const broken = await store.firstBroken()
  if (broken === undefined) return <p>Nhật ký còn nguyên vẹn: {newest.number} dòng, không dòng nào bị sửa hay xóa.</p>
  return (
    <p class="wrong" role="alert">
      Nhật ký đã bị sửa ở tệp dữ liệu, từ dòng số {broken}. Giữ nguyên máy chủ, báo ngay người phụ trách an toàn thông
      tin.
    </p>
  )
}

function ActTable({ acts }: { acts: Act[] }) {
  return (
    <Wide label="Nhật ký">
      <table>
        <caption>Việc đã làm, mới nhất trước</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              Số
            </th>
            <th scope="col">Lúc</th>
            <th scope="col">Cán bộ</th>
            <th scope="col">Việc</th>
            <th scope="col">Về</th>
            <th scope="col">Vì sao</th>
          </tr>
        </thead>
        <tbody>
          {acts.map(act => (
            <tr>
              <td class="number">{act.number}</td>
              <td>{writeMoment(act.at)}</td>
              <td>{act.officer}</td>
              <td>{act.act}</td>
              <td>{act.subject}</td>
              <td>{act.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

/** All acts that are asked for, newest first, sent while they are read. */
function exportActs(context: DeskContext): Response {
  const store = actsIn(context.env.services.database)
  const which = Which.parse(context.req.query())
  const text = new TextEncoder()
  let before: number | undefined
  const header = ['Số', 'Lúc (giờ Việt Nam)', 'Cán bộ', 'Việc', 'Về', 'Vì sao']
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const acts = await store.list({ ...wanted(which), ...(before ? { before } : {}), limit: AT_ONCE })
      const rows = acts.map(act => [act.number, writeMoment(act.at), act.officer, act.act, act.subject, act.reason])
      // Excel reads Vietnamese only with the mark at the start, and would run a cell that begins like a formula.
      const start = before === undefined
      const lines = stringify(start ? [header, ...rows] : rows, { bom: start, escape_formulas: true })
      if (lines) controller.enqueue(text.encode(lines))
      before = acts.at(-1)?.number
      if (acts.length < AT_ONCE) controller.close()
    },
  })
  return context.body(body, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="nhat-ky.csv"',
  })
}

function wanted({ officer, subject, before }: Which) {
  return { ...(officer ? { officer } : {}), ...(subject ? { subject } : {}), ...(before ? { before } : {}) }
}

function addressOf(path: string, which: Which): string {
  const query = new URLSearchParams(Object.entries(wanted(which)).map(([name, value]) => [name, String(value)]))
  return query.size > 0 ? `${path}?${query}` : path
}

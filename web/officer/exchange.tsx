import { writeEntryFile } from '../../content/desk/entry-file.ts'
import { verdictsOn } from '../../content/desk/exchange-verdict.ts'
import type { Entry } from '../../content/entry.ts'
import { show } from '../show.ts'
import { knowledgeNow } from './entry-at-desk.ts'
import { reasonOf } from './entry-typed.ts'
import { csvOf, MOST_ROWS, readFileOfEntries, xlsxOf } from './exchange-files.ts'
import { type ExchangePlan, keepPlan, planOf, submitPlan } from './exchange-plan.ts'
import { Confirm, Verdicts } from './exchange-verdicts.tsx'
import { DeskForm, DeskPage, Field } from './frame.tsx'
import { refuseAtDesk } from './refusal.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'
import { zipOf } from './zip.ts'

const PATH = '/officer/exchange'
const FILE_LIMIT = 4 * 1024 * 1024 // all entries as CSV are 2 MB

export const EXCHANGE_ROUTES: DeskRoute[] = [
  { method: 'GET', path: PATH, may: ALL, does: showExchange },
  { method: 'POST', path: PATH, may: ALL, does: takeFile, limit: FILE_LIMIT },
  { method: 'POST', path: `${PATH}/submit`, may: ALL, does: submit },
  { method: 'GET', path: `${PATH}/cau-hoi.csv`, may: ALL, does: sendCsv },
  { method: 'GET', path: `${PATH}/cau-hoi.xlsx`, may: ALL, does: sendXlsx },
  { method: 'GET', path: `${PATH}/cau-hoi.zip`, may: ALL, does: sendZip },
  { method: 'GET', path: `${PATH}/muc.md`, may: ALL, does: sendFile },
]

async function showExchange(context: DeskContext): Promise<Response> {
  return page(context, await planOf(context))
}

/** The dry run: says of each text of a file what it would change, and changes nothing. */
async function takeFile(context: DeskContext): Promise<Response> {
  const { file } = await context.req.parseBody()
  if (!(file instanceof File)) return page(context, undefined, 'Bạn chọn một tệp.')
  const imported = await readFileOfEntries(new Uint8Array(await file.arrayBuffer()))
  if (typeof imported === 'string') return page(context, undefined, imported)
  const { content, entries } = await knowledgeNow(context)
  const newest = new Map((await context.env.services.memory.entries.newest()).map(each => [each.entryId, each]))
  const texts = new Map([...entries, ...[...newest].map(([id, { entry }]): [string, Entry] => [id, entry])])
  const verdicts = verdictsOn(imported, texts, content)
  const at = await keepPlan(context, verdicts, id => newest.get(id)?.number ?? 0)
  if (at === undefined) return page(context, undefined, 'Tệp đổi quá nhiều một lần. Hãy chia thành hai ba tệp.')
  const colleagues = new Map([...newest].filter(([, { kind }]) => kind !== 'published' && kind !== 'withdrawn'))
  return show(
    context,
    <DeskPage context={context} title="Xem trước khi nhập">
      <p>Chưa có gì thay đổi. Dưới đây là những gì sẽ được gửi duyệt khi bạn bấm nút.</p>
      <Verdicts verdicts={verdicts} draftOf={id => colleagues.get(id)?.officer} />
      <Confirm context={context} at={at} count={verdicts.filter(isChange).length} />
      <p>
        <a href={PATH}>Chọn tệp khác</a>
      </p>
    </DeskPage>,
  )
}

const isChange = ({ kind }: { kind: string }) => kind === 'new' || kind === 'changed'

async function submit(context: DeskContext): Promise<Response> {
  const plan = await planOf(context)
  if (!plan || String(plan.at) !== context.var.fields.at)
    return refuseAtDesk(context, 409, 'Bản xem trước này đã gửi rồi, hoặc đã có bản mới hơn. Bạn chọn lại tệp nhé.')
  const why = reasonOf(context)
  if ('wrong' in why) return page(context, plan, undefined, why.wrong)
  const { sent, stale, left } = await submitPlan(context, plan, why.reason)
  const query = new URLSearchParams({ sent: String(sent), left: String(left), stale: stale.slice(0, 20).join(' ') })
  return context.redirect(`${PATH}?${query}`, 303)
}

/** What a press has done, told from the address; nothing of it is shown that is no number or id. */
function doneOf(context: DeskContext): string | undefined {
  const { sent = '', stale = '' } = context.req.query()
  if (!/^\d{1,4}$/.test(sent)) return undefined
  const ids = stale.split(' ').filter(id => /^[a-z0-9-]{1,48}$/.test(id))
  const others =
    ids.length > 0 ? ` Không gửi vì vừa có người sửa: ${ids.join(', ')}. Xuất lại rồi làm lại các mục này.` : ''
  return `Đã gửi duyệt ${sent} mục.${others}`
}

function page(context: DeskContext, plan: ExchangePlan | undefined, wrong?: string, reasonWrong?: string): Response {
  return show(
    context,
    <DeskPage context={context} title="Nhập, xuất" done={doneOf(context)}>
      {plan ? (
        <section class="card">
          <h2>Đang chờ bạn gửi: {plan.texts.length} mục</h2>
          <p>Từ lần nhập trước. Gửi tiếp, hoặc chọn tệp khác ở dưới thì phần này bị bỏ.</p>
          <Confirm context={context} at={plan.at} count={plan.texts.length} reason={plan.reason} wrong={reasonWrong} />
        </section>
      ) : null}
      <h2>Xuất</h2>
      <p>Các mục đang dùng, để đọc, in, sửa trong Excel hay cất giữ. Không có lời người dân trong các tệp này.</p>
      <div class="buttons">
        <a class="button" href={`${PATH}/cau-hoi.xlsx`}>
          Excel (.xlsx)
        </a>
        <a class="button" href={`${PATH}/cau-hoi.csv`}>
          Bảng chữ (.csv)
        </a>
        <a class="button" href={`${PATH}/cau-hoi.zip`}>
          Tệp văn bản, mỗi mục một tệp (.zip)
        </a>
      </div>
      <form method="get" action={`${PATH}/muc.md`}>
        <Field name="id" label="Chỉ một mục, theo mã" help="Ví dụ bhtn-nop-ho-so." />
        <button type="submit" class="button">
          Tải tệp .md
        </button>
      </form>
      <h2>Nhập</h2>
      <p>
        Nhận tệp .xlsx, .csv (nhiều mục) và .md (một mục), nhiều nhất 4 MB và {MOST_ROWS} mục. Máy cho xem từng dòng sẽ
        đổi gì, sai gì, rồi mới hỏi bạn. Không mục nào được đăng ngay: tất cả chờ duyệt như khi viết ở đây.
      </p>
      <DeskForm context={context} action={PATH} files>
        <Field
          name="file"
          label="Tệp"
          type="file"
          help="Dòng đầu là tên cột như trong tệp xuất ra; cột nào không cần sửa thì bỏ được, trừ cột Mã. Mã mới là mục mới."
          wrong={wrong}
        />
        <button type="submit" class="button main">
          Xem trước
        </button>
      </DeskForm>
    </DeskPage>,
    wrong || reasonWrong ? 422 : 200,
  )
}

async function sendCsv(context: DeskContext): Promise<Response> {
  return sent(context, csvOf(await live(context)), 'text/csv; charset=utf-8', 'hoi-dap.csv')
}

async function sendXlsx(context: DeskContext): Promise<Response> {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return sent(context, (await xlsxOf(await live(context))).buffer, type, 'hoi-dap.xlsx')
}

async function sendZip(context: DeskContext): Promise<Response> {
  const encode = (entry: Entry) => new TextEncoder().encode(writeEntryFile(entry))
  const files = (await live(context)).map(entry => ({
    name: `entries/${entry.topic}/${entry.id}.md`,
    bytes: encode(entry),
  }))
  return sent(context, (await zipOf(files)).buffer, 'application/zip', 'hoi-dap.zip')
}

async function sendFile(context: DeskContext): Promise<Response> {
  const entry = (await knowledgeNow(context)).entries.get(context.req.query('id')?.trim() ?? '')
  if (!entry) return refuseAtDesk(context, 404, 'Không có mục đang dùng nào mang mã này.')
  return sent(context, writeEntryFile(entry), 'text/markdown; charset=utf-8', `${entry.id}.md`)
}

async function live(context: DeskContext): Promise<Entry[]> {
  const { entries } = await knowledgeNow(context)
  return [...entries.values()].sort((a, b) => (a.topic + a.id < b.topic + b.id ? -1 : 1))
}

function sent(context: DeskContext, body: string | ArrayBuffer, type: string, name: string): Response {
  return context.body(body, 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
  })
}

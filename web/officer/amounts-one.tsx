import type { Amount } from '../../content/amount.ts'
import type { Content } from '../../content/content.ts'
import { type Day, writeDay } from '../../content/day.ts'
import { firstDayOf, impactOfChange, usesOf, written } from '../../content/desk/amount-change.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { show } from '../show.ts'
import { AMOUNT_FIELDS, type AmountFields, readAmountForm, UNIT_NAMES } from './amounts-form.ts'
import { AmountImpact } from './amounts-impact.tsx'
import { basisOf } from './amounts-page.tsx'
import { submitChange, tryChange } from './change-deeds.ts'
import { ChangeHistory } from './change-history.tsx'
import { ID } from './entry-asked.ts'
import { knowledgeNow } from './entry-at-desk.ts'
import { seenOf } from './entry-typed.ts'
import { Alert, DeskForm, DeskPage, Field } from './frame.tsx'
import { todayOf } from './moment.ts'
import { refuseAtDesk } from './refusal.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'
import { Wide } from './wide.tsx'

/** `new` stands before the page of one figure, whose address it would fit, too. */
export const AMOUNT_ROUTES: DeskRoute[] = [
  { method: 'GET', path: '/officer/amounts/new', may: ALL, does: context => withAmount(context, showForm) },
  { method: 'POST', path: '/officer/amounts/new', may: ALL, does: context => withAmount(context, takeForm) },
  { method: 'GET', path: `/officer/amounts/${ID}`, may: ALL, does: context => withAmount(context, showForm) },
  { method: 'POST', path: `/officer/amounts/${ID}`, may: ALL, does: context => withAmount(context, takeForm) },
]

/** What the pages below work on; no amount when a new one is made. */
interface AtHand {
  amount: Amount | undefined
  knowledge: Knowledge
  today: Day
  /** Where the forms go. */
  path: string
}

interface Shown {
  fields?: AmountFields
  wrong?: Record<string, string>
  says?: string
  status?: number
}

async function withAmount(
  context: DeskContext,
  work: (context: DeskContext, atHand: AtHand) => Promise<Response>,
): Promise<Response> {
  const knowledge = await knowledgeNow(context)
  const id = context.req.param('id')
  const amount = id === undefined ? undefined : knowledge.names.amounts.get(id)
  if (id !== undefined && !amount) return refuseAtDesk(context, 404, 'Không có mức tiền nào mang mã này.')
  const today = todayOf(context)
  return work(context, { amount, knowledge, today, path: `/officer/amounts/${id ?? 'new'}` })
}

const showForm = (context: DeskContext, atHand: AtHand): Promise<Response> => page(context, atHand)

/** First shows everything that would change, then hands it in as one. */
async function takeForm(context: DeskContext, atHand: AtHand): Promise<Response> {
  const { amount, knowledge } = atHand
  const fields = Object.fromEntries(AMOUNT_FIELDS.map(name => [name, context.var.fields[name] ?? '']))
  if (context.var.fields.act === 'edit') return page(context, atHand, { fields })
  if (amount?.formula)
    return page(context, atHand, { says: 'Mức này tính theo công thức, hãy sửa mức gốc.', status: 409 })
  const read = readAmountForm(fields, amount, knowledge.content)
  if ('wrong' in read) return page(context, atHand, { fields, wrong: read.wrong, status: 422 })
  const change = { part: 'amount', key: read.amount.id, value: read.amount } as const
  const tried = await tryChange(context, change)
  if ('refused' in tried) return page(context, atHand, { fields, says: `${tried.refused}.`, status: 422 })
  const day = firstDayOf(amount, read.amount)
  if (day === undefined) return page(context, atHand, { fields, says: 'Chưa có gì thay đổi.', status: 422 })
  if (context.var.fields.act !== 'submit') return impactPage(context, atHand, fields, tried.after, read.amount, day)
  const done = await submitChange(context, change, read.reason, seenOf(context))
  if (done === 'stale')
    return page(context, atHand, { fields, says: 'Mức này vừa có thay đổi khác, bạn xem lại.', status: 409 })
  if ('refused' in done) return page(context, atHand, { fields, says: `Chưa gửi được: ${done.refused}.`, status: 409 })
  return context.redirect('/officer/amounts?done=submitted', 303)
}

async function newestNumber(context: DeskContext, { amount }: AtHand, id = amount?.id ?? ''): Promise<number> {
  return (await context.env.services.memory.changes.history('amount', id)).at(-1)?.number ?? 0
}

async function impactPage(
  context: DeskContext,
  atHand: AtHand,
  fields: AmountFields,
  after: Content,
  changed: Amount,
  day: Day,
): Promise<Response> {
  const impact = impactOfChange(changed.id, atHand.knowledge.content, after, day)
  return show(
    context,
    <DeskPage context={context} title={`Xem trước: ${changed.name}`}>
      <AmountImpact impact={impact} day={day} />
      <DeskForm context={context} action={atHand.path}>
        <input type="hidden" name="seen" value={String(await newestNumber(context, atHand, changed.id))} />
        {Object.entries(fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="buttons">
          <button type="submit" name="act" value="submit" class="button main">
            Gửi duyệt tất cả
          </button>
          <button type="submit" name="act" value="edit" class="button">
            Sửa lại
          </button>
        </div>
      </DeskForm>
    </DeskPage>,
  )
}

async function page(context: DeskContext, atHand: AtHand, shown: Shown = {}): Promise<Response> {
  const { amount, knowledge, today } = atHand
  const history = amount ? await context.env.services.memory.changes.history('amount', amount.id) : []
  return show(
    context,
    <DeskPage context={context} title={amount?.name ?? 'Thêm mức mới'}>
      <p>
        <a href="/officer/amounts">Mức tiền</a>
        {amount ? ` · ${amount.id} · hôm nay: ${written(amount.id, knowledge.names, today)}` : null}
      </p>
      <Alert says={shown.says} />
      <ChangeHistory history={history} />
      {amount ? <Series amount={amount} knowledge={knowledge} /> : null}
      {amount?.formula ? (
        <p>
          Mức này tự tính: <code>{amount.formula}</code>. Muốn đổi, hãy đổi mức gốc trong công thức.
        </p>
      ) : (
        <ChangeForm context={context} atHand={atHand} shown={shown} />
      )}
      {amount ? <Uses amount={amount} knowledge={knowledge} /> : null}
    </DeskPage>,
    shown.status ?? 200,
  )
}

function Series({ amount, knowledge }: { amount: Amount; knowledge: Knowledge }) {
  if (!amount.values) return null
  return (
    <Wide captionId="chuoi">
      <table>
        <caption id="chuoi">Các giá trị theo ngày</caption>
        <thead>
          <tr>
            <th scope="col">Từ ngày</th>
            <th scope="col">Đến hết ngày</th>
            <th scope="col" class="number">
              Giá trị
            </th>
            <th scope="col">Căn cứ</th>
            <th scope="col">Độ chắc</th>
          </tr>
        </thead>
        <tbody>
          {amount.values.map(({ from, until, confidence, ...basis }) => (
            <tr>
              <td>{writeDay(from)}</td>
              <td>{until ? writeDay(until) : 'chưa biết'}</td>
              <td class="number">{written(amount.id, knowledge.names, from)}</td>
              <td>{basisOf(basis, knowledge)}</td>
              <td>{confidence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

const VALUE_HELP = {
  dong: 'Bằng đồng, ví dụ 2.530.000',
  percent: 'Bằng phần trăm, ví dụ 8 hoặc 4,5',
  'months-of-age': 'Ví dụ: 61 tuổi 6 tháng',
  number: 'Ví dụ 12 hoặc 1,5',
} as const

function ChangeForm({ context, atHand, shown }: { context: DeskContext; atHand: AtHand; shown: Shown }) {
  const { amount, knowledge, path } = atHand
  const { fields = {}, wrong = {} } = shown
  const common = (name: string) => ({ name, value: fields[name], wrong: wrong[name] })
  const laws = [['', 'Chọn văn bản'] as const, ...knowledge.content.laws.map(({ id, name }) => [id, name] as const)]
  return (
    <section aria-labelledby="doi-muc">
      <h2 id="doi-muc">{amount ? 'Đổi mức từ một ngày' : 'Mức và giá trị đầu tiên'}</h2>
      <DeskForm context={context} action={path}>
        {amount ? null : (
          <>
            <Field
              {...common('id')}
              label="Mã"
              help="Tên dùng trong mục hỏi đáp, ví dụ tro-cap-mai-tang. Không đổi được về sau."
              required
            />
            <Field {...common('name')} label="Tên mức" help="Như người dân gọi." required />
            <Field {...common('unit')} label="Đơn vị" options={UNIT_NAMES} />
          </>
        )}
        <Field
          {...common('value')}
          label="Giá trị mới"
          help={amount ? VALUE_HELP[amount.unit] : 'Viết như 2.530.000, 4,5 hoặc 61 tuổi 6 tháng, theo đơn vị đã chọn.'}
          required
        />
        <Field
          {...common('from')}
          label="Áp dụng từ ngày"
          help="Giá trị trước tự kết thúc vào hôm trước. Trùng ngày bắt đầu của một giá trị đã có thì thay giá trị đó."
          type="date"
          required
        />
        <Field {...common('until')} label="Áp dụng đến hết ngày" help="Để trống khi chưa biết ngày hết." type="date" />
        <Field {...common('law')} label="Văn bản quy định" options={laws} />
        <Field {...common('article')} label="Điều, khoản" help="Ví dụ: Điều 38" required />
        <Field
          {...common('confidence')}
          label="Độ chắc"
          options={{ A: 'A – văn bản chính thức', B: 'B – một nguồn khác, cần kiểm tra lại' }}
        />
        <Field {...common('note')} label="Ghi chú" help="Cho đồng nghiệp; người dân không thấy. Có thể để trống." />
        <Field {...common('reason')} label="Vì sao đổi" help="Ghi vào nhật ký." required />
        <button type="submit" class="button main">
          Xem mọi câu sẽ đổi
        </button>
      </DeskForm>
    </section>
  )
}

function Uses({ amount, knowledge }: { amount: Amount; knowledge: Knowledge }) {
  const uses = usesOf(knowledge.content).get(amount.id) ?? []
  return (
    <section aria-labelledby="muc-dung">
      <h2 id="muc-dung">Các mục dùng mức này ({uses.length})</h2>
      <ul>
        {uses.map(id => (
          <li>
            <a href={`/officer/entries/${id}`}>{knowledge.entries.get(id)?.question ?? id}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

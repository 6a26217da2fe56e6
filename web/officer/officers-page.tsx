import * as z from 'zod'
import { ROLE_NAMES } from '../../content/desk/officer.ts'
import type { ListedOfficer } from '../../content/desk/officer-store.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { actsIn } from '../../db/acts.ts'
import { officersIn } from '../../db/officers.ts'
import { show } from '../show.ts'
import { accountsAt } from './accounts.ts'
import { Alert, DeskForm, DeskPage, Field } from './frame.tsx'
import { OfficerName, OfficerRole, ROLE_CHOICES } from './new-officer.ts'
import { DEEDS, type Deed } from './officer-deeds.ts'
import { oneTimePassword } from './password.ts'
import { refuseAtDesk } from './refusal.tsx'
import { ADMINISTRATORS, type DeskContext, type DeskRoute } from './route.ts'
import { Wide } from './wide.tsx'

export const OFFICERS_ROUTES: DeskRoute[] = [
  { method: 'GET', path: '/officer/officers', may: ADMINISTRATORS, does: context => showOfficers(context) },
  { method: 'POST', path: '/officer/officers', may: ADMINISTRATORS, does: addOfficer },
  { method: 'GET', path: '/officer/officers/:id', may: ADMINISTRATORS, does: showOfficer },
  { method: 'GET', path: '/officer/officers/:id/:deed', may: ADMINISTRATORS, does: askDeed },
  { method: 'POST', path: '/officer/officers/:id/:deed', may: ADMINISTRATORS, does: doDeed },
]

const Fields = z.object({ name: OfficerName, role: OfficerRole })
const REASON_LIMIT = 300
const Reason = z.string().trim().min(3).max(REASON_LIMIT)

type Wrong = { name?: string | undefined; role?: string | undefined }

async function addOfficer(context: DeskContext): Promise<Response> {
  const read = Fields.safeParse(context.var.fields)
  if (!read.success) {
    const { fieldErrors } = z.flattenError(read.error)
    return showOfficers(context, { name: fieldErrors.name?.[0], role: fieldErrors.role?.[0] })
  }
  const { name, role } = read.data
  const password = oneTimePassword()
  if (!(await accountsAt(context).add(name, role, password)))
    return showOfficers(context, { name: `Đã có cán bộ tên "${name}". Thêm họ, đơn vị hoặc số để phân biệt.` })
  await note(context, `Thêm cán bộ, vai trò ${ROLE_NAMES[role]}`, name, '')
  return showPassword(context, name, password, `Đã thêm ${name}.`)
}

async function askDeed(context: DeskContext): Promise<Response> {
  const found = await officerAndDeed(context)
  return found ? showDeed(context, found.officer, found.deed) : refuseAtDesk(context, 404, 'Không có việc này.')
}

async function doDeed(context: DeskContext): Promise<Response> {
  const found = await officerAndDeed(context)
  if (!found) return refuseAtDesk(context, 404, 'Không có việc này.')
  const { officer, deed } = found
  const reason = Reason.safeParse(context.var.fields.reason)
  if (!reason.success) return showDeed(context, officer, deed, 'Bạn ghi ngắn gọn vì sao, để sau này còn biết.')
  const officers = officersIn(context.env.services.database)
  const outcome = await deed.does(officer, context.var.fields, officers, accountsAt(context))
  if ('refused' in outcome) return showDeed(context, officer, deed, undefined, outcome.refused)
  await note(context, outcome.act, officer.name, reason.data)
  if (outcome.password) return showPassword(context, officer.name, outcome.password, `${outcome.act}: xong.`)
  return context.redirect(`/officer/officers/${officer.id}?done=yes`, 303)
}

async function officerAndDeed(context: DeskContext): Promise<{ officer: ListedOfficer; deed: Deed } | undefined> {
  const officer = await officersIn(context.env.services.database).find(context.req.param('id') ?? '')
  const name = context.req.param('deed') ?? ''
  const deed = Object.hasOwn(DEEDS, name) ? DEEDS[name] : undefined
  return officer && deed?.fits(officer) ? { officer, deed } : undefined
}

async function note(context: DeskContext, act: string, subject: string, reason: string): Promise<void> {
  const { database, now } = context.env.services
  await actsIn(database).add({ at: now(), officer: context.var.signedIn.officer.name, act, subject, reason })
}

function sayState({ isDisabled, mustChangePassword }: ListedOfficer): string {
  if (isDisabled) return 'Đã khóa'
  return mustChangePassword ? 'Chưa đổi mật khẩu được đưa' : 'Đang làm việc'
}

function saySecondFactor({ usesSecondFactor, mustUseSecondFactor }: ListedOfficer): string {
  if (usesSecondFactor) return mustUseSecondFactor ? 'Đang bật, bắt buộc' : 'Đang bật'
  return mustUseSecondFactor ? 'Bắt buộc, chưa bật' : 'Không'
}

async function showOfficers(context: DeskContext, wrong: Wrong = {}): Promise<Response> {
  const officers = await officersIn(context.env.services.database).list()
  const typed = context.get('fields')
  return show(
    context,
    <DeskPage context={context} title="Cán bộ">
      <Wide label="Cán bộ">
        <table>
          <caption>{officers.length} người</caption>
          <thead>
            <tr>
              <th scope="col">Tên</th>
              <th scope="col">Vai trò</th>
              <th scope="col">Tình trạng</th>
              <th scope="col">Xác nhận hai bước</th>
            </tr>
          </thead>
          <tbody>
            {officers.map(officer => (
              <tr>
                <th scope="row">
                  <a href={`/officer/officers/${officer.id}`}>{officer.name}</a>
                </th>
                <td>{ROLE_NAMES[officer.role]}</td>
                <td>{sayState(officer)}</td>
                <td>{saySecondFactor(officer)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <h2>Thêm cán bộ</h2>
      <DeskForm context={context} action="/officer/officers">
        <Field
          name="name"
          label="Tên đăng nhập"
          help="Tên đồng nghiệp nhận ra, như Nguyễn Thị Lan. Nhật ký giữ tên này nên không đổi được về sau."
          value={typed?.name}
          wrong={wrong.name}
          required
          autocomplete="off"
        />
        <Field name="role" label="Vai trò" value={typed?.role ?? 'writer'} wrong={wrong.role} options={ROLE_CHOICES} />
        <button type="submit" class="button main">
          Thêm
        </button>
      </DeskForm>
    </DeskPage>,
    wrong.name || wrong.role ? 422 : 200,
  )
}

async function showOfficer(context: DeskContext): Promise<Response> {
  const { database } = context.env.services
  const officer = await officersIn(database).find(context.req.param('id') ?? '')
  if (!officer) return refuseAtDesk(context, 404, 'Không có cán bộ này.')
  const sessions = await accountsAt(context).sessionsOf(officer.id)
  const done = context.req.query('done') === 'yes' ? 'Đã làm xong.' : undefined
  return show(
    context,
    <DeskPage context={context} title={officer.name} done={done}>
      <dl>
        <dt>Vai trò</dt>
        <dd>{ROLE_NAMES[officer.role]}</dd>
        <dt>Tình trạng</dt>
        <dd>{sayState(officer)}</dd>
        <dt>Xác nhận hai bước</dt>
        <dd>{saySecondFactor(officer)}</dd>
        <dt>Đang đăng nhập</dt>
        <dd>{sessions[0] ? `${sessions.length} nơi, dùng lần cuối ${writeMoment(sessions[0].seen)}` : 'Không'}</dd>
        <dt>Thêm vào lúc</dt>
        <dd>{writeMoment(officer.addedAt)}</dd>
        <dt>Đã làm những gì</dt>
        <dd>
          <a href={`/officer/acts?officer=${encodeURIComponent(officer.name)}`}>Xem trong nhật ký</a>
        </dd>
      </dl>
      <h2>Việc</h2>
      <div class="buttons">
        {Object.entries(DEEDS)
          .filter(([, deed]) => deed.fits(officer))
          .map(([key, { name, danger }]) => (
            <a class={danger ? 'button danger' : 'button'} href={`/officer/officers/${officer.id}/${key}`}>
              {name}
            </a>
          ))}
      </div>
      <p>
        <a href="/officer/officers">Mọi cán bộ</a>
      </p>
    </DeskPage>,
  )
}

function showDeed(
  context: DeskContext,
  officer: ListedOfficer,
  deed: Deed,
  wrongReason?: string,
  refused?: string,
): Response {
  const typed = context.get('fields')
  return show(
    context,
    <DeskPage context={context} title={`${deed.name}: ${officer.name}`}>
      <Alert says={refused} />
      <p>{deed.explains}</p>
      <DeskForm context={context} action={context.req.path}>
        {deed === DEEDS.role ? (
          <Field name="role" label="Vai trò" value={typed?.role ?? officer.role} options={ROLE_CHOICES} />
        ) : null}
        <Field
          name="reason"
          label="Vì sao"
          help="Ghi vào nhật ký."
          value={typed?.reason}
          wrong={wrongReason}
          required
        />
        <div class="buttons">
          <button type="submit" class={deed.danger ? 'button danger' : 'button main'}>
            {deed.name}
          </button>
          <a class="button" href={`/officer/officers/${officer.id}`}>
            Thôi
          </a>
        </div>
      </DeskForm>
    </DeskPage>,
    wrongReason || refused ? 422 : 200,
  )
}

// The one page of the desk that answers a form without a redirect: nothing may remember the password.
function showPassword(context: DeskContext, name: string, password: string, done: string): Response {
  return show(
    context,
    <DeskPage context={context} title={`Mật khẩu dùng một lần của ${name}`} done={done}>
      <p>
        <code class="card">{password}</code>
      </p>
      <p class="caution">
        Mật khẩu chỉ hiện một lần này và dùng được trong 7 ngày. Đưa tận tay hoặc đọc qua điện thoại, đừng gửi qua nhóm
        chat. Đăng nhập lần đầu, {name} phải đặt mật khẩu của riêng mình.
      </p>
      <p>
        <a class="button main" href="/officer/officers">
          Xong
        </a>
      </p>
    </DeskPage>,
  )
}

import * as z from 'zod'
import { deskSettingsIn } from '../../db/desk-settings.ts'
import { officersIn } from '../../db/officers.ts'
import { show } from '../show.ts'
import { accountsAt } from './accounts.ts'
import { Alert, DeskForm, DeskPage, Field } from './frame.tsx'
import { note } from './me.tsx'
import { writeWait } from './moment.ts'
import { QrPicture } from './qr-picture.tsx'
import { refuseAtDesk } from './refusal.tsx'
import type { DeskContext, DeskRoute } from './route.ts'
import type { Enrolment } from './second-factor.ts'
import { setCookies } from './sign-in.tsx'

/** `signed-in`: whoever must set it up may do nothing else before; but a given password is changed first. */
export const SECOND_FACTOR_ROUTES: DeskRoute[] = (
  [
    { method: 'GET', path: '/officer/second-factor', does: context => showStatus(context) },
    { method: 'POST', path: '/officer/second-factor', does: begin },
    { method: 'POST', path: '/officer/second-factor/confirm', does: confirm },
    { method: 'POST', path: '/officer/second-factor/backup-codes', does: renew },
    { method: 'POST', path: '/officer/second-factor/off', does: switchOff },
  ] satisfies Omit<DeskRoute, 'may'>[]
).map(route => ({
  ...route,
  may: 'signed-in',
  does: context =>
    context.var.signedIn.mustChangePassword ? context.redirect('/officer/password', 303) : route.does(context),
}))

const PASSWORD = z.string().min(1).max(200)
const CODE = z
  .string()
  .transform(text => text.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/))

const WRONG_PASSWORD = 'Mật khẩu chưa đúng.'
const sayWait = (ms: number) => `Đã thử sai nhiều lần. Bạn đợi ${writeWait(ms)} rồi thử lại.`

async function begin(context: DeskContext): Promise<Response> {
  const password = PASSWORD.safeParse(context.var.fields.password)
  if (!password.success) return showStatus(context, WRONG_PASSWORD)
  const begun = await accountsAt(context).beginSecondFactor(
    context.var.signedIn,
    context.req.raw.headers,
    password.data,
  )
  if (begun.kind === 'begun') return showEnrolment(context, begun)
  return showStatus(context, begun.kind === 'wait' ? sayWait(begun.ms) : WRONG_PASSWORD)
}

async function confirm(context: DeskContext): Promise<Response> {
  const code = CODE.safeParse(context.var.fields.code)
  if (!code.success) return showCodeAgain(context, 'Mã gồm 6 chữ số.')
  const accounts = accountsAt(context)
  const done = await accounts.confirmSecondFactor(context.var.signedIn, context.req.raw.headers, code.data)
  if (done.kind === 'wait') return showCodeAgain(context, sayWait(done.ms))
  if (done.kind === 'wrong')
    return showCodeAgain(context, 'Mã không đúng hoặc đã dùng rồi. Bạn đợi ứng dụng hiện mã mới rồi gõ lại.')
  setCookies(context, done.cookies)
  // The session is a new one; the forms of this page have to carry its token.
  const cookie = done.cookies.map(each => each.split(';')[0]).join('; ')
  context.set('signedIn', (await accounts.whoIs(new Headers({ cookie }))) ?? context.var.signedIn)
  await note(context, 'Bật xác nhận hai bước')
  return showBackupCodes(context, done.backupCodes, 'Đã bật xác nhận hai bước.')
}

async function renew(context: DeskContext): Promise<Response> {
  const password = PASSWORD.safeParse(context.var.fields.password)
  if (!password.success) return showStatus(context, undefined, WRONG_PASSWORD)
  const { signedIn } = context.var
  const done = await accountsAt(context).renewBackupCodes(signedIn, context.req.raw.headers, password.data)
  if (done.kind !== 'done')
    return showStatus(context, undefined, done.kind === 'wait' ? sayWait(done.ms) : WRONG_PASSWORD)
  await note(context, 'Lấy mã dự phòng mới')
  return showBackupCodes(context, done.backupCodes, 'Các mã cũ không còn dùng được.')
}

async function switchOff(context: DeskContext): Promise<Response> {
  if (await isRequired(context))
    return refuseAtDesk(context, 409, 'Bạn phải dùng xác nhận hai bước nên không tắt được.')
  const password = PASSWORD.safeParse(context.var.fields.password)
  if (!password.success) return showStatus(context, undefined, undefined, WRONG_PASSWORD)
  const { signedIn } = context.var
  const done = await accountsAt(context).endSecondFactor(signedIn, context.req.raw.headers, password.data)
  if (done.kind !== 'done')
    return showStatus(context, undefined, undefined, done.kind === 'wait' ? sayWait(done.ms) : WRONG_PASSWORD)
  setCookies(context, done.cookies)
  await note(context, 'Tắt xác nhận hai bước')
  return context.redirect('/officer/me?done=no-second-factor', 303)
}

/** Whether an administrator asks it of this officer, or the desk of this role. */
async function isRequired(context: DeskContext): Promise<boolean> {
  const { database } = context.env.services
  const { id, role } = context.var.signedIn.officer
  if ((await officersIn(database).find(id))?.mustUseSecondFactor) return true
  return role !== 'writer' && (await deskSettingsIn(database).read()).secondFactorRequired
}

async function showStatus(
  context: DeskContext,
  wrongBegin?: string,
  wrongRenew?: string,
  wrongOff?: string,
): Promise<Response> {
  const { officer, mustSetUpTotp } = context.var.signedIn
  const accounts = accountsAt(context)
  const isOn = await accounts.usesSecondFactor(officer.id)
  const status = wrongBegin || wrongRenew || wrongOff ? 422 : 200
  if (isOn)
    return show(
      context,
      <DeskPage context={context} title="Xác nhận hai bước">
        <Alert says={wrongBegin && 'Bước này đã bật rồi, không cần bật lại.'} />
        <p>
          Đang bật: mỗi lần đăng nhập, sau mật khẩu còn cần một mã của ứng dụng trên điện thoại. Còn{' '}
          {await accounts.backupCodesLeft(officer.id)} mã dự phòng.
        </p>
        <PasswordForm
          context={context}
          action="/officer/second-factor/backup-codes"
          title="Lấy mã dự phòng mới"
          explains="Mười mã mới thay cho các mã còn lại."
          wrong={wrongRenew}
          id="renew"
        />
        {(await isRequired(context)) ? (
          <p>Đổi điện thoại: nhờ quản trị đặt lại bước này cho bạn.</p>
        ) : (
          <PasswordForm
            context={context}
            action="/officer/second-factor/off"
            title="Tắt xác nhận hai bước"
            explains="Đổi điện thoại thì tắt, rồi bật lại bằng điện thoại mới."
            wrong={wrongOff}
            id="off"
          />
        )}
      </DeskPage>,
      status,
    )
  return show(
    context,
    <DeskPage context={context} title="Bật xác nhận hai bước">
      <Alert says={(wrongRenew ?? wrongOff) && 'Bước này đang tắt, nên chưa có mã dự phòng và không có gì để tắt.'} />
      {mustSetUpTotp ? <p class="caution">Quản trị yêu cầu bạn bật xác nhận hai bước trước khi làm việc.</p> : null}
      <p>
        Người khác biết mật khẩu của bạn vẫn không vào được, vì còn cần mã trên điện thoại của bạn. Bạn cần một ứng dụng
        xác thực (như Google Authenticator, Microsoft Authenticator, Aegis), dùng được cả khi không có mạng.
      </p>
      <PasswordForm
        context={context}
        action="/officer/second-factor"
        title="Bắt đầu"
        explains="Gõ mật khẩu để chắc chắn đó là bạn."
        wrong={wrongBegin}
        id="begin"
        main
      />
    </DeskPage>,
    status,
  )
}

/** One deed that asks for the password again. There may be several on a page, so each field has its own id. */
function PasswordForm({
  context,
  action,
  title,
  explains,
  wrong,
  id,
  main = false,
}: {
  context: DeskContext
  action: string
  title: string
  explains: string
  wrong?: string | undefined
  id: string
  main?: boolean
}) {
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p>{explains}</p>
      <DeskForm context={context} action={action}>
        <div class={wrong ? 'field bad' : 'field'}>
          <label for={`${id}-password`}>Mật khẩu của bạn</label>
          {wrong ? (
            <p class="wrong" id={`${id}-wrong`}>
              {wrong}
            </p>
          ) : null}
          <input
            id={`${id}-password`}
            name="password"
            type="password"
            required
            autocomplete="current-password"
            {...(wrong ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-wrong` } : {})}
          />
        </div>
        <button type="submit" class={main ? 'button main' : 'button'}>
          {title}
        </button>
      </DeskForm>
    </section>
  )
}

function showEnrolment(context: DeskContext, { uri, key }: Enrolment): Response {
  const groups = key.match(/.{1,4}/g) ?? []
  return show(
    context,
    <DeskPage context={context} title="Bật xác nhận hai bước">
      <ol>
        <li>
          <p>Mở ứng dụng xác thực trên điện thoại, chọn thêm tài khoản, rồi chụp hình này:</p>
          <p>
            <QrPicture text={uri} label="Mã QR để ứng dụng xác thực chụp; bên dưới có khóa để gõ tay" />
          </p>
          <p>
            Không chụp được: gõ khóa này vào ứng dụng (loại: theo thời gian): <code>{groups.join(' ')}</code>
          </p>
        </li>
        <li>
          <p>Gõ mã mà ứng dụng hiện:</p>
          <ConfirmForm context={context} />
        </li>
      </ol>
    </DeskPage>,
  )
}

function showCodeAgain(context: DeskContext, wrong: string): Response {
  return show(
    context,
    <DeskPage context={context} title="Bật xác nhận hai bước">
      <ConfirmForm context={context} wrong={wrong} />
      <p>
        Chưa chụp được mã QR: <a href="/officer/second-factor">làm lại từ đầu</a>, với một mã QR mới.
      </p>
    </DeskPage>,
    422,
  )
}

function ConfirmForm({ context, wrong }: { context: DeskContext; wrong?: string }) {
  return (
    <DeskForm context={context} action="/officer/second-factor/confirm">
      <Field
        name="code"
        label="Mã 6 chữ số"
        help="Mã đổi mỗi 30 giây. Mã không nhận: xem giờ của điện thoại có đúng không."
        wrong={wrong}
        required
        autocomplete="one-time-code"
      />
      <button type="submit" class="button main">
        Bật
      </button>
    </DeskForm>
  )
}

function showBackupCodes(context: DeskContext, codes: string[], done: string): Response {
  return show(
    context,
    <DeskPage context={context} title="Mã dự phòng của bạn" done={done}>
      <p class="caution">
        Các mã này chỉ hiện một lần này. In ra hoặc chép lại, cất nơi an toàn, không để cạnh mật khẩu. Mất điện thoại
        thì mỗi mã vào được một lần.
      </p>
      <ul>
        {codes.map(code => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <a class="button main" href="/officer">
          Tôi đã cất mã
        </a>
      </p>
    </DeskPage>,
  )
}

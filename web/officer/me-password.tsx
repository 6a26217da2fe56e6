import * as z from 'zod'
import { show } from '../show.ts'
import { accountsAt } from './accounts.ts'
import { DeskForm, DeskPage, Field } from './frame.tsx'
import { note } from './me.tsx'
import { writeWait } from './moment.ts'
import { complainOfPassword, PASSWORD_LENGTH } from './password.ts'
import type { DeskContext, DeskRoute } from './route.ts'
import { setCookies } from './sign-in.tsx'

export const PASSWORD_ROUTES: DeskRoute[] = [
  { method: 'GET', path: '/officer/password', may: 'signed-in', does: context => showPassword(context) },
  { method: 'POST', path: '/officer/password', may: 'signed-in', does: changePassword },
]

const Fields = z.object({
  current: z.string().min(1).max(200),
  fresh: z.string().max(1000),
  again: z.string().max(1000),
})
type Wrong = Partial<Record<keyof z.infer<typeof Fields>, string>>

async function changePassword(context: DeskContext): Promise<Response> {
  const { signedIn, fields } = context.var
  const read = Fields.safeParse(fields)
  if (!read.success) return showPassword(context, { current: 'Bạn gõ mật khẩu đang dùng.' }, 422)
  const { current, fresh, again } = read.data
  const complaint = complainOfPassword(fresh, { name: signedIn.officer.name, old: current })
  if (complaint) return showPassword(context, { fresh: complaint }, 422)
  if (again !== fresh) return showPassword(context, { again: 'Hai lần gõ mật khẩu mới chưa giống nhau.' }, 422)
  const changed = await accountsAt(context).changePassword(signedIn, context.req.raw.headers, current, fresh)
  if (changed.kind === 'wait')
    return showPassword(context, { current: `Đã thử sai nhiều lần. Bạn đợi ${writeWait(changed.ms)} nhé.` }, 422)
  if (changed.kind === 'wrong') return showPassword(context, { current: 'Mật khẩu đang dùng chưa đúng.' }, 422)
  setCookies(context, changed.cookies)
  await note(context, 'Đổi mật khẩu')
  return context.redirect(signedIn.mustChangePassword ? '/officer' : '/officer/me?done=password', 303)
}

// What was typed is not shown again: a password in a page's source outlives the page.
function showPassword(context: DeskContext, wrong: Wrong = {}, status = 200): Response {
  const first = context.var.signedIn.mustChangePassword
  return show(
    context,
    <DeskPage context={context} title={first ? 'Đặt mật khẩu của riêng bạn' : 'Đổi mật khẩu'}>
      {first ? (
        <p>Mật khẩu bạn vừa dùng do quản trị đưa. Trước khi làm việc, bạn đặt mật khẩu mà chỉ mình bạn biết.</p>
      ) : (
        <p>Đổi xong, mọi nơi khác đang đăng nhập bằng tài khoản này sẽ bị đăng xuất.</p>
      )}
      <DeskForm context={context} action="/officer/password">
        <input type="hidden" name="username" autocomplete="username" value={context.var.signedIn.officer.name} />
        <Field
          name="current"
          label="Mật khẩu đang dùng"
          type="password"
          wrong={wrong.current}
          required
          autocomplete="current-password"
        />
        <Field
          name="fresh"
          label="Mật khẩu mới"
          help={`Ít nhất ${PASSWORD_LENGTH.least} chữ cái. Ghép bốn, năm từ không liên quan với nhau thì dễ nhớ mà khó đoán. Có thể dán từ trình quản lý mật khẩu.`}
          type="password"
          wrong={wrong.fresh}
          required
          autocomplete="new-password"
        />
        <Field
          name="again"
          label="Gõ lại mật khẩu mới"
          type="password"
          wrong={wrong.again}
          required
          autocomplete="new-password"
        />
        <div class="buttons">
          <button type="submit" class="button main">
            Lưu mật khẩu
          </button>
        </div>
      </DeskForm>
    </DeskPage>,
    status,
  )
}

import * as z from 'zod'
import { actsIn } from '../../db/acts.ts'
import { writeLine } from '../log.ts'
import { networkOf } from '../rate-limit.ts'
import { show } from '../show.ts'
import { accountsAt } from './accounts.ts'
import type { From } from './auth.ts'
import { Alert, DeskForm, DeskPage, Field } from './frame.tsx'
import { writeWait } from './moment.ts'
import type { DeskContext, DeskRoute } from './route.ts'
import type { Outcome } from './signing-in.ts'

export const SIGN_IN_ROUTES: DeskRoute[] = [
  { method: 'GET', path: '/officer/sign-in', may: 'everybody', does: context => showSignIn(context) },
  { method: 'POST', path: '/officer/sign-in', may: 'everybody', does: signIn },
  { method: 'GET', path: '/officer/sign-in/code', may: 'everybody', does: askCode },
  { method: 'POST', path: '/officer/sign-in/code', may: 'everybody', does: enterCode },
  { method: 'POST', path: '/officer/sign-out', may: 'signed-in', does: signOut },
]

const Fields = z.object({
  name: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(200),
})
/** Spaces and capitals do not matter: authenticators show `123 456`, and people type as they read. */
const Code = z
  .string()
  .transform(text => text.replace(/\s/g, '').toLowerCase())
  .pipe(z.string().regex(/^(?:\d{6}|[a-z0-9]{5}-?[a-z0-9]{5})$/))
  .transform(code => (code.length === 10 ? `${code.slice(0, 5)}-${code.slice(5)}` : code))

async function signIn(context: DeskContext): Promise<Response> {
  const read = Fields.safeParse(context.var.fields)
  const accounts = accountsAt(context)
  const outcome: Outcome = read.success
    ? await accounts.signIn(read.data.name, read.data.password, fromOf(context))
    : { kind: 'wrong' }
  if (outcome.kind === 'in') return welcome(context, outcome)
  if (outcome.kind === 'code') {
    setCookies(context, outcome.cookies)
    return context.redirect(withNext('/officer/sign-in/code', context.var.fields.next), 303)
  }
  return showSignIn(context, sayWhy(context, outcome, 'Tên hoặc mật khẩu không đúng.'), 422)
}

async function askCode(context: DeskContext): Promise<Response> {
  if (await accountsAt(context).awaitsCode(context.req.raw.headers)) return showCode(context)
  return context.redirect('/officer/sign-in', 303)
}

async function enterCode(context: DeskContext): Promise<Response> {
  const code = Code.safeParse(context.var.fields.code)
  const accounts = accountsAt(context)
  if (!code.success)
    return showCode(context, 'Mã gồm 6 chữ số trong ứng dụng, hoặc một mã dự phòng như abcde-fghjk.', 422)
  const outcome = await accounts.enterCode(context.req.raw.headers, code.data, fromOf(context))
  if (outcome.kind === 'in') return welcome(context, outcome)
  if (outcome.kind === 'over' || outcome.kind === 'code')
    return showSignIn(context, 'Đã quá lâu hoặc sai quá nhiều lần. Bạn đăng nhập lại từ đầu nhé.', 422)
  const wrong = 'Mã không đúng hoặc đã dùng rồi. Bạn đợi ứng dụng hiện mã mới rồi gõ lại.'
  return showCode(context, sayWhy(context, outcome, wrong), 422)
}

async function welcome(context: DeskContext, { cookies, officer }: { cookies: string[]; officer: string }) {
  const { services } = context.env
  // Whoever sat here before is signed out, and a cookie that somebody has planted opens nothing.
  if (context.get('signedIn')) await accountsAt(context).signOut(context.req.raw.headers)
  setCookies(context, cookies)
  const act = { at: services.now(), officer, act: 'Đăng nhập', subject: officer, reason: '' }
  await actsIn(services.database).add(act)
  return context.redirect(ownPath(context.var.fields.next), 303)
}

async function signOut(context: DeskContext): Promise<Response> {
  const { name } = context.var.signedIn.officer
  const { services } = context.env
  setCookies(context, await accountsAt(context).signOut(context.req.raw.headers))
  await actsIn(services.database).add({
    at: services.now(),
    officer: name,
    act: 'Đăng xuất',
    subject: name,
    reason: '',
  })
  return context.redirect('/officer/sign-in', 303)
}

/** Sets cookies of an account, each on its own line. */
export function setCookies(context: DeskContext, cookies: string[]): void {
  for (const cookie of cookies) context.header('set-cookie', cookie, { append: true })
}

function fromOf(context: DeskContext): From {
  const { address } = context.env
  // Of a proxy's own address nothing is known about who is behind it.
  return { address: networkOf(address) ? address : undefined, browser: context.req.header('user-agent') }
}

function sayWhy(context: DeskContext, outcome: Outcome, wrong: string): string {
  writeLine({ level: 'warn', requestId: context.env.requestId, what: 'sign-in refused', why: outcome.kind })
  if (outcome.kind !== 'wait') return wrong
  return `Đã thử sai nhiều lần. Bạn đợi ${writeWait(outcome.ms)} rồi thử lại; quên mật khẩu thì nhờ quản trị đặt lại.`
}

/** Only a path of the desk is gone back to. */
function ownPath(next = ''): string {
  return /^\/officer(?:\/[\w/-]*)?$/.test(next) ? next : '/officer'
}

function withNext(path: string, next = ''): string {
  return ownPath(next) === '/officer' ? path : `${path}?next=${encodeURIComponent(next)}`
}

function nextOf(context: DeskContext): string {
  return context.req.query('next') ?? context.get('fields')?.next ?? ''
}

function showSignIn(context: DeskContext, wrong?: string, status = 200): Response {
  return show(
    context,
    <DeskPage context={context} title="Đăng nhập">
      <Alert says={wrong} />
      <DeskForm context={context} action="/officer/sign-in">
        <input type="hidden" name="next" value={nextOf(context)} />
        <Field name="name" label="Tên đăng nhập" value={context.get('fields')?.name} required autocomplete="username" />
        <Field name="password" label="Mật khẩu" type="password" required autocomplete="current-password" />
        <div class="buttons">
          <button type="submit" class="button main">
            Đăng nhập
          </button>
        </div>
        <p class="hint">Chưa có tài khoản hoặc quên mật khẩu: nhờ quản trị của bàn làm việc.</p>
      </DeskForm>
    </DeskPage>,
    status,
  )
}

function showCode(context: DeskContext, wrong?: string, status = 200): Response {
  return show(
    context,
    <DeskPage context={context} title="Nhập mã xác nhận">
      <DeskForm context={context} action="/officer/sign-in/code">
        <input type="hidden" name="next" value={nextOf(context)} />
        <Field
          name="code"
          label="Mã xác nhận"
          help="6 chữ số mà ứng dụng xác thực trên điện thoại đang hiện. Không có điện thoại bên mình: gõ một mã dự phòng."
          wrong={wrong}
          required
          autocomplete="one-time-code"
        />
        <div class="buttons">
          <button type="submit" class="button main">
            Tiếp tục
          </button>
        </div>
      </DeskForm>
      <p>
        <a href="/officer/sign-in">Đăng nhập lại từ đầu</a>
      </p>
    </DeskPage>,
    status,
  )
}

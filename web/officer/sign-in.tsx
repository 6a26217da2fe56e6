import * as z from 'zod'
import { show } from '../show.ts'
import { accountsOf } from './accounts.ts'
import { DeskForm, DeskPage, Field } from './frame.tsx'
import type { DeskContext, DeskRoute } from './route.ts'

export const SIGN_IN_ROUTES: DeskRoute[] = [
  { method: 'GET', path: '/officer/sign-in', may: 'everybody', does: context => showSignIn(context, {}) },
  { method: 'POST', path: '/officer/sign-in', may: 'everybody', does: signIn },
  { method: 'POST', path: '/officer/sign-out', may: 'signed-in', does: signOut },
]

const Fields = z.object({
  name: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(200),
  next: z.string().catch(''),
})

async function signIn(context: DeskContext): Promise<Response> {
  const read = Fields.safeParse(context.var.fields)
  const cookies = read.success
    ? await accountsOf(context.env.services).signIn(read.data.name, read.data.password)
    : undefined
  if (!read.success || !cookies)
    return showSignIn(context, { name: context.var.fields.name, wrong: 'Tên hoặc mật khẩu không đúng.' }, 422)
  for (const cookie of cookies) context.header('set-cookie', cookie, { append: true })
  return context.redirect(ownPath(read.data.next), 303)
}

async function signOut(context: DeskContext): Promise<Response> {
  for (const cookie of await accountsOf(context.env.services).signOut(context.req.raw.headers))
    context.header('set-cookie', cookie, { append: true })
  return context.redirect('/officer/sign-in', 303)
}

/** Only a path of the desk is gone back to. */
function ownPath(next: string): string {
  return /^\/officer(?:\/[\w/-]*)?$/.test(next) ? next : '/officer'
}

function showSignIn(
  context: DeskContext,
  { name, wrong }: { name?: string | undefined; wrong?: string },
  status = 200,
): Response {
  return show(
    context,
    <DeskPage context={context} title="Đăng nhập">
      {wrong ? (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      ) : null}
      <DeskForm context={context} action="/officer/sign-in">
        <input type="hidden" name="next" value={context.req.query('next') ?? context.get('fields')?.next ?? ''} />
        <Field name="name" label="Tên đăng nhập" value={name} required autocomplete="username" />
        <Field name="password" label="Mật khẩu" type="password" required autocomplete="current-password" />
        <button type="submit" class="button main">
          Đăng nhập
        </button>
      </DeskForm>
    </DeskPage>,
    status,
  )
}

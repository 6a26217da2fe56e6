import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { accountsAt } from './accounts.ts'
import { refuseAtDesk, refuseButKeep } from './refusal.tsx'
import type { Desk, DeskContext, DeskRoute } from './route.ts'

const BODY_LIMIT = 256 * 1024

/** Everything that is asked of a request before a route's own work: size, origin, session, role, form token. */
export function guard(route: DeskRoute): MiddlewareHandler<Desk>[] {
  const tooLong = (context: DeskContext) => refuseAtDesk(context, 413, 'Nội dung gửi lên quá dài.')
  const limit = bodyLimit({ maxSize: route.limit ?? BODY_LIMIT, onError: context => tooLong(context as DeskContext) })
  return route.method === 'GET' ? [whoMay(route)] : [limit, fromOurPages, whoMay(route), withToken(route)]
}

/** Other sites cannot post here: browsers say where a form came from. */
const fromOurPages: MiddlewareHandler<Desk> = async (context, next) => {
  const site = context.req.header('sec-fetch-site')
  const origin = context.req.header('origin')
  const ours = [new URL(context.req.url).origin, context.env.services.publicUrl].map(url => url && new URL(url).host)
  const fromElsewhere = site !== undefined && site !== 'same-origin'
  // Hosts are compared, not schemes: the TLS proxy in front of us speaks plain HTTP to us.
  const isForeign = origin !== undefined && (!URL.canParse(origin) || !ours.includes(new URL(origin).host))
  if (fromElsewhere || isForeign || (site === undefined && origin === undefined))
    return refuseAtDesk(context, 403, 'Yêu cầu không đến từ trang của bàn làm việc nên không được nhận.')
  await next()
}

function whoMay({ may, method }: DeskRoute): MiddlewareHandler<Desk> {
  return async (context, next) => {
    const signedIn = await accountsAt(context as DeskContext).whoIs(context.req.raw.headers)
    if (signedIn) context.set('signedIn', signedIn)
    if (may === 'everybody') return next()
    if (!signedIn) {
      if (method === 'GET')
        return context.redirect(`/officer/sign-in?next=${encodeURIComponent(context.req.path)}`, 303)
      return refuseButKeep(
        context,
        401,
        'Phiên làm việc đã hết. Bạn mở trang đăng nhập ở thẻ khác, đăng nhập, rồi quay lại đây gửi lại.',
        (await fieldsIn(context)) ?? {},
      )
    }
    if (may === 'signed-in') return next()
    if (signedIn.mustChangePassword) return context.redirect('/officer/password', 303)
    if (signedIn.mustSetUpTotp) return context.redirect('/officer/second-factor', 303)
    if (!may.includes(signedIn.officer.role))
      return refuseAtDesk(context, 403, 'Vai trò của bạn không làm được việc này.')
    return next()
  }
}

/** Reads the form once, and takes it only with the token that our own page put into it. */
function withToken({ may }: DeskRoute): MiddlewareHandler<Desk> {
  return async (context, next) => {
    const fields = await fieldsIn(context)
    if (!fields) return refuseAtDesk(context, 400, 'Không đọc được nội dung gửi lên.')
    if (may !== 'everybody' && fields.csrf !== context.var.signedIn.csrf)
      return refuseButKeep(context, 403, 'Trang này đã cũ. Bạn xem lại chữ đã gõ rồi gửi lại nhé.', fields)
    context.set('fields', fields)
    return next()
  }
}

/** The texts of a form, composed and with plain line ends; undefined when there is no form. */
async function fieldsIn(context: Context): Promise<Record<string, string> | undefined> {
  const body = await context.req.parseBody().catch(() => undefined)
  if (!body) return undefined
  const texts = Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string')
  return Object.fromEntries(texts.map(([name, text]) => [name, text.replaceAll('\r\n', '\n').normalize('NFC')]))
}

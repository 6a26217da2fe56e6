import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { sayFault, writeLine } from '../log.ts'
import { guard } from './guard.tsx'
import { HOME_ROUTES } from './home.tsx'
import { refuseAtDesk } from './refusal.tsx'
import type { Desk, DeskRoute } from './route.ts'
import { SIGN_IN_ROUTES } from './sign-in.tsx'

/** Every address of the officers' desk, with the roles that may use it. */
export const DESK_ROUTES: readonly DeskRoute[] = [...SIGN_IN_ROUTES, ...HOME_ROUTES]

/** The officers' desk. Loaded with its first request, so that citizens' start does not wait for it. */
export function desk(): Hono<Desk> {
  const door = new Hono<Desk>({ strict: true })
  door.onError((error, context) => {
    if (error instanceof HTTPException) return refuseAtDesk(context, error.status, 'Yêu cầu không hợp lệ.')
    const { requestId } = context.env
    writeLine({ level: 'error', requestId, path: context.req.path, message: sayFault(error) })
    return refuseAtDesk(context, 500, `Máy gặp lỗi, bạn thử lại nhé. Nếu vẫn vậy, báo quản trị mã ${requestId}.`)
  })
  door.notFound(context => refuseAtDesk(context, 404, 'Không có trang này.'))
  for (const route of DESK_ROUTES) door.on(route.method, [route.path], ...guard(route), context => route.does(context))
  return door
}

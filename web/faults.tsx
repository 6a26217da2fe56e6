import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { wording } from '../content/wording.ts'
import type { Door } from './app.tsx'
import { sayFault, writeLine } from './log.ts'
import { NoticePage } from './pages/notice-page.tsx'
import { show } from './show.ts'

/** Nothing at this address. */
export const onMissing: NotFoundHandler<Door> = context =>
  refuse(context, 404, 'Không có trang này. Bạn quay về trang hỏi đáp nhé.')

/** A fault of ours: an apology and the numbers to call; the cause goes to the log, never to the citizen. */
export const onFault: ErrorHandler<Door> = (error, context) => {
  if (error instanceof HTTPException)
    return refuse(context, error.status, REFUSALS[error.status] ?? 'Yêu cầu không hợp lệ.')
  writeLine({
    level: 'error',
    requestId: context.var.requestId,
    path: context.req.path,
    message: sayFault(error),
  })
  return refuse(context, 500, `${wording.apology} Bạn thử lại sau ít phút, hoặc gọi một trong các số dưới đây.`)
}

const REFUSALS: Record<number, string> = { 413: 'Nội dung gửi lên quá dài.' }

/** A refusal as the asker reads it: JSON for the API, a page for people. */
export function refuse(
  context: Context<Door>,
  status: number,
  says: string,
  details?: Record<string, string>,
): Response {
  if (context.req.path.startsWith('/api/'))
    return context.json({ error: says, ...(details ? { fields: details } : {}) }, status as 400)
  return show(context, <NoticePage services={context.var.services} status={status} says={says} />, status)
}

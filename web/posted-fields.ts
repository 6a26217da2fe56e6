import type { Context } from 'hono'
import type { Door } from './app.tsx'
import { refuse } from './faults.tsx'

/** The fields of a form that one of our pages posted; a refusal when it comes from elsewhere or is no form. */
export async function postedFields(context: Context<Door>): Promise<Record<string, unknown> | Response> {
  if (context.req.header('sec-fetch-site') === 'cross-site')
    return refuse(context, 403, 'Yêu cầu đến từ trang khác nên không được nhận.')
  const type = context.req.header('content-type') ?? ''
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
    return refuse(context, 415, 'Kiểu dữ liệu gửi lên không đúng.')
  const body = await context.req.parseBody().catch(() => undefined)
  return body ?? refuse(context, 400, 'Không đọc được nội dung gửi lên.')
}

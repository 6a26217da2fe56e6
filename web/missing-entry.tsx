import type { Context } from 'hono'
import { type Day, writeDay } from '../content/day.ts'
import type { Door } from './app.tsx'
import { MissingPage } from './pages/missing-page.tsx'
import { show } from './show.ts'

/** Why there is no entry to show. */
export type Missing = 'unknown' | 'withdrawn' | 'not-published-then' | 'not-in-force-then'

const STATUS: Record<Missing, 404 | 410> = {
  unknown: 404,
  withdrawn: 410,
  'not-published-then': 404,
  'not-in-force-then': 404,
}

const HEADINGS: Record<Missing, string> = {
  unknown: 'Không có mục hỏi đáp này',
  withdrawn: 'Mục hỏi đáp này đã được rút',
  'not-published-then': 'Ngày đó mục này không được đăng',
  'not-in-force-then': 'Ngày đó chưa có quy định này',
}

const SAYS: Record<Missing, (day: string) => string> = {
  unknown: () => 'Có thể địa chỉ bị gõ sai. Bạn tìm theo chữ, hoặc xem các chủ đề nhé.',
  withdrawn: () => 'Cán bộ đã rút mục này vì không còn đúng hoặc đã có mục khác thay. Bạn tìm mục khác nhé.',
  'not-published-then': day => `Ngày ${day} mục này chưa được đăng, hoặc đang được rút. Bạn tìm mục khác nhé.`,
  'not-in-force-then': day => `Quy định này áp dụng từ ngày ${day}; ngày bạn xem thì chưa.`,
}

/** A page with a search field in place of an entry. `day` is the one the reason speaks of. */
export function showMissing(context: Context<Door>, why: Missing, day?: Day): Response {
  const says = SAYS[why](day ? writeDay(day) : '')
  const page = <MissingPage services={context.var.services} heading={HEADINGS[why]} says={says} />
  return show(context, page, STATUS[why])
}

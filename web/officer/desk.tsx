import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { sayFault, writeLine } from '../log.ts'
import { ACTS_ROUTES } from './acts-page.tsx'
import { AMOUNT_ROUTES } from './amounts-one.tsx'
import { AMOUNTS_ROUTES } from './amounts-page.tsx'
import { ASKER_ROUTES } from './asker.tsx'
import { CHANGES_ROUTES } from './changes-page.tsx'
import { ENTRY_ROUTES } from './entry-routes.ts'
import { EXCHANGE_ROUTES } from './exchange.tsx'
import { FAIR_ACT_ROUTES } from './fair-acts.tsx'
import { FAIRS_ROUTES } from './fairs.tsx'
import { FIGURES_ROUTES } from './figures.tsx'
import { guard } from './guard.tsx'
import { GUIDE_ROUTES } from './guide.tsx'
import { HOME_ROUTES } from './home.tsx'
import { INBOX_ROUTES } from './inbox.tsx'
import { INBOX_ACT_ROUTES } from './inbox-acts.ts'
import { INBOX_GROUP_ROUTES } from './inbox-group.tsx'
import { ME_ROUTES } from './me.tsx'
import { PASSWORD_ROUTES } from './me-password.tsx'
import { OFFICERS_ROUTES } from './officers-page.tsx'
import { refuseAtDesk } from './refusal.tsx'
import { REVIEW_ROUTES } from './review.tsx'
import { REVIEW_ENTRY_ROUTES } from './review-entry.tsx'
import type { Desk, DeskRoute } from './route.ts'
import { SECOND_FACTOR_ROUTES } from './second-factor-page.tsx'
import { SIGN_IN_ROUTES } from './sign-in.tsx'
import { SWITCHES_ROUTES } from './switches-page.tsx'
import { TALK_ROUTES } from './talk.tsx'
import { TALKS_ROUTES } from './talks.tsx'
import { TRY_OUT_ROUTES } from './try-out.tsx'
import { WORDS_EDIT_ROUTES } from './words-edit.tsx'
import { WORDS_ROUTES } from './words-page.tsx'

/** Every address of the officers' desk, with the roles that may use it. */
export const DESK_ROUTES: readonly DeskRoute[] = [
  ...SIGN_IN_ROUTES,
  ...PASSWORD_ROUTES,
  ...SECOND_FACTOR_ROUTES,
  ...ME_ROUTES,
  ...ACTS_ROUTES,
  ...OFFICERS_ROUTES,
  ...SWITCHES_ROUTES,
  ...ENTRY_ROUTES,
  ...AMOUNTS_ROUTES,
  ...AMOUNT_ROUTES,
  ...WORDS_ROUTES,
  ...WORDS_EDIT_ROUTES,
  ...TRY_OUT_ROUTES,
  ...CHANGES_ROUTES,
  ...INBOX_ROUTES,
  ...INBOX_GROUP_ROUTES,
  ...INBOX_ACT_ROUTES,
  ...ASKER_ROUTES,
  ...TALKS_ROUTES,
  ...TALK_ROUTES,
  ...FAIRS_ROUTES,
  ...FAIR_ACT_ROUTES,
  ...REVIEW_ROUTES,
  ...REVIEW_ENTRY_ROUTES,
  ...EXCHANGE_ROUTES,
  ...FIGURES_ROUTES,
  ...GUIDE_ROUTES,
  ...HOME_ROUTES,
]

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

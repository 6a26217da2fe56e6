import { ROLE_NAMES } from '../../content/desk/officer.ts'
import type { DeskSession } from '../../content/desk/officer-store.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { actsIn } from '../../db/acts.ts'
import { show } from '../show.ts'
import { accountsAt } from './accounts.ts'
import { sayBrowser } from './browser-name.ts'
import { DeskForm, DeskPage } from './frame.tsx'
import { refuseAtDesk } from './refusal.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'
import { Wide } from './wide.tsx'

export const ME_ROUTES: DeskRoute[] = [
  { method: 'GET', path: '/officer/me', may: ALL, does: showMe },
  { method: 'POST', path: '/officer/me/sessions', may: ALL, does: endSession },
  { method: 'POST', path: '/officer/me/other-sessions', may: ALL, does: endOthers },
]

const DONE: Record<string, string> = {
  password: 'Đã đổi mật khẩu. Mọi nơi khác đã bị đăng xuất.',
  ended: 'Đã đăng xuất ở nơi đó.',
  others: 'Đã đăng xuất ở mọi nơi khác.',
  'no-second-factor': 'Đã tắt bước xác nhận thứ hai.',
}

async function showMe(context: DeskContext): Promise<Response> {
  const { officer, session: here } = context.var.signedIn
  const accounts = accountsAt(context)
  const [sessions, hasSecondFactor] = [
    await accounts.sessionsOf(officer.id),
    await accounts.usesSecondFactor(officer.id),
  ]
  return show(
    context,
    <DeskPage context={context} title="Tài khoản của tôi" done={DONE[context.req.query('done') ?? '']}>
      <dl>
        <dt>Tên đăng nhập</dt>
        <dd>{officer.name}</dd>
        <dt>Vai trò</dt>
        <dd>{ROLE_NAMES[officer.role]}</dd>
        <dt>Mật khẩu</dt>
        <dd>
          <a href="/officer/password">Đổi mật khẩu</a>
        </dd>
        <dt>Xác nhận hai bước</dt>
        <dd>
          {hasSecondFactor ? 'Đang bật. ' : 'Chưa bật. '}
          <a href="/officer/second-factor">{hasSecondFactor ? 'Mã dự phòng, tắt' : 'Bật xác nhận hai bước'}</a>
        </dd>
      </dl>
      <h2>Nơi đang đăng nhập</h2>
      <p class="hint">Thấy nơi không phải của bạn: đăng xuất nơi đó, rồi đổi mật khẩu.</p>
      <SessionTable context={context} sessions={sessions} here={here} />
      {sessions.length > 1 ? (
        <DeskForm context={context} action="/officer/me/other-sessions">
          <button type="submit" class="button">
            Đăng xuất mọi nơi khác
          </button>
        </DeskForm>
      ) : null}
    </DeskPage>,
  )
}

function SessionTable({ context, sessions, here }: { context: DeskContext; sessions: DeskSession[]; here: string }) {
  return (
    <Wide label="Nơi đang đăng nhập">
      <table>
        <caption>{sessions.length} nơi</caption>
        <thead>
          <tr>
            <th scope="col">Trình duyệt</th>
            <th scope="col">Dùng lần cuối</th>
            <th scope="col">Đăng nhập từ</th>
            <th scope="col">Việc</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(session => (
            <tr>
              <td>{sayBrowser(session.browser)}</td>
              <td>{writeMoment(session.seen)}</td>
              <td>{writeMoment(session.since)}</td>
              <td>
                {session.id === here ? (
                  'Nơi này'
                ) : (
                  <DeskForm context={context} action="/officer/me/sessions">
                    <input type="hidden" name="session" value={session.id} />
                    <button type="submit" class="button">
                      Đăng xuất
                      <span class="hidden">
                        {' '}
                        {sayBrowser(session.browser)}, đăng nhập từ {writeMoment(session.since)}
                      </span>
                    </button>
                  </DeskForm>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

async function endSession(context: DeskContext): Promise<Response> {
  const { officer } = context.var.signedIn
  const ended = await accountsAt(context).endSession(officer.id, context.var.fields.session ?? '')
  if (!ended) return refuseAtDesk(context, 404, 'Nơi này đã đăng xuất rồi.')
  await note(context, 'Đăng xuất một nơi khác')
  return context.redirect('/officer/me?done=ended', 303)
}

async function endOthers(context: DeskContext): Promise<Response> {
  await accountsAt(context).endOtherSessions(context.var.signedIn)
  await note(context, 'Đăng xuất mọi nơi khác')
  return context.redirect('/officer/me?done=others', 303)
}

/** Writes what officers do with their own account into the log. */
export async function note(context: DeskContext, act: string): Promise<void> {
  const { name } = context.var.signedIn.officer
  const { now, database } = context.env.services
  await actsIn(database).add({ at: now(), officer: name, act, subject: name, reason: '' })
}

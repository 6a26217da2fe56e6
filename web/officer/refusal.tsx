import { show } from '../show.ts'
import { Alert, DeskForm, DeskPage } from './frame.tsx'
import type { DeskContext } from './route.ts'

/** A refusal as an officer reads it. */
export function refuseAtDesk(context: DeskContext, status: number, says: string): Response {
  return show(
    context,
    <DeskPage context={context} title="Không làm được">
      <Alert says={says} />
      <p>
        <a href="/officer">Về bàn làm việc</a>
      </p>
    </DeskPage>,
    status,
  )
}

/** Fields that are ours, or that no page may show again. */
const OURS = ['csrf', 'act']
const SECRET = /password|code|secret/i

/**
 * The same with everything that was typed, to be copied or sent again: a session may end while somebody writes.
 * Showing it again is safe: the form came from our own pages, and nothing is done until the officer presses.
 */
export function refuseButKeep(context: DeskContext, status: number, says: string, fields: Record<string, string>) {
  const typed = Object.entries(fields).filter(([name]) => !OURS.includes(name))
  if (typed.length === 0 || typed.some(([name]) => SECRET.test(name))) return refuseAtDesk(context, status, says)
  const { pathname, search } = new URL(context.req.url)
  return show(
    context,
    <DeskPage context={context} title="Chưa gửi được, chữ bạn gõ còn nguyên">
      <Alert says={says} />
      <DeskForm context={context} action={pathname + search}>
        {typed.map(([name, text]) => (
          <input type="hidden" name={name} value={text} />
        ))}
        <div class="field">
          <label for="o-da-go">Chữ bạn đã gõ (để xem và chép)</label>
          <textarea id="o-da-go" rows={12} readonly>
            {typed.map(([, text]) => text).join('\n')}
          </textarea>
        </div>
        <button type="submit" class="button main" name="act" value={fields.act ?? ''}>
          Gửi lại
        </button>
      </DeskForm>
    </DeskPage>,
    status,
  )
}

import { type Deed, refusalOf } from '../../content/desk/workflow.ts'
import type { EntryAtDesk } from './entry-at-desk.ts'
import { Alert, DeskForm, Field } from './frame.tsx'
import type { DeskContext } from './route.ts'

/** What an officer can do with an entry's text as it stands; each is a form of its own, the next step the main one. */
export function EntryDeeds({
  context,
  entry,
  onePerson,
  wrong,
}: {
  context: DeskContext
  entry: EntryAtDesk
  onePerson: boolean
  wrong: { deed: string; says: string } | undefined
}) {
  const { officer } = context.var.signedIn
  const refused = (deed: Deed) => refusalOf(deed, entry, officer, onePerson)
  const shown = (['publish', 'submit', 'schedule', 'send-back', 'discard'] as const).filter(deed => !refused(deed))
  const common = { context, entry, wrong }
  const isWaiting = entry.state === 'submitted' || entry.state === 'scheduled'
  return (
    <>
      <Alert says={wrong?.says} />
      {isWaiting && refused('publish') ? <p class="hint">{refused('publish')}</p> : null}
      {shown.includes('publish') ? <One {...common} deed="publish" button="Duyệt và đăng ngay" isMain /> : null}
      {shown.includes('submit') ? <One {...common} deed="submit" button="Gửi duyệt" isMain /> : null}
      {shown.includes('schedule') ? (
        <Folded summary="Hẹn ngày đăng" isOpen={wrong?.deed === 'schedule'}>
          <One {...common} deed="schedule" button="Duyệt và hẹn đăng">
            <Field
              name="from"
              label="Đăng vào lúc"
              help="Giờ Việt Nam. Đến giờ, máy tự đăng nếu không ai sửa trước đó."
              type="datetime-local"
              value={context.get('fields')?.from ?? ''}
              wrong={wrong?.deed === 'schedule' ? wrong.says : undefined}
            />
          </One>
        </Folded>
      ) : null}
      {shown.includes('send-back') ? (
        <Folded summary="Trả lại người viết" isOpen={wrong?.deed === 'send-back'}>
          <One {...common} deed="send-back" button="Trả lại">
            <Field
              name="reason"
              label="Cần sửa gì"
              value={context.get('fields')?.reason ?? ''}
              wrong={wrong?.deed === 'send-back' ? wrong.says : undefined}
            />
          </One>
        </Folded>
      ) : null}
      <div class="buttons">
        {shown.includes('discard') ? <One {...common} deed="discard" button="Bỏ bản nháp" /> : null}
        {refused('withdraw') ? null : (
          <a class="button danger" href={`/officer/entries/${entry.id}/withdraw`}>
            Rút mục này
          </a>
        )}
      </div>
    </>
  )
}

function One({
  context,
  entry,
  deed,
  button,
  isMain = false,
  children,
}: {
  context: DeskContext
  entry: EntryAtDesk
  deed: Deed
  button: string
  isMain?: boolean
  children?: unknown
}) {
  return (
    <DeskForm context={context} action={`/officer/entries/${entry.id}/${deed}`}>
      <input type="hidden" name="seen" value={String(entry.newest?.number ?? 0)} />
      {children as never}
      <button type="submit" class={isMain ? 'button main' : 'button'}>
        {button}
      </button>
    </DeskForm>
  )
}

function Folded({ summary, isOpen, children }: { summary: string; isOpen: boolean; children: unknown }) {
  return (
    <details open={isOpen}>
      <summary>{summary}</summary>
      {children as never}
    </details>
  )
}

import type { Child } from 'hono/jsx'
import { DeskForm } from './frame.tsx'
import type { InboxGroup } from './inbox-groups.ts'
import type { DeskContext } from './route.ts'

/** A form that acts on exactly the questions the officer has read. */
export function GroupForm(props: { context: DeskContext; group: InboxGroup; does: string; children: Child }) {
  const { context, group, does, children } = props
  return (
    <DeskForm context={context} action={`/officer/inbox/${does}`}>
      <input type="hidden" name="ids" value={group.questions.map(each => each.id).join(',')} />
      {children}
    </DeskForm>
  )
}
